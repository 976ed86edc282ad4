import ArgumentParser
import Foundation

/// How rows are printed.
enum RowForm: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension Encodable {
  /// As JSON, with fields in the order of their names.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  func printJSON() throws { try print(json()) }
}
