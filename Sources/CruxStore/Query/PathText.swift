import Foundation
import GRDB

/// A path as SQL hands it over: a JSON array of nodes and edges in turn, where a quantified edge is an array of the
/// nodes and edges that it stands for, both ends included.
enum PathText {
  static let lengthFunction = "path_length"
  static let acyclicFunction = "path_is_acyclic"

  /// Nodes and edges in turn.
  static func parts(_ text: String) -> [DatabaseValue] {
    guard let whole = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any] else { return [] }
    var parts = whole.prefix(1).map(value)
    for edge in stride(from: 1, to: whole.count - 1, by: 2) {
      if let walked = whole[edge] as? [Any] {
        parts += walked.dropFirst().map(value)
      } else {
        parts += [value(whole[edge]), value(whole[edge + 1])]
      }
    }
    return parts
  }

  private static func value(_ part: Any) -> DatabaseValue {
    if let text = part as? String { return text.databaseValue }
    if let number = part as? NSNumber { return number.int64Value.databaseValue }
    return .null
  }

  static func isAcyclic(_ text: String) -> Bool {
    let nodes = parts(text).enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    return Set(nodes).count == nodes.count
  }

  static func length(_ text: String) -> Int { parts(text).count / 2 }
}
