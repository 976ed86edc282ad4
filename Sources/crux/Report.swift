import ArgumentParser
import CruxModel
import Foundation

/// What goes to standard error.
enum Report {
  /// Writes lines, with nothing in them that a terminal would obey.
  static func error(_ message: String) {
    let message = message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).shown }
      .joined(separator: "\n")
    // Where nobody listens there is nobody to tell.
    try? FileBytes.write(Array((message + "\n").utf8), to: STDERR_FILENO)
  }

  /// Says something about one input; the rest goes on.
  static func note(_ name: String, _ message: Any) {
    error("crux: \(name.shown): \(message)")
  }

  /// What is odd about an input, whose words may be in it.
  static func note(_ name: String, _ finding: Finding) { note(name, finding.description.shown) }
}

/// Something that cannot be done, in a sentence.
struct Trouble: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Does the same to each of several things that a user named; what cannot be done is reported, and the rest go on.
///
/// - Throws: `ExitCode(2)` at the end, where something could not be done.
func each<Value>(_ values: [Value], _ body: (Value) throws -> Void) throws {
  var isWhole = true
  for value in values {
    do { try body(value) } catch {
      Report.error("crux: \(error)")
      isWhole = false
    }
  }
  if !isWhole { throw ExitCode(2) }
}
