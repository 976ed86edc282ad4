import CruxLanguage

/// The words of a statement in their order.
struct StatedWords {
  /// In lower case.
  private(set) var words: [String] = []
  /// Whether a comma or another mark of the kind stands before the word.
  private(set) var isApart: [Bool] = []
  /// Those that stand as signs.
  private(set) var currencies: [String] = []

  init(_ text: String) {
    let tokens = TokenizedText(text)
    func isNumber(_ token: Int) -> Bool {
      tokens.tokens.indices.contains(token) && tokens.tokens[token].kind == .number
    }
    var isNextApart = false
    for (number, token) in tokens.tokens.enumerated() {
      let written = tokens.text(number..<number + 1)
      let word = written.lowercased().replacing("’", with: "'")
      switch token.kind {
      case .number:
        let isMoney = number > 0 && Quantities.currencies[tokens.text(number - 1..<number)] != nil
        append(Quantities.words(of: word, isMoney: isMoney), &isNextApart)
      // The month doubts nothing.
      case .word where written == "May" && (number > 0 || isNumber(number + 1)):
        append([written], &isNextApart)
      // Nor does the one of "No. 10" deny anything.
      case .word where word == "no" && isNumber(number + 2) && tokens.byte(number + 1) == UInt8(ascii: "."):
        append(["number"], &isNextApart)
      case .word: append(word.split(separator: "-").map(String.init), &isNextApart)
      default:
        // An exclamation is no negation.
        if word == ",", words == ["no"] { (words, isApart) = ([], []) }
        if let currency = Quantities.currencies[word] { currencies.append(currency) }
        if let fraction = Quantities.fractions[word] { append([fraction], &isNextApart) }
        if [",", ";", ":", "(", ")", "–", "—", "-"].contains(word) { isNextApart = true }
      }
    }
  }

  private mutating func append(_ new: [String], _ isNextApart: inout Bool) {
    words += new
    isApart += new.indices.map { $0 == 0 && isNextApart }
    if !new.isEmpty { isNextApart = false }
  }

  // MARK: Clauses

  /// The words with which one of two statements says something besides what both say: "…, and nobody was hurt".
  func ownClauses(beside other: StatedWords) -> (one: Set<Int>, other: Set<Int>) {
    let shared = commonPlaces(words.map(EnglishForms.stem), other.words.map(EnglishForms.stem))
    return (ownClauses(but: Set(shared.map(\.before))), other.ownClauses(but: Set(shared.map(\.after))))
  }

  /// The words of clauses that have none of some words.
  private func ownClauses(but shared: Set<Int>) -> Set<Int> {
    var own: Set<Int> = []
    var start = 0
    for end in words.indices.dropFirst() + [words.count] where end == words.count || opensClause(end) {
      let clause = start..<end
      if opensClause(start), clause.allSatisfy({ !shared.contains($0) }), clause.contains(where: hasContent) {
        own.formUnion(clause)
      }
      start = end
    }
    return own
  }

  private func opensClause(_ place: Int) -> Bool { isApart[place] || Self.openers.contains(words[place]) }

  private func hasContent(_ place: Int) -> Bool {
    let word = words[place]
    return !Self.openers.contains(word) && !Stated.isLight(word)
  }

  /// Words that a clause, or what is as good as one, begins with.
  private static let openers: Set<String> = [
    "and", "but", "or", "yet", "without", "although", "though", "because", "since", "while", "whereas",
    "unless", "if", "when", "where", "which", "who", "after", "before", "until", "despite",
  ]
}
