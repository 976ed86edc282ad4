import CruxLanguage

/// What manner of text it is, as far as its form shows it: letters and comments argue otherwise than reports do.
struct Register: Sendable {
  /// Whether an author speaks of himself or herself, outside quotations.
  let isPersonal: Bool
  /// Whether it has few sentences.
  let isShort: Bool
  /// Whether others are quoted at length.
  let isQuoting: Bool

  /// All of it as one feature.
  var bits: UInt32 { (isPersonal ? 1 : 0) | (isShort ? 2 : 0) | (isQuoting ? 4 : 0) }

  init(_ text: TokenizedText, isQuoted: [Bool]) {
    isPersonal = text.tokens.indices.contains { text.tokens[$0].hash == English.i && !isQuoted[$0] }
    isShort = text.sentences.count < 12
    isQuoting = isQuoted.count { $0 } * 20 > isQuoted.count
  }
}
