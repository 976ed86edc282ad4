import CruxLanguage

extension English {
  /// Frequent words that other European languages hardly share.
  private static let marks = WordSet(
    "the of and to is that for it with was be are this have from by not but were which their has they")
  /// Well below what any English prose has (a quarter and more), above what its names bring into another language.
  private static let leastShare = 0.1

  /// Whether a text can be told to be in another language. Of a few words or a list that is not said.
  static func isMissing(from text: TokenizedText) -> Bool {
    let words = text.tokens.filter { $0.kind == .word }
    let isForeignScript = words.count { text.bytes[Int($0.start)] >= 0x80 } * 2 > words.count
    guard words.count >= (isForeignScript ? 4 : 25) else { return false }
    return Double(words.count { marks.contains($0.hash) }) < leastShare * Double(words.count)
  }
}
