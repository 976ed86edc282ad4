import CruxLanguage

/// What a statement says, as far as its words tell.
struct Stated {
  /// Stems of the words that are nothing of what follows.
  var rest: [String] = []
  var quantities: [String] = []
  var negations = 0
  /// The sum of its words' degrees.
  var certainty = 0

  /// - Parameter aside: words that deny and hedge something else than the rest does.
  init(_ stated: StatedWords, aside: Set<Int>) {
    let words = stated.words
    quantities = stated.currencies.map(EnglishForms.stem)
    var quantity: [String] = []
    for (number, word) in words.enumerated() {
      if Quantities.isQuantity(words, number) {
        // Figures begin a number of their own: "in 2012 and four hundred".
        if !Quantities.isWord(word) { close(&quantity) }
        quantity.append(word)
      } else if quantity.last.map(Quantities.isWord) != true || !Quantities.joins(words, number) {
        close(&quantity)
        if let measure = Quantities.measure(words, number) {
          quantities.append(EnglishForms.stem(measure))
        } else if !aside.contains(number), !Self.isIdiom(stated, number) {
          add(words, number)
        }
      } else if word == "point" {
        quantity.append(word)
      }
    }
    close(&quantity)
  }

  /// The quantities without what they count.
  var figures: [String] { quantities.filter { $0.first?.isNumber == true } }

  /// Whether a word by itself says nothing of what the others are about.
  static func isLight(_ word: String) -> Bool {
    helpers.contains(word) || negators.contains(word) || degrees[word] != nil
  }

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

  /// Takes the words of one number, such as "four and a half million", as one.
  private mutating func close(_ quantity: inout [String]) {
    if !quantity.isEmpty { quantities.append(Quantities.value(of: quantity)) }
    quantity = []
  }

  /// Whether a word means something else than by itself: "whether or not", "not only", "without delay", "cannot be
  /// anything but", "after all".
  private static func isIdiom(_ stated: StatedWords, _ number: Int) -> Bool {
    let words = stated.words
    let next = number + 1 < words.count ? words[number + 1] : ""
    let isLast = next.isEmpty || stated.isApart[number + 1]
    return switch words[number] {
    case "not": number > 0 && ["or", "if"].contains(words[number - 1]) || ["only", "least"].contains(next)
    case "no": next == "doubt" || Quantities.isBound(words, number)
    case "without": ["delay", "doubt", "question", "exception"].contains(next)
    case "nothing": next == "but"
    case "all":
      next == "but"
        || number > 0
          && (["after", "above"].contains(words[number - 1]) || isLast && words[number - 1] == "at")
    case "cannot", "n't": words[number...].dropFirst().prefix(3).elementsEqual(["be", "anything", "but"])
    default: false
    }
  }

  private mutating func add(_ words: [String], _ number: Int) {
    let word = words[number]
    let isDenial = Self.negators.contains(word) || Self.denies(words, number)
    if isDenial { negations += 1 }
    if let degree = Self.degree(words, number) {
      certainty += degree
    } else if !isDenial, !Self.helpers.contains(word) || Self.sides(words, number) {
      rest.append(EnglishForms.stem(word))
    }
  }

  /// Whether something is taken one side of, not only something that is done for it: "voted for".
  private static func sides(_ words: [String], _ number: Int) -> Bool {
    words[number] == "for" && number > 0 && siding.contains(EnglishForms.stem(words[number - 1]))
  }

  private static let siding = Set(
    ["vote", "argue", "campaign", "rule", "speak", "stand"].map(EnglishForms.stem))

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
    // What could not be cannot be, told as past.
    case "could": return ["not", "n't"].contains(next) ? nil : degrees[word]
    case "some": return isBeforeNumber ? degrees["about"] : degrees[word]
    case "suggest", "suggests", "suggested", "appear", "appears", "appeared", "tend", "tends", "tended":
      return before == "it" || ["to", "that"].contains(next) ? degrees[word] : nil
    default: return degrees[word]
    }
  }
}
