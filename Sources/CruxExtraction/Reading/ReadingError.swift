/// Why bytes could not be read as a text.
public struct ReadingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, in one sentence.
  public let message: String
  /// The line of the file, counted from 1, where one is to blame.
  public let line: Int?

  init(_ message: String, line: Int? = nil) {
    self.message = message
    self.line = line
  }

  /// An error at a byte.
  init(_ message: String, at offset: Int, in bytes: ArraySlice<UInt8>) {
    self.init(message, line: bytes.prefix(upTo: offset).count { $0 == UInt8(ascii: "\n") } + 1)
  }

  public var description: String { line.map { "line \($0): \(message)" } ?? message }
}
