import CruxDiff
import CruxModel

/// Writes patches as JSON, one edit a line:
///
///     {
///     "cruxPatch": 1,
///     "graph": {"before": {"crux": 1, "id": "a"}, "after": {"crux": 1, "id": "b"}},
///     "documents": [],
///     "statements": [
///     {"before": {"id": "s4", …}, "after": {"id": "s4", …}},
///     {"after": {"id": "s9", …}, "behind": "s8"}
///     ],
///     "relations": []
///     }
///
/// `before` is missing where something comes, `after` where it goes; `behind` then names what stands in front of it.
/// Where that does not tell the order, `statementOrder` and the like do: all ids, before and after.
public struct PatchWriter: Sendable {
  public init() {}

  /// - Throws: `FormatError` where the patch holds what JSON cannot.
  public func write(_ patch: Patch) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("{\n\"cruxPatch\": 1")
    if let frame = patch.frame {
      bytes.append(",\n\"graph\": ")
      try bytes.append(frame) { try $0.append(frame: $1) }
    }
    try bytes.append("document", patch.documents) { try $0.append($1) }
    try bytes.append("statement", patch.statements) { try $0.append($1) }
    try bytes.append("relation", patch.relations) { try $0.append($1) }
    bytes.append("\n}\n")
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append<Item>(
    _ name: StaticString, _ list: ListPatch<Item>, _ append: (inout [UInt8], Item) throws -> Void
  ) throws {
    self.append(",\n\"")
    self.append(name)
    self.append("s\": ")
    try appendList(list.edits) { try $0.append($1, append) }
    guard let order = list.order else { return }
    self.append(",\n\"")
    self.append(name)
    self.append("Order\": {\"before\": ")
    appendJSON(order.before)
    self.append(", \"after\": ")
    appendJSON(order.after)
    self.append("}")
  }

  fileprivate mutating func append<Value>(
    _ edit: Edit<Value>, _ append: (inout [UInt8], Value) throws -> Void
  ) throws {
    self.append("{")
    if let before = edit.before {
      self.append("\"before\": ")
      try append(&self, before)
    }
    if let after = edit.after {
      self.append(edit.before == nil ? "\"after\": " : ", \"after\": ")
      try append(&self, after)
    }
    if let behind = edit.behind {
      self.append(", \"behind\": ")
      appendJSON(behind)
    }
    self.append("}")
  }

  fileprivate mutating func append(frame graph: Graph) throws {
    append("{\"crux\": 1, \"id\": ")
    appendJSON(graph.id)
    if let title = graph.title {
      append(", \"title\": ")
      appendJSON(title)
    }
    if let thesis = graph.thesis {
      append(", \"thesis\": ")
      appendJSON(thesis)
    }
    try append(graph.unknown, of: GraphField.self)
    append("}")
  }
}
