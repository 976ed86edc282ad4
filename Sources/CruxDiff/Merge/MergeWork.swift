import Algorithms
import CruxModel

/// Merges three graphs in which the same id means the same.
struct MergeWork {
  private var base: Graph
  private var ours: Graph
  private var theirs: Graph
  private let splits: (ours: Set<String>, theirs: Set<String>)
  private(set) var graph: Graph
  private(set) var conflicts: [Merge.Conflict] = []
  /// The documents whose text both sides changed.
  private var newTexts: Set<String> = []
  /// The documents in which statements stand.
  private var documents: [String: String] = [:]

  init(_ names: MergeNames) {
    (base, ours, theirs, splits) = (names.base, names.ours, names.theirs, names.splits)
    graph = ours
  }

  mutating func run() {
    graph.id = merged("graph", ours.id, "id", base.id, ours.id, theirs.id)
    graph.title = merged("graph", ours.id, "title", base.title, ours.title, theirs.title)
    graph.thesis = merged("graph", ours.id, "thesis", base.thesis, ours.thesis, theirs.thesis)
    graph.unknown = mergedFields("graph", ours.id, base.unknown, ours.unknown, theirs.unknown)
    graph.documents = merged(base.documents, ours.documents, theirs.documents) { $0.merge($1, $2, $3) }
    let places = mergeStatements()
    documents = Dictionary(
      graph.statements.compactMap { statement in statement.anchor.map { (statement.id, $0.document) } },
      uniquingKeysWith: { first, _ in first })
    graph.relations = merged(base.relations, ours.relations, theirs.relations) { $0.merge($1, $2, $3) }
    conflicts += TurnedMeaning(base, splits).conflicts(ours, theirs)
    var restoration = Restoration(graph, conflicts, base: base, ours: ours, theirs: theirs)
    restoration.run()
    (graph, conflicts) = (restoration.graph, restoration.conflicts)
    reportLostAnchors(places)
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

  /// Fields that Crux does not know, each for itself.
  private mutating func mergedFields(
    _ what: String, _ id: String, _ base: [UnknownField]?, _ ours: [UnknownField], _ theirs: [UnknownField]
  ) -> [UnknownField] {
    func values(_ fields: [UnknownField]) -> [String: String] {
      Dictionary(fields.map { ($0.name, $0.json) }, uniquingKeysWith: { first, _ in first })
    }
    let (old, our, their) = (base.map(values), values(ours), values(theirs))
    return (ours + theirs).map(\.name).uniqued().compactMap { name in
      let value: String? = merged(
        what, id, "other field \(name)", old.map { $0[name] }, our[name], their[name])
      return value.map { UnknownField(name: name, json: $0) }
    }
  }

  /// A value for people, or nil for an optional one that is not there.
  private static func text(_ value: Any) -> String? {
    switch value {
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
    let (old, their) = (base.byID, theirs.byID)
    var result: [Item] = []
    for item in ours {
      if let other = their[item.id] {
        result.append(fields(&self, old[item.id], item, other))
      } else if let before = old[item.id] {
        // They removed it.
        if Exactly.same(before, item) { continue }
        result.append(item)
        conflicts.append(.existence(item, ours: "changed", theirs: "removed"))
      } else {
        result.append(item)
      }
    }
    return result.weaving(theirs) { item in
      guard let before = old[item.id] else { return true }
      // We removed it.
      guard !Exactly.same(before, item) else { return false }
      conflicts.append(.existence(item, ours: "removed", theirs: "changed"))
      return true
    }
  }

  /// Merges statements, with anchors that count in the merged texts.
  ///
  /// - Returns: where the statements of the base and of each side stand in these.
  private mutating func mergeStatements() -> [CarriedAnchors] {
    let (old, our, their) = (
      CarriedAnchors(base, in: graph.documents), CarriedAnchors(ours, in: graph.documents),
      CarriedAnchors(theirs, in: graph.documents)
    )
    (base.statements, ours.statements, theirs.statements) = (old.statements, our.statements, their.statements)
    graph.statements = merged(base.statements, ours.statements, theirs.statements) { $0.merge($1, $2, $3) }
    return [old, our, their]
  }

  /// Makes conflicts of anchors whose words are gone from the merged texts. What a conflict has of an anchor is the
  /// words, since it may count in a text that is not the merged one.
  private mutating func reportLostAnchors(_ sides: [CarriedAnchors]) {
    func isOfAnchor(_ conflict: Merge.Conflict) -> Bool {
      conflict.what == Statement.name && conflict.field == "anchor"
    }
    let known = Set(conflicts.filter(isOfAnchor).map(\.id))
    let lost = Set(sides.dropFirst().flatMap(\.lost.keys)).subtracting(known)
    for statement in graph.statements where statement.anchor == nil && lost.contains(statement.id) {
      conflicts.append(Merge.Conflict(what: Statement.name, id: statement.id, field: "anchor"))
    }
    let statements = [base, ours, theirs].map(\.statements.byID)
    for number in conflicts.indices where isOfAnchor(conflicts[number]) {
      let id = conflicts[number].id
      let places = zip(sides, statements).map { side, statements -> String? in
        guard let statement = statements[id], let anchor = statement.anchor ?? side.lost[id] else {
          return nil
        }
        return "\(anchor.document) \(anchor.start)-\(anchor.end): \(anchor.quote ?? statement.text)"
      }
      (conflicts[number].base, conflicts[number].ours, conflicts[number].theirs) = (
        places[0], places[1], places[2]
      )
    }
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
    new.unknown = mergedFields("document", our.id, old?.unknown, our.unknown, their.unknown)
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
    new.unknown = mergedFields("statement", our.id, old?.unknown, our.unknown, their.unknown)
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
    new.unknown = mergedFields("relation", our.id, old?.unknown, our.unknown, their.unknown)
    return new
  }
}
