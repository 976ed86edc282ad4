extension StringProtocol {
  /// Its words with one space between them.
  var withSingleSpaces: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
