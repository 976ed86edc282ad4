import CruxModel
import CruxStore
import Foundation

/// What goes to standard error.
enum Report {
  static func error(_ message: String) {
    // Where nobody listens there is nobody to tell.
    try? FileBytes.write(Array((message + "\n").utf8), to: STDERR_FILENO)
  }

  /// Says something about one input; the rest goes on.
  static func note(_ name: String, _ message: Any) {
    error("crux: \(name.shown): \(message)")
  }

  /// Why the knowledge base refuses it; likewise.
  static func note(_ name: String, _ error: StoreError) { note(name, error.description.shown) }

  /// What is odd about an input, whose words may be in it.
  static func note(_ name: String, _ finding: Finding) { note(name, finding.description.shown) }
}

/// Something that cannot be done, in a sentence.
struct Trouble: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
