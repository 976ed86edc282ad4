import CruxModel
import CruxReasoning
import TestSupport
import Testing

@Suite struct ExtensionsTests {
  private func extensions(_ graph: Graph, _ semantics: Extensions.Semantics) throws -> Set<Set<String>> {
    let attacks = AttackGraph(Framework(graph))
    let found = try Extensions(of: attacks, by: semantics)
    let arguments = Set(attacks.arguments)
    return Set(found.first(1000).map { Set($0.filter(arguments.contains).map { attacks.names[$0] }) })
  }

  @Test func mutualAttacksLeaveAChoice() throws {
    let graph = debate("a; b; c; d", "a -| b", "b -| a", "a -| c", "b -| c", "c -| d")
    #expect(try extensions(graph, .preferred) == [["a", "d"], ["b", "d"]])
    #expect(try extensions(graph, .stable) == [["a", "d"], ["b", "d"]])
    let attacks = AttackGraph(Framework(graph))
    let labels = try Extensions(of: attacks, by: .preferred).labels
    #expect(attacks.arguments.map { labels[$0] } == [.open, .open, .falls, .stands])
  }

  @Test func anOddCycleHasNoStableExtension() throws {
    let graph = debate("a; b; c; d", "a -| b", "b -| c", "c -| a")
    #expect(try extensions(graph, .preferred) == [["d"]])
    #expect(try extensions(graph, .stable) == [])
  }

  @Test func supportsTakePart() throws {
    let graph = debate("X; e E; A; B", "E + A > X", "A -| B", "B -| A")
    #expect(try extensions(graph, .preferred) == [["X", "E", "A"], ["E", "B"]])
  }

  @Test func manyChoicesAreCounted() throws {
    let pairs = (0..<70).flatMap {
      [Statement(id: "a\($0)", kind: .claim, text: ""), Statement(id: "b\($0)", kind: .claim, text: "")]
    }
    let attacks = (0..<70).flatMap { number in
      [("a", "b"), ("b", "a")].map { from, to in
        Relation(id: "r\(from)\(number)", kind: .rebuts, from: ["\(from)\(number)"], to: "\(to)\(number)")
      }
    }
    let found = try Extensions(
      of: AttackGraph(Framework(Graph(id: "g", statements: pairs, relations: attacks))), by: .preferred)
    #expect(found.count == .max)
    #expect(Set(found.first(100)).count == 100)
  }

  /// Dung's definitions, on all sets.
  @Test(arguments: Extensions.Semantics.allCases) func theDefinitionsHold(_ semantics: Extensions.Semantics)
    throws
  {
    var random = SplitMix(state: 51)
    for _ in 0..<400 {
      let count = Int.random(in: 1...7, using: &random)
      let pairs = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        (from: Int.random(in: 0..<count, using: &random), to: Int.random(in: 0..<count, using: &random))
      }
      let attacks = AttackGraph(Framework(Graph(count, attacks: pairs)))
      let found = try Extensions(of: attacks, by: semantics)
      #expect(Set(found.first(1000)) == bruteForce(count, attacks.attacks, semantics))
      #expect(found.first(1000).count == found.count)
    }
  }

  private func bruteForce(
    _ count: Int, _ attacks: [AttackGraph.Attack], _ semantics: Extensions.Semantics
  ) -> Set<[Int]> {
    let sets = (0..<(1 << count)).map { mask in Set((0..<count).filter { mask >> $0 & 1 == 1 }) }
    let free = sets.filter { set in !attacks.contains { set.contains($0.from) && set.contains($0.to) } }
    func beats(_ set: Set<Int>, _ argument: Int) -> Bool {
      attacks.contains { set.contains($0.from) && $0.to == argument }
    }
    if semantics == .stable {
      return Set(
        free.filter { set in (0..<count).allSatisfy { set.contains($0) || beats(set, $0) } }.map {
          $0.sorted()
        })
    }
    let admissible = free.filter { set in attacks.allSatisfy { !set.contains($0.to) || beats(set, $0.from) } }
    return Set(
      admissible.filter { set in !admissible.contains { $0.isStrictSuperset(of: set) } }.map { $0.sorted() })
  }

  /// A relation may start from another that has lost an end; in a graph of nothing but such there is nothing to say.
  @Test func whatStartsFromARelationThatNeverCountsDoesNotCount() throws {
    let statement = Statement(id: "t", kind: .evidence, text: "t")
    let relations = [
      Relation(id: "r1", kind: .supports, from: ["gone"], to: "t"),
      Relation(id: "r2", kind: .rebuts, from: ["r1"], to: "t"),
      Relation(id: "r3", kind: .undercuts, from: ["r2"], to: "r2"),
    ]
    for statements in [[statement], []] {
      let attacks = AttackGraph(Framework(Graph(id: "g", statements: statements, relations: relations)))
      #expect(attacks.attacks.allSatisfy { attacks.names.indices.contains($0.from) })
      let labels = attacks.grounded()
      #expect(statements.indices.allSatisfy { labels[attacks.arguments[$0]] == .stands })
    }
  }

  /// Supports, undercuts and linked premises put into attacks say the same.
  @Test func attackGraphsSayTheSame() {
    var random = SplitMix(state: 61)
    for _ in 0..<1000 {
      let graph = randomGraph(&random, statements: 7, relations: 12)
      let framework = Framework(graph)
      let attacks = AttackGraph(framework)
      let labels = attacks.grounded()
      let labelling = Labelling(of: framework)
      #expect((0..<7).allSatisfy { labels[attacks.arguments[$0]] == labelling[$0] }, "\(graph)")
    }
  }
}
