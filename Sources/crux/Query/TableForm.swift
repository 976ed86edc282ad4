import ArgumentParser
import CruxFormats
import CruxStore
import Foundation

/// How a table is printed.
enum TableForm: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv

  func text(of result: QueryResult) -> String {
    switch self {
    case .table: Self.table(result)
    case .json: Self.json(result)
    case .csv: Self.csv(result)
    }
  }

  // MARK: For people

  /// The widest that a column gets, in characters; what is not for a terminal is whole.
  private static var width: Int { isatty(STDOUT_FILENO) == 1 ? 60 : .max }

  private static func table(_ result: QueryResult) -> String {
    let isNumber = result.columns.indices.map { column in
      result.rows.allSatisfy { row in
        if case .number = row[column] { true } else { row[column] == .null }
      }
    }
    let rows = [result.columns.map(cut)] + result.rows.map { $0.map { cut($0.plain) } }
    let widths = result.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      let cells = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return isNumber[column] ? space + row[column] : row[column] + space
      }
      return cells.joined(separator: "  ").trimmingEnd
    }
    lines.insert(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), at: 1)
    lines.append("(\(count(result.rows.count, "row")))")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cut(_ text: String) -> String {
    let shown = text.shown
    return shown.count > width ? shown.prefix(width - 1) + "…" : shown
  }

  // MARK: For programs

  /// An array of objects, with the columns in the order of the query.
  private static func json(_ result: QueryResult) -> String {
    let names = result.columns.map(\.asJSON)
    let rows = result.rows.map { row in
      "  {" + zip(names, row).map { "\($0): \(json($1))" }.joined(separator: ", ") + "}"
    }
    return rows.isEmpty ? "[]\n" : "[\n" + rows.joined(separator: ",\n") + "\n]\n"
  }

  private static func json(_ value: QueryValue) -> String {
    switch value {
    case .null: "null"
    case .truth(let truth): "\(truth)"
    case .number: value.plain
    case .text(let text): text.asJSON
    case .path(let ids): "[" + ids.map(\.asJSON).joined(separator: ", ") + "]"
    }
  }

  /// As RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) has it, with a header.
  private static func csv(_ result: QueryResult) -> String {
    ([result.columns] + result.rows.map { $0.map(\.plain) }).map { row in
      row.map(field).joined(separator: ",") + "\r\n"
    }.joined()
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension QueryValue {
  /// As a text without quotes; nothing for no value.
  fileprivate var plain: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .truth(let truth): "\(truth)"
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .path(let ids): ids.joined(separator: " ")
    }
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
