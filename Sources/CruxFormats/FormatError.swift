/// Why bytes could not be read as a graph, or a graph not be written, with the place where there is one.
public struct FormatError: Error, Sendable, Equatable {
  /// What was being done, such as `reading JSON`.
  public let stage: String
  /// What is wrong, in one sentence.
  public let message: String
  /// The line, counted from 1.
  public private(set) var line: Int?
  /// The column in Unicode scalars, counted from 1.
  public let column: Int?
  /// The line at fault, cut to a terminal's width around the place, and a caret under it.
  public let excerpt: String?

  /// An error without a place.
  public init(stage: String, message: String) {
    self.stage = stage
    self.message = message
    line = nil
    column = nil
    excerpt = nil
  }

  /// An error at a byte of the text that was read.
  public init(stage: String, message: String, at offset: Int, in bytes: [UInt8]) {
    let place = TextPlace(offset: offset, in: bytes)
    self.stage = stage
    self.message = message
    line = place.line
    column = place.column
    excerpt = place.excerpt
  }

  /// The same error in one line of JSON lines.
  ///
  /// - Parameter number: the line's.
  public func inLine(_ number: Int) -> FormatError {
    var error = self
    error.line = number
    return error
  }
}

extension FormatError: CustomStringConvertible {
  public var description: String {
    var text = stage
    if let line { text += ", line \(line)" }
    if let column { text += ", column \(column)" }
    text += ": \(message)"
    if let excerpt { text += "\n\(excerpt)" }
    return text
  }
}
