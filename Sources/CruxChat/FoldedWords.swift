import CruxExtraction
import CruxLanguage

/// The words of a text without what a careful copyist may change: case, punctuation, white space, kinds of apostrophe.
struct FoldedWords: Sendable {
  struct Word: Sendable {
    var text: String
    /// In Unicode scalars from the start of the text.
    var range: Range<Int>
  }

  private(set) var words: [Word] = []

  init(_ scalars: some RandomAccessCollection<Unicode.Scalar>) {
    var word = String.UnicodeScalarView()
    var start = 0
    var end = 0
    func close(_ words: inout [Word]) {
      guard !word.isEmpty else { return }
      // At a word's end an apostrophe closes a quotation or marks a plural; copyists keep neither.
      while word.last == "'" { word.removeLast() }
      words.append(Word(text: String(word).lowercased(), range: start..<end))
      word = .init()
    }
    for (position, scalar) in scalars.enumerated() {
      switch Sort(scalar) {
      case .letter:
        if word.isEmpty { start = position }
        word.append(scalar)
        end = position + 1
      case .sign:
        close(&words)
        words.append(Word(text: String(scalar), range: position..<position + 1))
      case .apostrophe: if !word.isEmpty { word.append("'") }
      case .gap: close(&words)
      case .nothing: break
      }
    }
    close(&words)
  }

  private enum Sort {
    case letter, sign, apostrophe, gap, nothing

    init(_ scalar: Unicode.Scalar) {
      let properties = scalar.properties
      if scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}" {
        self = .apostrophe
      } else if properties.isIdeographic || scalar == "%" {
        self = .sign
      } else if properties.isDefaultIgnorableCodePoint {
        self = .nothing
      } else {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
          .nonspacingMark,
          .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
          self = .letter
        case .currencySymbol, .mathSymbol: self = .sign
        default: self = .gap
        }
      }
    }
  }
}

extension FoldedWords.Word {
  /// Whether a copy that has it otherwise says something else: a number, a sign, a negation.
  var isDecisive: Bool {
    text.unicodeScalars.contains { $0.properties.numericType != nil }
      || text.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic } || text.hasSuffix("n't")
      || English.negations.contains(WordHash(text).value)
  }

  /// Whether two words may be forms or misspellings of one: at least half of the longer is a common beginning.
  func isLike(_ other: FoldedWords.Word) -> Bool {
    let common = zip(text, other.text).prefix { $0 == $1 }.count
    return common >= 3 && common * 2 >= max(text.count, other.text.count)
  }
}
