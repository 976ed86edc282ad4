/// A paragraph that is bold as a whole: who speaks below, or what is asked.
enum BoldLine {
  /// The paragraph between two asterisks at each end, as plain texts have it; nil for what may be a heading or a lead.
  static func marked(_ text: String) -> String? {
    let words = text.split(separator: " ")
    let isName =
      (1...4).contains(words.count) && words.allSatisfy(isOfName)
      && !text.contains(".")
    let isQuestion = text.hasSuffix("?") && !text.contains("\n")
    return isName || isQuestion ? "**\(text)**" : nil
  }

  /// A name's word, or what somebody is called in a forum: "hydro_marcus".
  private static func isOfName(_ word: Substring) -> Bool {
    word.first?.isUppercase == true || word.contains { $0 == "_" || $0.isNumber }
  }
}
