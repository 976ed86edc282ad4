import CruxModel

/// What features see, in English words. Those that only fine shades of others are have none.
enum EnglishReasons {
  /// - Parameter word: the word of a hash, quoted, if the text has it.
  static func phrase(_ sight: Sight, word: (UInt32) -> String?) -> String? {
    let (a, b) = (sight.first, sight.second)
    switch sight.template {
    // The statement by itself.
    case 101, 105, 351: return word(a).map { "has \($0)" }
    case 102: return both(word(a), word(b)).map { "has \($0) \($1)" }
    case 104: return suffix(a).map { "has a word that ends in “-\($0)”" }
    case 110, 316: return "length"
    case 111, 313: return a == 0 ? "no figures" : "has figures"
    case 112: return a == 0 ? "no names" : "has names"
    case 113: return a == 0 ? "no hedges or modals" : "has hedges or modals"
    case 114, 315: return a == 0 ? "no negation" : "has a negation"
    case 115: return a == 0 ? nil : "compares"
    case 116: return word(a).map { "starts with \($0)" }
    case 117: return both(word(a), word(b)).map { "starts with \($0) \($1)" }
    case 119: return word(a).map { "ends with \($0)" }
    case 121, 317: return a == 0 ? nil : "stands in quotation marks"
    // What stands around it.
    case 130: return word(a).map { "\($0) before it" }
    case 131: return word(a).map { "\($0) behind it" }
    case 132, 319: return word(a).map { "right behind \($0)" }
    case 134: return word(a).map { "its sentence leads in with \($0)" }
    case 140, 323: return word(a).map { "its sentence turns on \($0)" }
    case 141, 142, 143: return "what manner of text it is: personal, short, quoting"
    case 144, 145: return word(b).map { "\($0), in this manner of text" }
    case 180, 370, 371: return a == 0 ? nil : "denied, disowned, conceded or denying"
    case 181: return "whether its neighbours are denied, conceded or denying"
    case 150, 153, 301, 302, 348: return "place among the statements"
    case 151, 303, 346, 347: return "place among the paragraphs"
    case 152: return "place in the paragraph"
    case 154: return a > 0 ? "words of the title or opening" : nil
    case 155, 156, 310, 311, 334, 335, 336: return "how often its words come back in the text"
    case 160, 164, 165, 307, 308, 309, 333: return "who says it"
    case 161, 162, 163: return "who says it, and who says its neighbours"
    // Beside the others.
    case 700, 701, 702, 703, 712: return "its own words, taken together"
    case 704, 706, 707: return "kind of the statement before"
    case 705: return "kind of the statement behind"
    case 708: return word(a).map { "\($0), and the kind of the statement before" }
    case 710, 711: return "what its speaker says elsewhere"
    case 713, 714: return "the kinds of all others"
    case 715, 716, 717: return "whether its speaker is the thesis's"
    case 718, 719: return "how like the thesis it is"
    case 720: return "how likely it is the thesis"
    case 721, 722: return "place beside the thesis"
    default: return thesis(sight, word: word) ?? pair(sight, word: word)
    }
  }

  /// Of the thesis alone.
  private static func thesis(_ sight: Sight, word: (UInt32) -> String?) -> String? {
    let (a, b) = (sight.first, sight.second)
    switch sight.template {
    case 304, 306: return "how surely a claim"
    case 312: return a == 0 ? nil : "words of the opening"
    case 320, 321: return word(a).map { "reported with \($0)" }
    case 330, 331, 332: return "which claim of the text it is"
    case 337: return a == 0 ? nil : "words of the heading"
    case 338, 339: return "how like all others it is"
    case 340: return a == 10 ? nil : "how like the title it is"
    case 341, 342: return a == 5 ? nil : "how like the title it is"
    case 343: return a == 0 ? nil : "words of the title"
    case 344, 345: return a == 0 ? nil : "said as one's own opinion, or to sum up"
    case 349, 350: return a == 0 ? nil : "demands something"
    case 360: return a == 0 ? nil : "has the words that most others have"
    case 361: return a == 0 ? nil : "judges"
    case 362, 368: return a == 0 || b == 0 ? nil : "judges what the text is about"
    case 363: return b == 0 ? nil : "judges"
    case 367: return a == 0 ? nil : "said as one's own opinion"
    default: return nil
    }
  }

  /// Of two statements, one of which may bear on the other.
  private static func pair(_ sight: Sight, word: (UInt32) -> String?) -> String? {
    let (a, b) = (sight.first, sight.second)
    switch sight.template {
    case 201: return distance(a)
    case 202: return b >= 2 ? "in one sentence" : b == 1 ? "in one paragraph" : distance(a)
    case 203: return "their kinds and how far apart they are"
    case 204, 220, 221: return "their kinds and places"
    case 205, 206, 207, 213: return "how likely the target is the thesis"
    case 208: return a == 0 ? "no words in common" : "words in common"
    case 209, 210: return a == 0 ? nil : "rare words in common"
    case 211, 212: return a == 0 ? "different speakers" : "one speaker"
    case 214, 215, 216: return word(a).map { "connective \($0)" }
    case 217, 218, 219: return word(a).map { "\($0) between them" }
    case 224, 225: return "how many claims stand between them"
    case 226, 227, 917: return word(a).map { "leads in with \($0)" }
    case 228: return word(a).map { "reported with \($0)" }
    case 229, 230: return "which speakers they have"
    case 233, 234, 235, 236, 239: return "whether a nearer statement would do as well"
    case 237, 238, 924: return "how surely claims or counterclaims"
    case 249, 250, 251: return "which sides they seem to take"
    case 240...244, 901...905, 910, 912, 914, 915, 918, 919, 923: return "likeness of what they are about"
    case 245, 246, 247, 248, 920: return "whether no other is more like it"
    case 232: return "negations and contrast"
    case 260, 261: return "denied, disowned, conceded or denying"
    // Of a statement and an earlier wording of it.
    case 906, 907, 908, 909: return "how likely the earlier one is the thesis"
    case 911, 913: return "words in common"
    case 916, 922: return "how far apart they are"
    case 921, 925: return "where they stand"
    default: return nil
    }
  }

  private static func both(_ a: String?, _ b: String?) -> (String, String)? {
    guard let a, let b else { return nil }
    return (a, b)
  }

  private static func distance(_ step: UInt32) -> String {
    let step = Int32(bitPattern: step)
    let count = abs(step) == 8 ? "8 or more" : "\(abs(step))"
    return "\(count) statement\(abs(step) == 1 ? "" : "s") \(step < 0 ? "back" : "ahead")"
  }

  /// Letters packed into a number.
  private static func suffix(_ packed: UInt32) -> String? {
    let bytes = [packed >> 16, packed >> 8, packed].map { UInt8(truncatingIfNeeded: $0) }
    return bytes.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
