import CruxModel

/// Names of speakers.
enum SpeakerNames {
  /// Whether one name is a shorter form of the other: "Oyelaran" of "Miriam Oyelaran", "Lind" of "minister Anna Lind",
  /// "A. Keller" of "Ana Keller", "OECD" of what its letters stand for.
  ///
  /// "The union" is none of "opponents of the union", nor "Eide" of "Lind and Eide", nor "the minister" of "the former
  /// minister", nor "Ms Hart" of "Mr Hart".
  static func areSame(_ name: String?, _ other: String?) -> Bool {
    guard let name, let other else { return name?.isEmpty ?? true && other?.isEmpty ?? true }
    if isAcronym(name, of: other.nameWords) || isAcronym(other, of: name.nameWords) { return true }
    let (ours, theirs) = (name.nameWords, other.nameWords)
    var (short, long) = ours.count < theirs.count ? (ours, theirs) : (theirs, ours)
    // A title that both have tells nothing.
    if short.count > 1, titles.contains(short[0].lowercased()), short[0].lowercased() == long[0].lowercased()
    {
      (short, long) = (Array(short.dropFirst()), Array(long.dropFirst()))
    }
    guard let last = short.last, last.lowercased() == long.last?.lowercased(),
      zip(long.suffix(short.count), short).allSatisfy(areAlike)
    else { return false }
    let isOffice = titles.contains(short[0].lowercased()) || short[0].first?.isUppercase != true
    return long.dropLast(short.count).allSatisfy { word in
      let lower = word.lowercased()
      return qualifiers.contains(lower)
        ? !isOffice : titles.contains(lower) || word.first?.isUppercase == true && !joints.contains(lower)
    }
  }

  /// Whether two words of names are the same, or one is the other's first letter.
  private static func areAlike(_ one: Substring, _ other: Substring) -> Bool {
    let (one, other) = (one.lowercased(), other.lowercased())
    return one == other || min(one.count, other.count) == 1 && one.first == other.first
  }

  /// Whether a name is made of the first letters of the other's words, with or without the small ones: "DoT", "WHO".
  private static func isAcronym(_ name: String, of words: [Substring]) -> Bool {
    let letters = name.filter { $0 != "." }
    guard letters.count > 1, words.count > 1, letters.allSatisfy(\.isLetter),
      letters.last?.isUppercase == true
    else { return false }
    let firsts = [words, words.filter { $0.first?.isUppercase == true }].map { $0.compactMap(\.first) }
    return firsts.contains { String($0).lowercased() == letters.lowercased() }
  }

  /// What people are called before their names.
  private static let titles: Set<String> = [
    "minister", "president", "professor", "prof", "dr", "doctor", "mayor", "senator", "councillor",
    "chancellor",
    "judge", "justice", "general", "colonel", "captain", "sir", "lord", "lady", "dame", "mr", "mrs", "ms",
    "miss",
    "director", "secretary", "governor", "chair", "chairman", "chairwoman", "economist", "analyst",
    "researcher",
    "spokesman", "spokeswoman", "spokesperson", "king", "queen", "prince", "princess", "pope", "bishop",
    "reverend",
  ]
  /// What tells one holder of an office from another.
  private static let qualifiers: Set<String> = [
    "former", "deputy", "ex", "acting", "vice", "assistant", "shadow",
  ]
  /// What makes another of what follows.
  private static let joints: Set<String> = ["and", "or", "of", "for", "against", "anti", "non"]
}
