import Foundation

/// Asks for lines on a terminal, one after another, until end of input.
struct Prompt {
  private static let mark = "crux> "
  private static let furtherMark = "  ... "
  /// How many lines are remembered from one session to the next.
  private static let remembered = 1000

  /// A query may go over several lines; it ends with `;` or an empty line.
  func run(_ body: (String) -> Void) throws {
    var editor = LineEditor(history: Self.history())
    try print("A query ends with ; or an empty line. Up and down recall earlier lines, Ctrl-D leaves.")
    var lines: [String] = []
    prompting: while true {
      let line: String
      switch editor.entry(lines.isEmpty ? Self.mark : Self.furtherMark) {
      case .line(let entered): line = entered
      case .cancelled:
        lines = []
        continue prompting
      case .end: break prompting
      }
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty && lines.isEmpty { continue }
      if ["exit", "quit", "\\q"].contains(text), lines.isEmpty { break prompting }
      if !text.isEmpty { lines.append(line) }
      guard text.isEmpty || text.hasSuffix(";") else { continue }
      let query = lines.joined(separator: "\n")
      lines = []
      editor.remember(query)
      Self.keep(editor.history)
      body(query)
    }
  }

  // MARK: History

  /// What ends a line within a query in the file, in which each query is a line; to the language it is white space.
  private static let lineEnd = "\u{B}"

  /// Where other programs keep such things, too (XDG Base Directory Specification, "state").
  private static var file: URL {
    let environment = ProcessInfo.processInfo.environment
    let folder =
      environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/state")
    return folder.appending(path: "crux/history")
  }

  private static func history() -> [String] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { String($0).replacing(lineEnd, with: "\n") }
  }

  private static func keep(_ history: [String]) {
    let lines = history.suffix(remembered).map { $0.replacing("\n", with: lineEnd) }
    let text = lines.joined(separator: "\n") + "\n"
    // Where it cannot be kept, the session has it all the same.
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? FileBytes.replace(file.path, with: Array(text.utf8))
  }
}
