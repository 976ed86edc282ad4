import CruxDiff
import CruxModel

/// Writes what came of a merge as a graph document; conflicts are kept in its field `conflicts`, behind those that an
/// earlier merge left there.
public struct MergeWriter: Sendable {
  static let field = "conflicts"

  public init() {}

  public func write(_ merge: Merge) throws -> [UInt8] {
    var graph = merge.graph
    guard !merge.conflicts.isEmpty else { return try JSONWriter().write(graph) }
    let left = graph.unknown.first { $0.name == Self.field }?.json ?? "[]"
    let items = left.hasPrefix("[") ? String(left.dropFirst().dropLast()) : left
    let new = String(decoding: json(merge.conflicts), as: UTF8.self)
    graph.unknown.removeAll { $0.name == Self.field }
    graph.unknown.append(
      UnknownField(name: Self.field, json: "[" + (items.isEmpty ? "" : items + ", ") + new + "]"))
    return try JSONWriter().write(graph)
  }

  /// Whether an earlier merge left conflicts in a graph.
  public static func isUnsettled(_ graph: Graph) -> Bool {
    graph.unknown.contains { $0.name == field && $0.json != "[]" }
  }

  /// Objects with commas between them.
  private func json(_ conflicts: [Merge.Conflict]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, conflict) in conflicts.enumerated() {
      bytes.append(number > 0 ? ", {" : "{")
      let fields = [
        ("what", conflict.what), ("id", conflict.id), ("field", conflict.field), ("base", conflict.base),
        ("ours", conflict.ours), ("theirs", conflict.theirs),
      ]
      for (place, (name, value)) in fields.filter({ $0.1 != nil }).enumerated() {
        if place > 0 { bytes.append(", ") }
        bytes.appendJSON(name)
        bytes.append(": ")
        bytes.appendJSON(value ?? "")
      }
      bytes.append("}")
    }
    return bytes
  }
}
