/// A paragraph that is bold as a whole: who speaks below, or what is asked.
enum BoldLine {
  /// The paragraph between two asterisks at each end, as plain texts have it; nil for what may be a heading or a lead.
  static func marked(_ text: String) -> String? {
    let words = text.split(separator: " ")
    // A single word may be what a page says to its readers, but for what somebody is called in a forum.
    let isName =
      (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
      && !text.contains(".")
      || words.count == 1 && text.contains { $0 == "_" || $0.isNumber }
    let isQuestion = text.hasSuffix("?") && !text.contains("\n")
    return isName || isQuestion ? "**\(text)**" : nil
  }
}
