/// A number of things, in words.
func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }

extension String {
  /// On one line, with nothing that a terminal would obey, nor what turns the direction of the words that follow.
  var shown: String { shownAs(" ") }

  /// With another character for each that a terminal would obey.
  func shownAs(_ other: Unicode.Scalar) -> String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let isObeyed =
            scalar.properties.generalCategory == .control || scalar == "\u{2028}"
            || ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
          return isObeyed ? other : scalar
        }))
  }
}
