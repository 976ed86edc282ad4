import CruxLanguage

/// What became of a statement's words.
enum Wording {
  private static let negators = EnglishForms.negations.union([
    "nowhere", "barely", "unlikely", "impossible",
  ])
  /// How far what is said goes, beside the plain statement at 0: how sure it is, or of how much it holds.
  private static let degrees: [String: Int] = {
    let words: [(Int, String)] = [
      (-4, "few little seldom rarely"),
      (-3, "some several sometimes"),
      (-2, "many often"),
      (
        -1, "most mostly largely usually generally typically almost nearly roughly approximately about around"
      ),
      (
        -1,
        """
        may might could perhaps possibly possible probably probable likely unlikely maybe seem seems seemed appear \
        appears appeared suggest suggests suggested apparently arguably reportedly allegedly potentially presumably \
        supposedly conceivably plausibly partly somewhat tend tends tended hesitate hesitates doubt doubts
        """
      ),
      (
        1,
        """
        all every always must certainly clearly definitely undoubtedly undeniably indisputably surely obviously prove \
        proves proved proven plainly evidently unquestionably inevitably ever altogether entirely completely absolutely \
        utterly exactly precisely
        """
      ),
    ]
    return Dictionary(
      words.flatMap { degree, words in words.split { $0.isWhitespace }.map { (String($0), degree) } },
      uniquingKeysWith: { first, _ in first })
  }()
  /// Words that come and go with the others.
  private static let helpers: Set<String> = [
    "do", "does", "did", "will", "would", "be", "is", "are", "was", "were", "been", "has", "have", "had",
    "that", "it", "its", "any", "some", "to", "a", "an", "the", "of", "in", "on", "at", "for", "by", "and",
    "as", "with", "from", "this", "these", "their", "they", "there", "so", "should", "both", "either",
  ]

  private enum Least {
    static let negated = 0.75
    static let quantity = 0.45
    static let hedged = 0.6
  }

  private struct Words {
    var rest: [String] = []
    var quantities: [String] = []
    var negations = 0
    var certainty = 0

    init(_ text: String) {
      let words = words(of: text)
      var quantity: [String] = []
      for (number, word) in words.enumerated() {
        if Quantities.isQuantity(words, number) {
          // Figures begin a number of their own: "in 2012 and four hundred".
          if !Quantities.isWord(word) { close(&quantity) }
          quantity.append(word)
        } else if quantity.last.map(Quantities.isWord) != true || !Quantities.joins(words, number) {
          close(&quantity)
          if Quantities.isMeasure(words, number) {
            quantities.append(EnglishForms.stem(word))
          } else if !Self.isIdiom(words, number) {
            add(words, number)
          }
        } else if word == "point" {
          quantity.append(word)
        }
      }
      close(&quantity)
    }

    /// The words in lower case, and the currencies that stand as signs among the quantities.
    private mutating func words(of text: String) -> [String] {
      let tokens = TokenizedText(text)
      func isNumber(_ token: Int) -> Bool {
        tokens.tokens.indices.contains(token) && tokens.tokens[token].kind == .number
      }
      var words: [String] = []
      for (number, token) in tokens.tokens.enumerated() {
        let written = tokens.text(number..<number + 1)
        let word = written.lowercased().replacing("’", with: "'")
        switch token.kind {
        case .number: words += Quantities.words(of: word)
        // The month doubts nothing.
        case .word where written == "May" && (number > 0 || isNumber(number + 1)): words.append(written)
        // Nor does the one of "No. 10" deny anything.
        case .word where word == "no" && isNumber(number + 2) && tokens.byte(number + 1) == UInt8(ascii: "."):
          words.append("number")
        case .word: words += word.split(separator: "-").map(String.init)
        default:
          // An exclamation is no negation.
          if word == ",", words == ["no"] { words = [] }
          if let currency = Quantities.currencies[word] { quantities.append(EnglishForms.stem(currency)) }
        }
      }
      return words
    }

    /// Takes the words of one number, such as "four and a half million", as one.
    private mutating func close(_ quantity: inout [String]) {
      if !quantity.isEmpty { quantities.append(Quantities.value(of: quantity)) }
      quantity = []
    }

    /// Whether a word means something else than by itself: "whether or not", "not only", "without delay", "cannot be
    /// anything but", "after all".
    private static func isIdiom(_ words: [String], _ number: Int) -> Bool {
      let next = number + 1 < words.count ? words[number + 1] : ""
      return switch words[number] {
      case "not": number > 0 && words[number - 1] == "or" || next == "only"
      case "no": next == "doubt"
      case "without": ["delay", "doubt", "question", "exception"].contains(next)
      case "nothing": next == "but"
      case "all": next == "but" || number > 0 && ["at", "after", "above"].contains(words[number - 1])
      case "cannot", "n't": words[number...].dropFirst().prefix(3).elementsEqual(["be", "anything", "but"])
      default: false
      }
    }

    private mutating func add(_ words: [String], _ number: Int) {
      let word = words[number]
      let isDenial = negators.contains(word) || Self.denies(words, number)
      if isDenial { negations += 1 }
      if let degree = Self.degree(words, number) {
        certainty += degree
      } else if !isDenial, !helpers.contains(word) {
        rest.append(EnglishForms.stem(word))
      }
    }

    /// Whether a word denies what follows: "failed to agree", "doubts that it works".
    private static func denies(_ words: [String], _ number: Int) -> Bool {
      let next = number + 1 < words.count ? words[number + 1] : ""
      return switch words[number] {
      case "fail", "fails", "failed": next == "to"
      case "doubt", "doubts", "doubted": ["that", "whether", "if"].contains(next) && !isSure(words, number)
      default: false
      }
    }

    /// Whether doubt is out of the question.
    private static func isSure(_ words: [String], _ number: Int) -> Bool {
      number > 0 && ["no", "without", "beyond"].contains(words[number - 1])
    }

    /// How far a word goes where it stands; nil where it tells nothing of that.
    private static func degree(_ words: [String], _ number: Int) -> Int? {
      let (word, next) = (words[number], number + 1 < words.count ? words[number + 1] : "")
      let before = number > 0 ? words[number - 1] : ""
      let isBeforeNumber = number + 1 < words.count && Quantities.isQuantity(words, number + 1)
      switch word {
      case "has", "have", "had": return next == "to" ? degrees["must"] : nil
      case "doubt", "doubts": return isSure(words, number) ? 1 : denies(words, number) ? nil : degrees[word]
      case "few", "little": return before == "a" ? degrees["some"] : degrees[word]
      // Not the superlative.
      case "most": return number == 0 || next == "of" ? degrees[word] : nil
      case "many": return ["how", "so", "too", "as"].contains(before) ? nil : degrees[word]
      case "about", "around": return isBeforeNumber ? degrees[word] : nil
      case "some": return isBeforeNumber ? degrees["about"] : degrees[word]
      case "suggest", "suggests", "suggested", "appear", "appears", "appeared", "tend", "tends", "tended":
        return before == "it" || ["to", "that"].contains(next) ? degrees[word] : nil
      default: return degrees[word]
      }
    }
  }

  /// The name of a change of words that is more than one of punctuation.
  static func change(from before: String, to after: String) -> Change.Name {
    let (old, new) = (Words(before), Words(after))
    let rest = dice(old.rest, new.rest)
    let turn = Opposites.pair(Set(old.rest), Set(new.rest))
    // A negation more and the opposite word say the same again.
    if (old.negations % 2 != new.negations % 2) != (turn != nil) {
      let others = turn.map { turn in
        dice(old.rest.filter { $0 != turn.one }, new.rest.filter { $0 != turn.other })
      }
      if others ?? rest >= Least.negated { return .negated }
    }
    if rest >= Least.quantity, isReplaced(old.quantities, new.quantities) { return .quantityChanged }
    if old.certainty != new.certainty, rest >= Least.hedged {
      return new.certainty < old.certainty ? .hedged : .strengthened
    }
    return .reworded
  }

  /// Whether some are gone and others have come.
  private static func isReplaced(_ old: [String], _ new: [String]) -> Bool {
    !surplus(of: old, over: new).isEmpty && !surplus(of: new, over: old).isEmpty
  }

  private static func surplus(of words: [String], over others: [String]) -> [String] {
    var counts = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return words.filter { word in
      guard let count = counts[word], count > 0 else { return true }
      counts[word] = count - 1
      return false
    }
  }

  private static func dice(_ old: [String], _ new: [String]) -> Double {
    guard !old.isEmpty || !new.isEmpty else { return 1 }
    let shared = old.count - surplus(of: old, over: new).count
    return Double(2 * shared) / Double(old.count + new.count)
  }
}
