import CruxDiff
import CruxModel

/// Writes what came of a merge as a graph document; conflicts are kept in its field `conflicts`.
public struct MergeWriter: Sendable {
  static let field = "conflicts"

  public init() {}

  public func write(_ merge: Merge) throws -> [UInt8] {
    var graph = merge.graph
    guard !merge.conflicts.isEmpty else { return try JSONWriter().write(graph) }
    graph.unknown.removeAll { $0.name == Self.field }
    graph.unknown.append(
      UnknownField(name: Self.field, json: String(decoding: json(merge.conflicts), as: UTF8.self)))
    return try JSONWriter().write(graph)
  }

  private func json(_ conflicts: [Merge.Conflict]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (number, conflict) in conflicts.enumerated() {
      bytes.append(number > 0 ? ", {" : "[{")
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
    bytes.append("]")
    return bytes
  }
}
