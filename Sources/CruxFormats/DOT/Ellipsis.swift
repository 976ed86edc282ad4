extension String {
  /// The text if it has at most this many Unicode scalars; otherwise its beginning, up to a word's end
  /// where there is one near, and an ellipsis.
  func cut(toScalars limit: Int) -> String {
    guard utf8.count > limit,
      let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
    else { return self }
    // The last character may have been cut through.
    var head = self[..<end].dropLast()
    if head.isEmpty { head = self[..<end] }
    let nearby = head.unicodeScalars.index(head.endIndex, offsetBy: -limit / 5, limitedBy: head.startIndex)
    if let nearby, let space = head[nearby...].lastIndex(where: \.isWhitespace) { head = head[..<space] }
    return head + "…"
  }
}
