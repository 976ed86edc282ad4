import CruxModel

/// Which version of a document brought each statement and relation, and when their words last changed.
///
/// A statement is followed from version to version by matching, so that it keeps its history when its words, and
/// with them its id, change.
public struct History: Sendable {
  /// A change to a statement or relation.
  public struct Step: Sendable, Equatable {
    /// The version that made it, counted from 1.
    public var version: Int
    public var change: Change
    /// What the statement or relation said from then on.
    public var text: String
  }

  /// What happened to one statement or relation.
  public struct Line: Sendable, Equatable {
    /// The id in the newest version.
    public var id: String
    /// The version that brought it, counted from 1.
    public var since: Int
    /// What has changed about it since.
    public var changes: [Step]
    public var text: String
  }

  /// Of all that the newest version has, in its order.
  public let lines: [Line]

  /// - Parameters:
  ///   - versions: all versions of one document, the oldest first.
  ///   - known: for each version but the first, which statements are known to be which of the version before.
  public init(_ versions: [Graph], known: [[(before: Int, after: Int)]] = []) {
    var lines: [String: Line] = [:]
    for (number, graph) in versions.enumerated() {
      var next: [String: Line] = [:]
      let known = number > 0 && number <= known.count ? known[number - 1] : []
      let before = number > 0 ? versions[number - 1] : nil
      let matching = before.map { Matching(GraphIndex($0), GraphIndex(graph), known: known) }
      var changed: [String: [Change]] = [:]
      if let before, let matching {
        var finder = ChangeFinder(before, graph, matching)
        finder.run()
        for change in finder.changes where !change.before.isEmpty {
          for id in change.after { changed[id, default: []].append(change) }
        }
      }
      func follow(_ id: String, from old: String?, _ text: String) {
        var line = old.flatMap { lines[$0] } ?? Line(id: id, since: number + 1, changes: [], text: text)
        line.id = id
        line.text = text
        line.changes += (changed[id] ?? []).map { Step(version: number + 1, change: $0, text: text) }
        next[id] = line
      }
      for (node, statement) in graph.statements.enumerated() {
        follow(
          statement.id, from: matching?.before[node].flatMap { before?.statements[$0].id }, statement.text)
      }
      for (node, relation) in graph.relations.enumerated() {
        let old = matching?.relationsBefore[node].flatMap { before?.relations[$0].id }
        let ends = relation.from.joined(separator: ", ")
        follow(relation.id, from: old, "\(ends) \(relation.kind.rawValue) \(relation.to)")
      }
      lines = next
    }
    let newest = versions.last
    self.lines = ((newest?.statements.map(\.id) ?? []) + (newest?.relations.map(\.id) ?? []))
      .compactMap { lines[$0] }
  }
}
