import Foundation

/// Writes a line to standard output, as Swift's own `print` does, which says nothing where it cannot.
///
/// - Throws: `Trouble`.
func print(_ line: some CustomStringConvertible, terminator: String = "\n") throws {
  try FileBytes.write(Array((line.description + terminator).utf8), to: STDOUT_FILENO)
}

/// Writes lines at once.
func print(lines: some Sequence<String>) throws {
  try print(lines.map { $0 + "\n" }.joined(), terminator: "")
}
