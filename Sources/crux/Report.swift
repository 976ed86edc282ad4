import Foundation

/// What goes to standard error, and how the command ends.
enum Report {
  static func error(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }

  /// Says what is wrong with one input; the rest goes on.
  static func trouble(_ name: String, _ reason: any Error) {
    error("crux: \(name): \(reason)")
  }
}

/// Something that cannot be done, in a sentence.
struct Trouble: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
