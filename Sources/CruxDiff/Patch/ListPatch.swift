import CruxModel

/// A thing in a list of a graph, known by its id.
public protocol ListItem: Sendable, Equatable {
  static var name: String { get }
  var id: String { get }
}

extension Document: ListItem {
  public static var name: String { "document" }
}

extension Statement: ListItem {
  public static var name: String { "statement" }
}

extension Relation: ListItem {
  public static var name: String { "relation" }
}

extension Sequence where Element: ListItem {
  /// The first of each id.
  var byID: [String: Element] {
    Dictionary(map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// What it takes to make one list of another.
public struct ListPatch<Item: ListItem>: Sendable, Equatable {
  /// Ids in the order of the lists.
  public struct Order: Sendable, Equatable {
    public var before: [String]
    public var after: [String]

    public init(before: [String], after: [String]) {
      self.before = before
      self.after = after
    }
  }

  /// What goes in the order of the first list, what is replaced, what comes in the order of the second.
  public var edits: [Edit<Item>]
  /// Only where the edits do not tell it.
  public var order: Order?

  public init(edits: [Edit<Item>] = [], order: Order? = nil) {
    self.edits = edits
    self.order = order
  }

  public var isEmpty: Bool { edits.isEmpty && order == nil }

  public var inverse: ListPatch {
    ListPatch(
      edits: edits.map { Edit(before: $0.after, after: $0.before, behind: $0.behind) },
      order: order.map { Order(before: $0.after, after: $0.before) })
  }

  /// - Parameter partner: the item of the second list that one of the first has become.
  init(_ before: [Item], _ after: [Item], partner: (Int) -> Int?) throws {
    try Self.requireUniqueIDs(before)
    try Self.requireUniqueIDs(after)
    self.init()
    var isOld = [Bool](repeating: false, count: after.count)
    for (number, item) in before.enumerated() {
      if let new = partner(number) {
        isOld[new] = true
        if !Exactly.same(item, after[new]) { edits.append(Edit(before: item, after: after[new])) }
      } else {
        edits.append(Edit(before: item, behind: number > 0 ? before[number - 1].id : nil))
      }
    }
    for (number, item) in after.enumerated() where !isOld[number] {
      edits.append(Edit(after: item, behind: number > 0 ? after[number - 1].id : nil))
    }
    let isWhole =
      try applied(to: before).elementsEqual(after) { Exactly.same($0.id, $1.id) }
      && inverse.applied(to: after).elementsEqual(before) { Exactly.same($0.id, $1.id) }
    if !isWhole { order = Order(before: before.map(\.id), after: after.map(\.id)) }
  }

  /// - Throws: `PatchError`.
  func applied(to items: [Item]) throws -> [Item] {
    try Self.requireUniqueIDs(items)
    var places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.id, $0) })
    var changed: [Item?] = items
    var additions: [String?: [Item]] = [:]
    for edit in edits {
      if let before = edit.before {
        guard let place = places.removeValue(forKey: before.id) else {
          throw Self.error(before.id, "is not there")
        }
        guard Exactly.same(items[place], before) else { throw Self.error(before.id, "is not as expected") }
        changed[place] = edit.after
      } else if let after = edit.after {
        additions[edit.behind, default: []].append(after)
      }
    }
    var result: [Item] = []
    result.reserveCapacity(items.count + edits.count)
    var waiting = (additions.removeValue(forKey: nil) ?? []).reversed() as [Item]
    func settle() {
      while let item = waiting.popLast() {
        result.append(item)
        waiting += (additions.removeValue(forKey: item.id) ?? []).reversed()
      }
    }
    settle()
    for case let item? in changed {
      result.append(item)
      waiting += (additions.removeValue(forKey: item.id) ?? []).reversed()
      settle()
    }
    // What stood behind something that is not here stands at the end.
    for key in additions.keys.sorted(by: { $0 ?? "" < $1 ?? "" }) { result += additions[key] ?? [] }
    try Self.requireUniqueIDs(result)
    guard let order else { return result }
    let ordered = Self.ordered(result, order.after)
    // An order that names an item twice would make two of it.
    try Self.requireUniqueIDs(ordered)
    return ordered
  }

  private static func ordered(_ items: [Item], _ ids: [String]) -> [Item] {
    let byID = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0) })
    // Others than those that the patch knows stay behind the rest.
    let known = Set(ids)
    return ids.compactMap { byID[$0] } + items.filter { !known.contains($0.id) }
  }

  private static func requireUniqueIDs(_ items: [Item]) throws {
    var ids: Set<String> = []
    for item in items where !ids.insert(item.id).inserted { throw error(item.id, "is there twice") }
  }

  private static func error(_ id: String, _ trouble: String) -> PatchError {
    PatchError(what: Item.name, id: id, trouble: trouble)
  }
}
