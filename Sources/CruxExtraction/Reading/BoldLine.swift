/// A paragraph that is bold as a whole: who speaks below, or what is asked.
enum BoldLine {
  /// The paragraph between two asterisks at each end, as plain texts have it; nil for what may be a heading or a lead.
  static func marked(_ text: String) -> String? {
    let isQuestion = text.hasSuffix("?") && !text.contains("\n")
    return isName(text) || isQuestion ? "**\(text)**" : nil
  }

  /// Whether a line looks like what somebody is called.
  static func isName(_ text: some StringProtocol) -> Bool {
    let words = text.split { $0 == " " }
    // A single word may be what a page says to its readers, but for what somebody is called in a forum.
    return (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
      && text.allSatisfy { $0 != "." }
      || words.count == 1 && text.contains { $0 == "_" || $0.isNumber }
  }
}
