extension Graph {
  /// All that is wrong with this graph, in the order of the checks, then of the graph.
  public func findings() -> [Finding] {
    let index = GraphIndex(self)
    return duplicates() + index.endFindings() + index.supportCycles() + index.sideFindings()
      + statementFindings() + documentFindings() + anchorFindings()
  }

  private func documentFindings() -> [Finding] {
    documents.compactMap { document in
      guard let day = document.published, !ISODate.isDate(day) else { return nil }
      return Finding(
        .publishedNotDate, at: .document(document.id),
        "It is published on \"\(day)\", which is no date of ISO 8601, such as 2026-01-31.")
    }
  }

  private func statementFindings() -> [Finding] {
    var found: [Finding] = []
    for statement in statements {
      if statement.text.allSatisfy(\.isWhitespace) {
        found.append(Finding(.emptyStatement, at: .statement(statement.id), "The statement says nothing."))
      }
      found += confidenceFinding(statement.confidence, at: .statement(statement.id))
    }
    for relation in relations {
      found += confidenceFinding(relation.confidence, at: .relation(relation.id))
    }
    return found
  }

  private func confidenceFinding(_ confidence: Double?, at place: Finding.Place) -> [Finding] {
    guard let confidence, !(0...1).contains(confidence) else { return [] }
    return [Finding(.confidenceOutOfRange, at: place, "The confidence \(confidence) is not between 0 and 1.")]
  }
}
