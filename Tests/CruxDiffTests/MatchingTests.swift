import CruxDiff
import CruxModel
import TestSupport
import Testing

@Suite struct MatchingTests {
  /// Two versions of a news report: what an annotator says has changed, and nothing else.
  @Test func findsAllThatChangedInAReport() throws {
    let before = try Repository.graph("Graphs/Corpus/chip-controls.json")
    let after = try Repository.graph("Graphs/Corpus/chip-controls-v2.json")
    let difference = Difference(before, after)
    let changes = difference.changes.map {
      "\($0.name.rawValue) \($0.before.joined(separator: "+")) \($0.after.joined(separator: "+"))"
    }
    #expect(
      changes == [
        "reworded s1 t1", "reworded s3 t3", "removed s12 ", "added  t12", "added  t13", "added  t14",
        "reworded s13 t15", "quantity changed s24 t26", "speaker changed s25 t27", "relation removed r9 ",
        "relation added  q9", "relation added  q10",
      ])
    #expect(difference.changes.allSatisfy { $0.cause == .text })
    #expect(difference.matching.pairs.count == 29)
  }

  @Test func equalGraphsDoNotDiffer() throws {
    for graph in try Samples.corpus(30) {
      let difference = Difference(graph, graph)
      #expect(difference.isEmpty && difference.consequences.isEmpty, "\(graph.id)")
    }
  }

  @Test func relationsToWhatIsNotThereAreTheSameWhereTheyNameTheSame() {
    func graph(_ ends: [String], arePremises: Bool = false) -> Graph {
      Graph(
        id: "g", statements: [Statement(id: "s1", kind: .claim, text: "Fares rose")],
        relations: ends.enumerated().map {
          Relation(
            id: "r\($0)", kind: .undercuts, from: [arePremises ? $1 : "s1"], to: arePremises ? "s1" : $1)
        })
    }
    let before = graph(["x", "y"])
    #expect(Difference(before, before).isEmpty)
    let changes = Difference(before, graph(["x", "z"])).changes
    #expect(changes.map(\.name) == [.relationMoved] && changes[0].before == ["r1"])
    #expect(Difference(graph(["x", "y"], arePremises: true), graph(["y", "x"], arePremises: true)).isEmpty)
  }

  /// Each is known by the one that it attacks, one after the other; going through all for each would take hours.
  @Test(.timeLimit(.minutes(1))) func deepChainsOfUndercutsAreCompared() {
    let count = 10_000
    func graph(_ id: (Int) -> String) -> Graph {
      Graph(
        id: "g",
        statements: [
          Statement(id: "s1", kind: .claim, text: "Fares rose"),
          Statement(id: "s2", kind: .evidence, text: "Costs did"),
        ],
        relations: (0..<count).map {
          Relation(
            id: id($0), kind: $0 == 0 ? .supports : .undercuts, from: ["s2"], to: $0 == 0 ? "s1" : id($0 - 1))
        })
    }
    let matching = Matching(GraphIndex(graph { "r\($0)" }), GraphIndex(graph { "q\(count - $0)" }))
    #expect(matching.relationsAfter.compactMap(\.self) == Array(0..<count))
    let chain = graph { "r\($0)" }
    #expect(Difference(Graph(id: "g", statements: chain.statements), chain).changes.count == count)
  }

  @Test func orderInTheFileDoesNotMatter() throws {
    var random = SplitMix(state: 7)
    for graph in try Samples.corpus(20) {
      var shuffled = graph
      shuffled.statements.shuffle(using: &random)
      shuffled.relations.shuffle(using: &random)
      #expect(Difference(graph, shuffled).isEmpty, "\(graph.id)")
      let other = graph.scrambled(seed: 3)
      let changes = { (graph: Graph) in Set(Difference(graph, other).changes.map { "\($0)" }) }
      #expect(changes(graph) == changes(shuffled), "\(graph.id)")
    }
  }

  @Test func repeatedStatementsAreToldApartByTheirPlace() {
    func text(_ sentences: [String]) -> Graph {
      Graph(
        id: "t",
        statements: sentences.enumerated().map { Statement(id: "s\($0 + 1)", kind: .claim, text: $1) })
    }
    let before = text(["Prices rose", "It helps", "Wages fell", "It helps", "Rents rose"])
    let after = text(["It helps", "Wages fell", "It helps", "Rents rose"])
    #expect(Difference(before, after).changes.map(\.before) == [["s1"]])
  }

  @Test func manyOfTheSameWordsAreThemselves() {
    let statements = (0..<600).map { Statement(id: "s\($0)", kind: .claim, text: "The ships have to wait") }
    let graph = Graph(id: "g", statements: statements)
    #expect(Difference(graph, graph).isEmpty)
  }

  @Test func theSameWordsAreToldApartByTheirSpeakers() {
    func graph(_ speakers: [String]) -> Graph {
      Graph(
        id: "g",
        statements: speakers.map {
          Statement(id: $0, kind: .claim, text: "The channel is too shallow", speaker: $0)
        })
    }
    let changes = Difference(graph(["Anna Lind", "Ole Berg"]), graph(["Ole Berg"])).changes
    #expect(changes == [Change(.removed, before: ["Anna Lind"], cause: .text)])
  }

  @Test func splitsAndMergesAreFound() {
    let whole = "The levy would cut the number of cars in the centre and would pay for forty new buses"
    let parts = ["The levy would cut the number of cars in the centre", "It would pay for forty new buses"]
    func graph(_ texts: [String]) -> Graph {
      Graph(
        id: "levy",
        statements: (["Shops fear for their trade"] + texts + ["The council votes in May"]).enumerated()
          .map { Statement(id: "s\($0 + 1)", kind: .claim, text: $1) })
    }
    let split = Difference(graph([whole]), graph(parts)).changes
    #expect(split == [Change(.split, before: ["s2"], after: ["s2", "s3"], cause: .text)])
    let merged = Difference(graph(parts), graph([whole])).changes
    #expect(merged == [Change(.merged, before: ["s2", "s3"], after: ["s2"], cause: .text)])
    let denied = whole.replacing("would pay", with: "would not pay")
    #expect(Difference(graph([denied]), graph(parts)).changes.map(\.name) == [.split, .negated])
    #expect(Difference(graph(parts), graph([denied])).changes.map(\.name) == [.merged, .negated])
  }

  @Test func relationsAreNamed() {
    let graph = Samples.buses()
    func changes(_ change: (inout Graph) -> Void) -> [String] {
      var other = graph
      change(&other)
      return Difference(graph, other).changes.map { "\($0.name.rawValue) \($0.before) \($0.after)" }
    }
    #expect(changes { $0.relations[2].kind = .supports } == ["turned [\"r3\"] [\"r3\"]"])
    #expect(changes { $0.relations[2].to = "s1" } == ["relation moved [\"r3\"] [\"r3\"]"])
    #expect(changes { $0.relations[0].from = ["s2", "s4"] } == ["premise added [\"r1\"] [\"r1\"]"])
    #expect(changes { $0.relations.remove(at: 0) } == ["relation removed [\"r1\"] []"])
    #expect(changes { $0.statements[3].kind = .claim } == ["kind changed [\"s4\"] [\"s4\"]"])
    #expect(changes { $0.thesis = "s3" } == ["thesis changed [\"s1\"] [\"s3\"]"])
  }
}
