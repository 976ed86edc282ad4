import CruxModel
import Testing

@testable import CruxChat

@Suite struct ArgumentTests {
  private func unit(_ span: Range<Int>, _ kind: Statement.Kind = .claim) -> Argument.Unit {
    Argument.Unit(span: span, kind: kind)
  }

  @Test func whatTwoWindowsShareIsOneStatement() {
    var first = Argument(units: [unit(0..<20), unit(40..<60, .evidence)])
    first.links = [Argument.Link(kind: .supports, from: [1], to: .unit(0))]
    first.thesis = 0
    var second = Argument(units: [unit(90..<99), unit(42..<60), unit(55..<70)])
    second.links = [
      Argument.Link(kind: .rebuts, from: [0], to: .unit(1)),
      Argument.Link(kind: .undercuts, from: [2], to: .link(0)),
    ]
    second.thesis = 1
    var merged = Argument()
    merged.merge(first)
    merged.merge(second)
    #expect(merged.units.map(\.span) == [0..<20, 40..<60, 90..<99, 55..<70])
    #expect(merged.units[1].kind == .evidence)
    #expect(merged.links.map(\.from) == [[1], [2], [3]])
    #expect(merged.links.map(\.to) == [.unit(0), .unit(1), .link(1)])
    #expect(merged.thesis == 0)
    #expect(merged.roots == [0])
    let whole = merged
    merged.merge(second)
    #expect(merged == whole, "taking in the same again changes nothing")
  }

  @Test func aLinkToItselfAndWhatDeniesItGo() {
    var argument = Argument(units: [unit(0..<20)])
    var other = Argument(units: [unit(0..<20), unit(1..<20), unit(30..<40)])
    other.links = [
      Argument.Link(kind: .restates, from: [1], to: .unit(0)),
      Argument.Link(kind: .undercuts, from: [2], to: .link(0)),
      Argument.Link(kind: .supports, from: [2], to: .unit(1)),
    ]
    argument.merge(other)
    #expect(argument.links == [Argument.Link(kind: .supports, from: [1], to: .unit(0))])
  }

  @Test func premisesThatAreOneStatementAreOnePremise() {
    var argument = Argument(units: [unit(0..<20)])
    var other = Argument(units: [unit(0..<20), unit(1..<20), unit(30..<40)])
    other.links = [Argument.Link(kind: .supports, from: [1, 0], to: .unit(2))]
    argument.merge(other)
    #expect(argument.links == [Argument.Link(kind: .supports, from: [0], to: .unit(1))])
  }

  @Test func statementsStandInTheOrderOfTheText() {
    let text = Array("One thing. Another thing. One thing.".unicodeScalars)
    var argument = Argument(units: [unit(11..<24), unit(26..<35), unit(0..<9)])
    argument.links = [Argument.Link(kind: .restates, from: [1], to: .unit(2))]
    let graph = argument.graph(of: Document(id: "d"), text)
    #expect(graph.statements.map(\.text) == ["One thing", "Another thing", "One thing"])
    #expect(graph.relations.map(\.from) == [[graph.statements[2].id]])
    #expect(graph.relations.map(\.to) == [graph.statements[0].id])
    #expect(graph.statements[2].id == graph.statements[0].id + "-2")
  }
}
