import CruxExtraction
import CruxModel
import Testing

/// Expectations were worked out by hand from the definitions in `gold/score.py`.
@Suite struct ScoreTests {
  private static let text = "Taxes fell. Jobs grew, and wages rose. Critics doubt it."

  private static func statement(
    _ id: String, _ span: Range<Int>, _ kind: Statement.Kind = .claim, by speaker: String? = nil
  ) -> Statement {
    Statement(
      id: id, kind: kind, text: "", speaker: speaker,
      anchor: Anchor(document: "d", start: span.lowerBound, end: span.upperBound))
  }

  private static let gold = Graph(
    id: "g", thesis: "a",
    statements: [
      statement("a", 0..<10), statement("b", 12..<21, .evidence), statement("c", 27..<37, .evidence),
      statement("d", 39..<55, .counterclaim, by: "Critics"),
    ],
    relations: [
      Relation(id: "r1", kind: .supports, from: ["b"], to: "a"),
      Relation(id: "r2", kind: .restates, from: ["c"], to: "b"),
      Relation(id: "r3", kind: .undercuts, from: ["d"], to: "r1"),
    ])

  private static func figures(_ predicted: Graph?) -> Figures {
    var score = Score()
    score.add(gold: gold, predicted: predicted, text: text)
    return score.figures
  }

  @Test func aGraphIsRightAboutItself() {
    let figures = Self.figures(Self.gold)
    let names = [
      "statements.exact", "kinds.macro", "speakers", "stance", "relations.signed", "restates", "thesis",
    ]
    for name in names { #expect(figures[name] == 1, "\(name)") }
    #expect(figures["evidenceTypes"] == 0, "no annotated evidence has a type")
    #expect(figures["no such figure"] == nil)
  }

  @Test func noPredictionIsAnEmptyGraph() {
    #expect(Self.figures(nil) == Self.figures(Graph(id: "g")))
    #expect(Self.figures(nil)["statements.approx"] == 0)
    #expect(Self.figures(nil)["texts"] == 1)
  }

  @Test func punctuationAtTheEndsDoesNotCount() {
    var predicted = Self.gold
    predicted.statements[0] = Self.statement("a", -3..<12)
    predicted.statements[3] = Self.statement("d", 37..<500, .counterclaim, by: "Critics")
    #expect(Self.figures(predicted)["statements.exact"] == 1)
  }

  @Test func spansMatchFromHalfOfTheLongerOne() {
    var predicted = Self.gold
    predicted.statements[0] = Self.statement("a", 0..<5)
    #expect(Self.figures(predicted)["statements.approx"] == 1)
    predicted.statements[0] = Self.statement("a", 0..<4)
    #expect(Self.figures(predicted)["statements.approx"] == 0.75)
  }

  @Test func anUndercutBearsOnThePremiseOfWhatItUndercuts() {
    var predicted = Self.gold
    predicted.relations[2] = Relation(id: "r3", kind: .rebuts, from: ["d"], to: "c")
    #expect(Self.figures(predicted)["relations.signed"] == 1, "c restates b, the premise of r1")
    #expect(Self.figures(predicted)["stance"] == 1)
  }

  @Test func signsCountOnlyWhereTheySay() {
    var predicted = Self.gold
    predicted.relations[0].kind = .rebuts
    let figures = Self.figures(predicted)
    #expect(figures["relations.links"] == 1)
    #expect(figures["relations.signed"] == 0.5)
    #expect(figures["stance"] == 0.25)
  }

  @Test(arguments: [
    ("Ms. OYELARAN", "Miriam Oyelaran", true),
    ("Fab Monitor", "the Fab Monitor's staff", true),
    ("Fab", "Fabian Smith", true),
    ("Anna Čapek", "Anna Novak", false),
    ("", "Critics", false),
    ("…", "", true),
  ])
  func speakersAreTheSameByLastWordOrOneWithinTheOther(one: String, other: String, same: Bool) {
    let gold = Graph(id: "g", statements: [Self.statement("a", 0..<10, by: one)])
    let predicted = Graph(id: "g", statements: [Self.statement("a", 0..<10, by: other)])
    var score = Score()
    score.add(gold: gold, predicted: predicted, text: Self.text)
    #expect(score.figures["speakers"] == (same ? 1 : 0))
  }
}
