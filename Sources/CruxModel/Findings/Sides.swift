extension GraphIndex {
  /// A thesis that is none, counterclaims on the wrong side, evidence that nothing rests on.
  func sideFindings() -> [Finding] {
    thesisFindings() + counterclaimFindings() + evidenceFindings()
  }

  private func thesisFindings() -> [Finding] {
    guard let thesis = graph.thesis else { return [] }
    guard let statement = statement(thesis) else {
      return [Finding(.danglingThesis, at: .graph, "The thesis \"\(thesis)\" is no statement of this graph.")]
    }
    guard statement.kind != .claim else { return [] }
    return [
      Finding(
        .thesisNotClaim, at: .statement(thesis),
        "It is the thesis, but its kind is \(statement.kind.rawValue), not claim.")
    ]
  }

  private func counterclaimFindings() -> [Finding] {
    zip(graph.statements, stances()).compactMap { statement, stance in
      guard statement.kind == .counterclaim, stance == .for, statement.id != graph.thesis else { return nil }
      return Finding(
        .counterclaimOnThesisSide, at: .statement(statement.id),
        "It is a counterclaim, but its relations put it on the thesis's side.")
    }
  }

  private func evidenceFindings() -> [Finding] {
    graph.statements.enumerated().compactMap { node, statement in
      guard statement.kind == .evidence, outgoing(node).isEmpty, !incoming(node).contains(where: passesOn)
      else {
        return nil
      }
      return Finding(.unusedEvidence, at: .statement(statement.id), "It is evidence that bears on nothing.")
    }
  }

  /// Whether a relation is a restatement that bears on something else, too.
  private func passesOn(_ relation: Int32) -> Bool {
    self.relation(at: Int(relation))?.kind == .restates
      && premises(ofRelation: Int(relation)).contains { outgoing(Int($0)).contains { $0 != relation } }
  }
}
