import CruxModel

/// Merges three graphs in which the same id means the same.
struct MergeWork {
  private let base: Graph
  private let ours: Graph
  private let theirs: Graph
  private(set) var graph: Graph
  private(set) var conflicts: [Merge.Conflict] = []

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
    graph.statements = merged(base.statements, ours.statements, theirs.statements) { $0.merge($1, $2, $3) }
    graph.relations = merged(base.relations, ours.relations, theirs.relations) { $0.merge($1, $2, $3) }
    restoreEnds()
  }

  // MARK: Values

  /// One value of three; where both sides changed it, ours, and a conflict.
  private mutating func merged<Value: Equatable>(
    _ what: String, _ id: String, _ field: String, _ base: Value, _ ours: Value, _ theirs: Value
  ) -> Value {
    if Exactly.same(ours, theirs) || Exactly.same(base, theirs) { return ours }
    if Exactly.same(base, ours) { return theirs }
    conflicts.append(
      Merge.Conflict(
        what: what, id: id, field: field, base: Self.text(base), ours: Self.text(ours),
        theirs: Self.text(theirs)))
    return ours
  }

  private static func text<Value>(_ value: Value) -> String? {
    if case let value as String? = value { return value }
    if let list = value as? [String] { return list.joined(separator: " ") }
    if let fields = value as? [UnknownField] {
      return fields.map { "\($0.name): \($0.json)" }.joined(separator: ", ")
    }
    return "\(value)"
  }

  // MARK: Lists

  private mutating func merged<Item: ListItem>(
    _ base: [Item], _ ours: [Item], _ theirs: [Item],
    fields: (inout MergeWork, Item?, Item, Item) -> Item
  ) -> [Item] {
    func byID(_ items: [Item]) -> [String: Item] {
      Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (old, our, their) = (byID(base), byID(ours), byID(theirs))
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

  /// A relation that one side added or kept needs the statements that the other may have removed.
  private mutating func restoreEnds() {
    var ids = Set(graph.statements.map(\.id) + graph.relations.map(\.id))
    let statements = ours.statements + theirs.statements + base.statements
    let relations = ours.relations + theirs.relations + base.relations
    var number = 0
    while number < graph.relations.count {
      let relation = graph.relations[number]
      for end in relation.from + [relation.to] where !ids.contains(end) {
        if let statement = statements.first(where: { $0.id == end }) {
          graph.statements.append(statement)
        } else if let target = relations.first(where: { $0.id == end }) {
          graph.relations.append(target)
        } else {
          continue
        }
        ids.insert(end)
        let isOurs = ours.relations.contains { $0.id == relation.id }
        conflicts.append(
          Merge.Conflict(
            what: statements.contains { $0.id == end } ? "statement" : "relation", id: end,
            field: "existence",
            base: nil, ours: isOurs ? "used by \(relation.id)" : "removed",
            theirs: isOurs ? "removed" : "used by \(relation.id)"))
      }
      number += 1
    }
  }

  // MARK: Fields

  private mutating func merge(_ old: Document?, _ our: Document, _ their: Document) -> Document {
    let old = old ?? our
    func merge<Value: Equatable>(_ field: String, _ path: KeyPath<Document, Value>) -> Value {
      merged("document", our.id, field, old[keyPath: path], our[keyPath: path], their[keyPath: path])
    }
    var new = our
    new.title = merge("title", \.title)
    new.author = merge("author", \.author)
    new.uri = merge("uri", \.uri)
    new.published = merge("published", \.published)
    new.genre = merge("genre", \.genre)
    new.language = merge("language", \.language)
    new.text = merge("text", \.text)
    new.unknown = merge("other fields", \.unknown)
    return new
  }

  private mutating func merge(_ old: Statement?, _ our: Statement, _ their: Statement) -> Statement {
    let old = old ?? our
    func merge<Value: Equatable>(_ field: String, _ path: KeyPath<Statement, Value>) -> Value {
      merged("statement", our.id, field, old[keyPath: path], our[keyPath: path], their[keyPath: path])
    }
    var new = our
    new.kind = merge("kind", \.kind)
    new.evidenceType = merge("evidence type", \.evidenceType)
    new.modality = merge("modality", \.modality)
    new.text = merge("text", \.text)
    new.speaker = merge("speaker", \.speaker)
    new.confidence = merge("confidence", \.confidence)
    new.anchor = merge("anchor", \.anchor)
    new.unknown = merge("other fields", \.unknown)
    return new
  }

  private mutating func merge(_ old: Relation?, _ our: Relation, _ their: Relation) -> Relation {
    let old = old ?? our
    func merge<Value: Equatable>(_ field: String, _ path: KeyPath<Relation, Value>) -> Value {
      merged("relation", our.id, field, old[keyPath: path], our[keyPath: path], their[keyPath: path])
    }
    var new = our
    new.kind = merge("kind", \.kind)
    new.from = merge("premises", \.from)
    new.to = merge("target", \.to)
    new.scheme = merge("scheme", \.scheme)
    new.confidence = merge("confidence", \.confidence)
    new.unknown = merge("other fields", \.unknown)
    return new
  }
}
