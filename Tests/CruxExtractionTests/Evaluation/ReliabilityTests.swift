import CruxExtraction
import CruxModel
import Testing

@Suite struct ReliabilityTests {
  private static let text = "Taxes fell. Jobs grew."

  private static func graph(_ confidences: [Double?], relation: Relation.Kind, sure: Double?) -> Graph {
    let spans = [0..<10, 12..<21]
    return Graph(
      id: "g", thesis: "a",
      statements: zip(["a", "b"], zip(spans, confidences)).map { id, entry in
        Statement(
          id: id, kind: .claim, text: "", confidence: entry.1,
          anchor: Anchor(document: "d", start: entry.0.lowerBound, end: entry.0.upperBound))
      },
      relations: [Relation(id: "r", kind: relation, from: ["b"], to: "a", confidence: sure)])
  }

  @Test func whatIsSaidIsHeldAgainstWhatIsRight() {
    var score = Score()
    let gold = Self.graph([nil, nil], relation: .supports, sure: nil)
    score.add(gold: gold, predicted: Self.graph([0.8, 0.8], relation: .rebuts, sure: 0.4), text: Self.text)
    #expect(abs(score.statementReliability.error - 0.2) < 1e-9, "said .8, both right")
    #expect(abs(score.relationReliability.error - 0.4) < 1e-9, "said .4, of the wrong sign")
    #expect(score.statementReliability.bins[8].count == 2)
    #expect(score.relationReliability.bins[4].right == 0)
  }

  @Test func confidencesThatAreMissingDoNotCount() {
    var score = Score()
    let graph = Self.graph([nil, nil], relation: .supports, sure: nil)
    score.add(gold: graph, predicted: graph, text: Self.text)
    #expect(score.statementReliability.error == 0)
    #expect(score.statementReliability.bins.allSatisfy { $0.count == 0 })
  }
}
