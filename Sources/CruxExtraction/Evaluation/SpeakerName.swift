/// The name of a speaker, as words to compare.
package struct SpeakerName {
  private let words: [String]

  /// - Parameter name: none for what the text itself asserts.
  package init(_ name: String?) {
    words = (name ?? "").lowercased().unicodeScalars.split { !Self.isWord($0) }.map { String($0) }
  }

  /// Whether both may name one speaker: the same last word, or one name within the other. No name is like no
  /// name only.
  package func isLike(_ other: SpeakerName) -> Bool {
    guard let last = words.last, let otherLast = other.words.last else { return words == other.words }
    if last == otherLast { return true }
    let text = words.joined(separator: " ").utf8
    let otherText = other.words.joined(separator: " ").utf8
    return text.contains(otherText) || otherText.contains(text)
  }

  /// A letter, a numeral or `_`, which is what score.py's `\w` takes for a part of a word.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: scalar == "_" || scalar.properties.numericType != nil
    }
  }
}
