import CruxModel
import CruxReasoning
import Testing

@Suite struct BreaksTests {
  private func breaks(_ id: String, _ graph: Graph, by unit: Breaks.Unit = .statement) -> [[String]] {
    let framework = Framework(graph)
    guard let node = framework.index.node(id) else { return [] }
    return Breaks(of: node, in: framework, by: unit).sets.map { $0.map(\.name) }
  }

  @Test func oneSupportIsOneBreak() {
    let graph = debate("X; A; e E", "A > X", "E > A")
    #expect(breaks("X", graph) == [["A"], ["E"]])
    #expect(breaks("E", graph) == [])
  }

  @Test func allSupportsHaveToGo() {
    let graph = debate("X; e E; e F; e G", "E > X", "F > X", "G > X")
    #expect(breaks("X", graph) == [["E", "F", "G"]])
    #expect(breaks("X", debate("X; e E; e F", "E + F > X")) == [["E"], ["F"]])
  }

  @Test func whatDefendsIsABreakToo() {
    let graph = debate("X; e E; e F; U; K", "E > X", "F > X", "U -| X", "K -| U")
    #expect(breaks("X", graph) == [["K"]])
  }

  @Test func speakersGoWithAllTheySay() {
    let graph = debate("X; e E@Ann; e F@Ann; e G@Ben", "E > X", "F > X", "G > X")
    #expect(breaks("X", graph, by: .speaker) == [["Ann", "Ben"]])
    // What another says too does not go with one speaker.
    let shared = debate("X; e E@Ann; e F@Ben", "E > X", "F = E")
    #expect(breaks("X", shared, by: .speaker) == [["Ann", "Ben"]])
    #expect(breaks("X", shared) == [["E"]])
  }

  @Test func aSpeakerIsOneHoweverTheNameIsWritten() {
    var graph = debate("X; e E; e F", "E > X", "F > X")
    (graph.statements[1].speaker, graph.statements[2].speaker) = ("The Ministry", "ministry")
    #expect(breaks("X", graph, by: .speaker) == [["The Ministry"]])
  }

  @Test func documentsGoWhole() {
    var graph = debate("X; e E; e F; e G", "E > X", "F > X", "G > X")
    for (number, document) in ["a", "b", "b", "c"].enumerated() {
      graph.statements[number].anchor = Anchor(document: document, start: 0, end: 1)
    }
    graph.relations.removeLast()
    #expect(breaks("X", graph, by: .document) == [["b"]])
  }

  /// All sets are tried.
  @Test(arguments: Breaks.Unit.allCases) func theSearchFindsWhatBruteForceFinds(_ unit: Breaks.Unit) throws {
    var random = SplitMix(state: 31)
    for round in 0..<300 {
      let graph = randomGraph(&random, statements: 7, relations: 8 + round % 6)
      let framework = Framework(graph)
      for node in 0..<2 {
        let names = graph.statements.map { statement in
          switch unit {
          case .statement: statement.id
          case .speaker: statement.speaker ?? statement.anchor?.document ?? ""
          case .document: statement.anchor?.document ?? ""
          }
        }
        #expect(
          Set(breaks("s\(node)", graph, by: unit).map { Set($0) }) == bruteForce(node, framework, names),
          "\(graph)")
      }
    }
  }

  private func bruteForce(_ node: Int, _ framework: Framework, _ names: [String]) -> Set<Set<String>> {
    guard Labelling(of: framework)[node] == .stands else { return [] }
    let units = Set(names.indices.filter { $0 != node }.map { names[$0] }).sorted()
    for size in 1...3 {
      let found = subsets(of: units, size: size).filter { set in
        let rejected = names.indices.filter { $0 != node && set.contains(names[$0]) }
        return Labelling(of: framework, rejecting: rejected)[node] != .stands
      }
      if !found.isEmpty { return Set(found.map { Set($0) }) }
    }
    return []
  }

  private func subsets(of units: [String], size: Int) -> [[String]] {
    guard size > 0 else { return [[]] }
    return units.indices.flatMap { first in
      subsets(of: Array(units[(first + 1)...]), size: size - 1).map { [units[first]] + $0 }
    }
  }
}
