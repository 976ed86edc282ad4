/// Names of speakers.
package enum SpeakerNames {
  /// A name as it is compared: in lower case, without articles, marks or further spaces.
  package static func folded(_ name: String) -> String { words(name).joined(separator: " ").lowercased() }

  /// Whether one name is a shorter form of the other: "Oyelaran" of "Miriam Oyelaran", "Lind" of "minister Anna Lind".
  ///
  /// "The union" is none of "opponents of the union", nor "Eide" of "Lind and Eide", nor "the minister" of "the former
  /// minister".
  static func areSame(_ name: String?, _ other: String?) -> Bool {
    guard let name, let other else { return name?.isEmpty ?? true && other?.isEmpty ?? true }
    let (ours, theirs) = (words(name), words(other))
    let (short, long) = ours.count < theirs.count ? (ours, theirs) : (theirs, ours)
    guard !short.isEmpty, long.suffix(short.count).map({ $0.lowercased() }) == short.map({ $0.lowercased() })
    else { return false }
    let isOffice = titles.contains(short[0].lowercased()) || short[0].first?.isUppercase != true
    return long.dropLast(short.count).allSatisfy { word in
      let lower = word.lowercased()
      return qualifiers.contains(lower)
        ? !isOffice : titles.contains(lower) || word.first?.isUppercase == true && !joints.contains(lower)
    }
  }

  private static func words(_ name: String) -> [Substring] {
    name.split { !$0.isLetter && !$0.isNumber }.filter { $0.lowercased() != "the" }
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
