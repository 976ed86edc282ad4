import CruxModel

/// Merges three graphs in which the same id means the same.
struct MergeWork {
  private var base: Graph
  private var ours: Graph
  private var theirs: Graph
  private(set) var graph: Graph
  private(set) var conflicts: [Merge.Conflict] = []
  /// The documents whose text both sides changed.
  private var newTexts: Set<String> = []
  /// The documents in which statements stand.
  private var documents: [String: String] = [:]

  init(base: Graph, ours: Graph, theirs: Graph) {
    self.base = base
    self.ours = ours
    self.theirs = theirs
    graph = ours
  }

  mutating func run() {
    graph.id = merged("graph", ours.id, "id", base.id, ours.id, theirs.id)
    graph.title = merged("graph", ours.id, "title", base.title, ours.title, theirs.title)
    graph.thesis = merged("graph", ours.id, "thesis", base.thesis, ours.thesis, theirs.thesis)
    graph.unknown = merged("graph", ours.id, "other fields", base.unknown, ours.unknown, theirs.unknown)
    graph.documents = merged(base.documents, ours.documents, theirs.documents) { $0.merge($1, $2, $3) }
    mergeStatements()
    documents = Dictionary(
      graph.statements.compactMap { statement in statement.anchor.map { (statement.id, $0.document) } },
      uniquingKeysWith: { first, _ in first })
    graph.relations = merged(base.relations, ours.relations, theirs.relations) { $0.merge($1, $2, $3) }
    conflicts += TurnedMeaning(base).conflicts(ours, theirs)
    restoreNeeded()
  }

  // MARK: Values

  /// One value of three; where both sides changed it, ours, and a conflict.
  ///
  /// - Parameter base: nil where both sides added what has the value.
  private mutating func merged<Value: Equatable>(
    _ what: String, _ id: String, _ field: String, _ base: Value?, _ ours: Value, _ theirs: Value
  ) -> Value {
    if Exactly.same(ours, theirs) { return ours }
    if let base {
      if Exactly.same(base, theirs) { return ours }
      if Exactly.same(base, ours) { return theirs }
    }
    conflicts.append(
      Merge.Conflict(
        what: what, id: id, field: field, base: base.flatMap { Self.text($0) }, ours: Self.text(ours),
        theirs: Self.text(theirs)))
    return ours
  }

  /// A value for people, or nil for an optional one that is not there.
  private static func text(_ value: Any) -> String? {
    switch value {
    case let fields as [UnknownField]: fields.map { "\($0.name): \($0.json)" }.joined(separator: ", ")
    case let anchor as Anchor: "\(anchor.document) \(anchor.start)-\(anchor.end)"
    case let value as any RawRepresentable: "\(value.rawValue)"
    case let value as any CustomStringConvertible: value.description
    default: nil
    }
  }

  // MARK: Lists

  private mutating func merged<Item: ListItem>(
    _ base: [Item], _ ours: [Item], _ theirs: [Item],
    fields: (inout MergeWork, Item?, Item, Item) -> Item
  ) -> [Item] {
    let (old, our, their) = (base.byID, ours.byID, theirs.byID)
    var result: [Item] = []
    for item in ours {
      if let other = their[item.id] {
        result.append(fields(&self, old[item.id], item, other))
      } else if let before = old[item.id] {
        // They removed it.
        if Exactly.same(before, item) { continue }
        result.append(item)
        addExistence(item, ours: "changed", theirs: "removed")
      } else {
        result.append(item)
      }
    }
    var present = Set(result.map(\.id))
    var previous: String?
    var additions: [String?: [Item]] = [:]
    for item in theirs {
      if our[item.id] == nil {
        if let before = old[item.id] {
          // We removed it.
          if !Exactly.same(before, item) {
            addExistence(item, ours: "removed", theirs: "changed")
            additions[previous, default: []].append(item)
          }
        } else {
          additions[previous, default: []].append(item)
        }
      }
      if present.contains(item.id) { previous = item.id }
    }
    var all = additions[nil] ?? []
    for item in result { all += [item] + (additions[item.id] ?? []) }
    present = []
    return all.filter { present.insert($0.id).inserted }
  }

  private mutating func addExistence<Item: ListItem>(_ item: Item, ours: String, theirs: String) {
    conflicts.append(
      Merge.Conflict(what: Item.name, id: item.id, field: "existence", base: nil, ours: ours, theirs: theirs))
  }

  /// Statements, with anchors that count in the merged texts.
  private mutating func mergeStatements() {
    let (old, our, their) = (
      CarriedAnchors(base, in: graph.documents), CarriedAnchors(ours, in: graph.documents),
      CarriedAnchors(theirs, in: graph.documents)
    )
    (base.statements, ours.statements, theirs.statements) = (old.statements, our.statements, their.statements)
    graph.statements = merged(base.statements, ours.statements, theirs.statements) { $0.merge($1, $2, $3) }
    for (number, statement) in graph.statements.enumerated() {
      guard let anchor = statement.anchor,
        ![our, their].contains(where: { $0.found[statement.id] == anchor })
      else { continue }
      // Its words are gone from the merged text, so it would point at others.
      graph.statements[number].anchor = nil
      guard !conflicts.contains(where: { $0.id == statement.id && $0.field == "anchor" }) else { continue }
      func text(_ side: Graph) -> String? {
        side.statements.first { $0.id == statement.id }?.anchor.flatMap { Self.text($0) }
      }
      conflicts.append(
        Merge.Conflict(
          what: Statement.name, id: statement.id, field: "anchor", base: text(base), ours: text(ours),
          theirs: text(theirs)))
    }
  }

  /// What one side uses may be what the other removed: a thesis, an end of a relation, the document of an anchor.
  private mutating func restoreNeeded() {
    var ids = Set(graph.statements.map(\.id) + graph.relations.map(\.id))
    if let thesis = graph.thesis, ids.insert(thesis).inserted {
      restore(thesis, in: \.statements, "used as the thesis")
    }
    var number = 0
    while number < graph.relations.count {
      let relation = graph.relations[number]
      for end in relation.from + [relation.to] where ids.insert(end).inserted {
        restore(end, in: \.statements, "used by \(relation.id)")
        restore(end, in: \.relations, "used by \(relation.id)")
      }
      number += 1
    }
    var documents = Set(graph.documents.map(\.id))
    for statement in graph.statements {
      guard let document = statement.anchor?.document, documents.insert(document).inserted else { continue }
      restore(document, in: \.documents, "used by \(statement.id)")
    }
  }

  /// Takes what only one side has into the merged graph, and adds the conflict.
  private mutating func restore<Item: ListItem>(
    _ id: String, in list: WritableKeyPath<Graph, [Item]>, _ use: String
  ) {
    let our = ours[keyPath: list].first { $0.id == id }
    guard let item = our ?? theirs[keyPath: list].first(where: { $0.id == id }) else { return }
    graph[keyPath: list].append(item)
    addExistence(item, ours: our != nil ? use : "removed", theirs: our != nil ? "removed" : use)
  }

  // MARK: Fields

  private mutating func merge(_ old: Document?, _ our: Document, _ their: Document) -> Document {
    func merge<Value: Equatable>(_ field: String, _ path: KeyPath<Document, Value>) -> Value {
      merged("document", our.id, field, old?[keyPath: path], our[keyPath: path], their[keyPath: path])
    }
    var new = our
    new.title = merge("title", \.title)
    new.author = merge("author", \.author)
    new.uri = merge("uri", \.uri)
    new.published = merge("published", \.published)
    new.genre = merge("genre", \.genre)
    new.language = merge("language", \.language)
    if let was = old?.text, let ours = our.text, let theirs = their.text,
      let text = TextMerge.merged(was, ours, theirs)
    {
      new.text = text
    } else {
      new.text = merge("text", \.text)
    }
    if let old, old.text != our.text, old.text != their.text { newTexts.insert(our.id) }
    new.unknown = merge("other fields", \.unknown)
    return new
  }

  /// How sure both sides are of what is said in a document; ours, without a conflict, where both had read it anew.
  private mutating func mergedConfidence(
    _ what: String, _ id: String, in document: String?, _ base: Double??, _ ours: Double?, _ theirs: Double?
  ) -> Double? {
    if let document, newTexts.contains(document), base != ours, base != theirs { return ours }
    return merged(what, id, "confidence", base, ours, theirs)
  }

  private mutating func merge(_ old: Statement?, _ our: Statement, _ their: Statement) -> Statement {
    func merge<Value: Equatable>(_ field: String, _ path: KeyPath<Statement, Value>) -> Value {
      merged("statement", our.id, field, old?[keyPath: path], our[keyPath: path], their[keyPath: path])
    }
    var new = our
    new.kind = merge("kind", \.kind)
    new.evidenceType = merge("evidence type", \.evidenceType)
    new.modality = merge("modality", \.modality)
    new.text = merge("text", \.text)
    new.speaker = merge("speaker", \.speaker)
    new.confidence = mergedConfidence(
      "statement", our.id, in: our.anchor?.document, old?.confidence, our.confidence, their.confidence)
    new.anchor = merge("anchor", \.anchor)
    new.unknown = merge("other fields", \.unknown)
    return new
  }

  private mutating func merge(_ old: Relation?, _ our: Relation, _ their: Relation) -> Relation {
    func merge<Value: Equatable>(_ field: String, _ path: KeyPath<Relation, Value>) -> Value {
      merged("relation", our.id, field, old?[keyPath: path], our[keyPath: path], their[keyPath: path])
    }
    var new = our
    // Where both added it, it is the same but for the order of its premises.
    if old != nil {
      let argument = merge("argument", \.argument)
      (new.from, new.kind, new.to) = (argument.from, argument.kind, argument.to)
    }
    new.scheme = merge("scheme", \.scheme)
    new.confidence = mergedConfidence(
      "relation", our.id, in: our.from.first.flatMap { documents[$0] }, old?.confidence, our.confidence,
      their.confidence)
    new.unknown = merge("other fields", \.unknown)
    return new
  }
}
