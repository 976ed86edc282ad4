extension Graph {
  /// Anchors that name no document, lie outside its text, or stand on other words than they quote.
  func anchorFindings() -> [Finding] {
    var texts: [String: ScalarOffsets?] = [:]
    for document in documents { texts[document.id] = .some(document.text.map(ScalarOffsets.init)) }
    return statements.compactMap { statement in
      guard let anchor = statement.anchor else { return nil }
      let place = Finding.Place.statement(statement.id)
      guard let text = texts[anchor.document] else {
        return Finding(
          .anchorDocument, at: place,
          "Its anchor names the document \"\(anchor.document)\", which is not here.")
      }
      guard let text else { return nil }
      guard let found = text.text(from: anchor.start, to: anchor.end) else {
        let trouble =
          anchor.end < anchor.start
          ? "ends before it starts" : "is outside the text, which ends at \(text.scalarCount)"
        return Finding(
          .anchorOutside, at: place, "Its anchor \(anchor.start)..<\(anchor.end) \(trouble).")
      }
      guard found == anchor.quote ?? statement.text else {
        return Finding(
          .anchorText, at: place, "The text under its anchor is \"\(shortened(found))\", not what it quotes.")
      }
      return nil
    }
  }

  private func shortened(_ text: String) -> String {
    text.count > 60 ? text.prefix(59) + "…" : text
  }
}
