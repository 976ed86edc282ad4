import CruxModel
import Testing

@testable import CruxStore

/// Questions to small graphs, each with one thing that an answer must not miss.
@Suite struct AnswerTests {
  private func graph(_ id: String, _ claims: KeyValuePairs<String, String>, _ relations: [Relation]) -> Graph
  {
    Graph(
      id: id, statements: claims.map { CruxModel.Statement(id: $0, kind: .claim, text: $1) },
      relations: relations)
  }

  private func ask(_ graphs: [Graph], _ question: (Base) throws -> Question) throws -> Answer {
    let base = try Base()
    _ = try base.add(graphs.map { try Addition($0) })
    return try base.ask(question(base))
  }

  private func claim(_ id: String, in base: Base) throws -> Claim {
    guard case .found(let claim) = try base.claim(id) else { throw StoreError.badReference(id) }
    return claim
  }

  private func paths(_ answer: Answer) -> [String] {
    answer.results.map { $0.path.map { String($0.split(separator: "#")[1]) }.joined(separator: " ") }
  }

  // MARK: Objections

  private var linked: Graph {
    graph(
      "linked",
      [
        "t": "Taxes should rise", "a": "Firms would leave", "b": "Nobody replaces them",
        "x": "New firms came",
      ],
      [
        Relation(id: "r1", kind: .rebuts, from: ["a", "b"], to: "t"),
        Relation(id: "r2", kind: .rebuts, from: ["x"], to: "b"),
      ])
  }

  @Test func anObjectionIsAnsweredWithOneOfItsPremises() throws {
    #expect(try paths(ask([linked]) { _ in .unanswered(.everything) }) == ["x r2 b"])
    let answer = try ask([linked]) { try .objections(claim("linked#t", in: $0), Filter()) }
    #expect(paths(answer) == ["a r1 t", "b r1 t"])
    #expect(answer.results.map(\.isOpposed) == [true, true])
  }

  @Test func whatSupportsAnObjectionIsNoAnswerToIt() throws {
    var graph = linked
    graph.relations[1] = Relation(id: "r2", kind: .supports, from: ["x"], to: "r1")
    #expect(
      try ask([graph]) { try .objections(claim("linked#t", in: $0), Filter()) }.results.map(\.isOpposed) == [
        false, false,
      ])
    #expect(try paths(ask([graph]) { _ in .unanswered(.everything) }) == ["a r1 t", "b r1 t"])
  }

  @Test func anAnswerInAnotherDocumentIsOne() throws {
    let objection = graph(
      "objection", ["t": "Taxes should rise", "o": "Voters hate all this"],
      [Relation(id: "r1", kind: .rebuts, from: ["o"], to: "t")])
    let reply = graph(
      "reply", ["v": "voters hate all this!", "w": "Most are content"],
      [Relation(id: "r1", kind: .rebuts, from: ["w"], to: "v")])
    let answer = try ask([objection, reply]) { try .objections(claim("objection#t", in: $0), Filter()) }
    #expect(answer.results.map(\.isOpposed) == [true])
    #expect(answer.graph.relations.map(\.kind) == [.rebuts, .rebuts, .restates])
  }

  // MARK: Evidence

  @Test func aClaimHasOneDepthWhicheverDocumentIsAsked() throws {
    let claims: KeyValuePairs = ["c": "Trams pay", "b": "Trams bring riders", "a": "Streets get quieter"]
    let wide = graph(
      "wide", claims,
      [
        Relation(id: "r1", kind: .supports, from: ["b"], to: "c"),
        Relation(id: "r2", kind: .supports, from: ["a"], to: "c"),
      ])
    var deep = graph(
      "deep", claims,
      [
        Relation(id: "r1", kind: .supports, from: ["b"], to: "c"),
        Relation(id: "r2", kind: .supports, from: ["a"], to: "b"),
        Relation(id: "r3", kind: .supports, from: ["e"], to: "a"),
      ])
    deep.statements.append(CruxModel.Statement(id: "e", kind: .evidence, text: "Noise fell"))
    for asked in ["wide#c", "deep#c"] {
      let answer = try ask([wide, deep]) { try .evidence(claim(asked, in: $0), Filter(depth: 2)) }
      let depths = Dictionary(uniqueKeysWithValues: answer.results.map { ($0.statement.id, $0.depth) })
      #expect(depths == ["wide#b": 1, "wide#a": 1, "deep#b": 1, "deep#a": 1, "deep#e": 2])
    }
  }

  @Test func aWeakShortWayReachesWhatAStrongLongOneDoesNot() throws {
    let graph = graph(
      "d", ["c": "Trams pay", "y": "Riders came", "x": "Fares fell", "z": "The council paid"],
      [
        Relation(id: "r1", kind: .supports, from: ["y"], to: "c", confidence: 0.9),
        Relation(id: "r2", kind: .supports, from: ["x"], to: "c", confidence: 0.1),
        Relation(id: "r3", kind: .supports, from: ["x"], to: "y", confidence: 0.9),
        Relation(id: "r4", kind: .supports, from: ["z"], to: "x"),
      ])
    let answer = try ask([graph]) { try .evidence(claim("d#c", in: $0), Filter(depth: 2)) }
    #expect(paths(answer) == ["y r1 c", "x r3 y r1 c", "z r4 x r2 c"])
  }

  @Test func whatRestatesAClaimMaySupportItToo() throws {
    let graph = graph(
      "d", ["c": "Parks help", "q": "Parks do good", "d": "Parks cool the city", "x": "It was cooler"],
      [
        Relation(id: "r1", kind: .restates, from: ["q"], to: "c"),
        Relation(id: "r2", kind: .supports, from: ["q"], to: "d", confidence: 0.5),
        Relation(id: "r3", kind: .supports, from: ["d"], to: "c", confidence: 0.9),
        Relation(id: "r4", kind: .supports, from: ["x"], to: "q"),
      ])
    let answer = try ask([graph]) { try .evidence(claim("d#c", in: $0), Filter()) }
    #expect(paths(answer) == ["x r4 q r1 c", "d r3 c", "q r2 d r3 c"])
  }

  @Test func whatIsDeniedToBeARestatementIsNoEvidence() throws {
    let graph = graph(
      "d", ["y": "Parks help", "x": "Parks do good", "u": "They differ", "e": "It was cooler"],
      [
        Relation(id: "r1", kind: .restates, from: ["x"], to: "y"),
        Relation(id: "r2", kind: .undercuts, from: ["u"], to: "r1"),
        Relation(id: "r3", kind: .supports, from: ["e"], to: "x"),
      ])
    #expect(try paths(ask([graph]) { try .evidence(claim("d#y", in: $0), Filter()) }).isEmpty)
    #expect(try paths(ask([graph]) { try .unsupported(.below(claim("d#x", in: $0))) }) == ["e"])
  }

  @Test func aCircleDoesNotMakeEvidenceStronger() throws {
    let graph = graph(
      "d", ["c": "Trams pay", "x": "Riders came", "y": "Fares fell"],
      [
        Relation(id: "r1", kind: .supports, from: ["x"], to: "c", confidence: 2),
        Relation(id: "r2", kind: .supports, from: ["y"], to: "x", confidence: 2),
        Relation(id: "r3", kind: .supports, from: ["x"], to: "y", confidence: 2),
      ])
    let answer = try ask([graph]) { try .evidence(claim("d#c", in: $0), Filter()) }
    #expect(paths(answer) == ["x r1 c", "y r2 x r1 c"])
  }

  @Test func aCircleMakesNoEvidenceOfARestatement() throws {
    let graph = graph(
      "d", ["c": "Parks help", "q": "Parks do good", "d": "Parks cool the city"],
      [
        Relation(id: "r1", kind: .restates, from: ["q"], to: "c"),
        Relation(id: "r2", kind: .supports, from: ["d"], to: "q"),
        Relation(id: "r3", kind: .supports, from: ["c"], to: "d"),
        Relation(id: "r4", kind: .supports, from: ["q"], to: "d"),
      ])
    let answer = try ask([graph]) { try .evidence(claim("d#c", in: $0), Filter()) }
    #expect(paths(answer) == ["d r2 q r1 c"])
  }

  // MARK: The whole

  @Test func aRestatementHasTheSupportOfWhatItRestates() throws {
    let graph = graph(
      "d", ["p": "Libraries pay", "q": "Libraries are worth it", "e": "Each pound returned six"],
      [
        Relation(id: "r1", kind: .supports, from: ["e"], to: "p"),
        Relation(id: "r2", kind: .restates, from: ["q"], to: "p"),
      ])
    #expect(try paths(ask([graph]) { _ in .unsupported(.everything) }) == ["e"])
  }

  @Test func whatIsRestatedIsOneClaimInEveryQuestion() throws {
    var graph = graph(
      "d",
      [
        "c": "Parks help", "q": "Parks do good", "e": "It was cooler", "f": "Sales rose",
        "o": "Parks cost money",
        "p": "Parks are dear", "a": "Gifts paid for it",
      ],
      [
        Relation(id: "r1", kind: .supports, from: ["e"], to: "c"),
        Relation(id: "r2", kind: .restates, from: ["q"], to: "c"),
        Relation(id: "r3", kind: .supports, from: ["f"], to: "q"),
        Relation(id: "r4", kind: .rebuts, from: ["o"], to: "q"),
        Relation(id: "r5", kind: .restates, from: ["p"], to: "o"),
        Relation(id: "r6", kind: .rebuts, from: ["a"], to: "p"),
      ])
    for number in graph.statements.indices { graph.statements[number].speaker = "Ann" }
    let contested = try ask([graph]) { _ in .contested(.everything) }
    #expect(paths(contested) == ["e r1 c q r4 o"])
    #expect(Set(contested.graph.relations.map(\.id)).isSuperset(of: ["d#r1", "d#r2", "d#r3", "d#r4"]))
    #expect(try paths(ask([graph]) { try .contested(.below(claim("d#q", in: $0))) }) == paths(contested))
    #expect(try paths(ask([graph]) { _ in .unanswered(.everything) }) == ["a r6 p"])
    #expect(try paths(ask([graph]) { _ in .singleSource(.everything) }) == ["f r3 q c r1 e"])
    // What is restated is named, whichever wording is supported and which rebutted.
    var other = graph
    for (number, target) in [(0, "q"), (3, "c")] { other.relations[number].to = target }
    #expect(try ask([other]) { _ in .contested(.everything) }.results.map(\.statement.id) == ["d#c"])
    graph.statements[3].speaker = "Bob"
    #expect(try paths(ask([graph]) { _ in .singleSource(.everything) }) == [])
    graph.relations.append(Relation(id: "r7", kind: .supports, from: ["c"], to: "f"))
    #expect(try ask([graph]) { _ in .circular(.everything) }.results.count == 1)
    graph.relations[6] = Relation(id: "r7", kind: .rebuts, from: ["f"], to: "c")
    #expect(try ask([graph]) { _ in .bothSides(.everything) }.results.map(\.statement.id) == ["d#f"])
  }

  @Test(arguments: [
    [Relation(id: "r", kind: .restates, from: ["q", "x"], to: "p")],
    [
      Relation(id: "r", kind: .restates, from: ["q"], to: "p"),
      Relation(id: "u", kind: .undercuts, from: ["x"], to: "r"),
    ],
  ])
  func aRestatementInPartOrDeniedMakesNoOneClaim(_ relations: [Relation]) throws {
    let graph = graph(
      "d", ["p": "Libraries pay", "q": "Libraries are worth it", "x": "They differ"], relations)
    #expect(try paths(ask([graph]) { _ in .unsupported(.everything) }) == ["p", "q", "x"])
  }

  @Test func aRestatementIsNoSupport() throws {
    let graph = graph(
      "d", ["p": "Libraries pay", "q": "Libraries are worth it"],
      [Relation(id: "r1", kind: .restates, from: ["q"], to: "p")])
    let answer = try ask([graph]) { _ in .unsupported(.everything) }
    #expect(paths(answer) == ["p"])
    #expect(answer.results.map(\.isOpposed) == [false])
  }

  @Test func whatIsBehindAClaimOnBothSidesIsToo() throws {
    let graph = graph(
      "d", ["c": "The fund works", "q": "The fund raised prices", "e": "Prices rose 9 percent"],
      [
        Relation(id: "r1", kind: .supports, from: ["e"], to: "q"),
        Relation(id: "r2", kind: .supports, from: ["q"], to: "c"),
        Relation(id: "r3", kind: .rebuts, from: ["q"], to: "c"),
      ])
    #expect(
      try paths(ask([graph]) { _ in .bothSides(.everything) }) == ["c r2 q r3 c", "c r2 q r1 e r1 q r3 c"])
  }

  @Test func whoUndercutsAnAttackArguesForWhatItAttacks() throws {
    func debate(_ first: Relation.Kind) -> Graph {
      graph(
        "d",
        [
          "t": "The road should close", "o": "Shops would lose", "u": "The survey was small",
          "e": "It asked nine",
        ],
        [
          Relation(id: "r1", kind: first, from: ["e"], to: "t"),
          Relation(id: "r2", kind: .rebuts, from: ["o"], to: "t"),
          Relation(id: "r3", kind: .undercuts, from: ["u"], to: "r2"),
          Relation(id: "r4", kind: .supports, from: ["e"], to: "u"),
        ])
    }
    #expect(try paths(ask([debate(.supports)]) { _ in .bothSides(.everything) }).isEmpty)
    #expect(
      try paths(ask([debate(.rebuts)]) { _ in .bothSides(.everything) }) == ["t r2 r3 u r4 e r1 t"])
  }

  /// A claim with two supports and an objection that is answered.
  private var road: Graph {
    graph(
      "d",
      [
        "a": "Roads close", "b": "Shops lose", "c": "Rents fall", "e": "Air is cleaner", "x": "Nobody knows",
      ],
      [
        Relation(id: "r1", kind: .rebuts, from: ["b"], to: "a"),
        Relation(id: "r2", kind: .supports, from: ["c"], to: "a"),
        Relation(id: "r3", kind: .supports, from: ["e"], to: "a"),
        Relation(id: "r4", kind: .rebuts, from: ["x"], to: "b"),
      ])
  }

  @Test func nothingFartherIsDrawnAroundAClaim() throws {
    let drawn = try ask([road]) { try .around(claim("d#a", in: $0), depth: 1) }.graph
    #expect(drawn.statements.map(\.id).sorted() == ["d#a", "d#b", "d#c", "d#e"])
    #expect(drawn.relations.map(\.id).sorted() == ["d#r1", "d#r2", "d#r3"])
  }

  @Test func anUndercutIsNearToWhatItDeniesAndToWhatDeniesIt() throws {
    let graph = graph(
      "d", ["t": "The dam is safe", "p": "It held", "u": "It was dry", "w": "It rained", "q": "It leaks"],
      [
        Relation(id: "r1", kind: .supports, from: ["p", "q"], to: "t"),
        Relation(id: "r2", kind: .undercuts, from: ["u"], to: "r1"),
        Relation(id: "r3", kind: .undercuts, from: ["w"], to: "r2"),
      ])
    func around(_ id: String, _ depth: Int) throws -> [String] {
      try paths(ask([graph]) { try .around(claim(id, in: $0), depth: depth) }).sorted()
    }
    #expect(try around("d#w", 1) == ["u r2 r3 w"])
    #expect(try around("d#w", 3).last == "u r2 r3 w")
    #expect(try around("d#w", 3).contains("t r1 r2 r3 w"))
    #expect(try around("d#u", 1) == ["p r1 r2 u", "q r1 r2 u", "w r3 r2 u"])
    #expect(try around("d#p", 1) == ["q r1 p", "t r1 p", "u r2 r1 p"])
  }

  @Test func aPathOverTwoDocumentsIsDrawnAsOneTree() throws {
    let one = graph(
      "one", ["a": "Trams pay", "b": "Riders came"],
      [Relation(id: "r1", kind: .supports, from: ["b"], to: "a")])
    let two = graph(
      "two", ["c": "Build the line", "a": "Trams pay!"],
      [Relation(id: "r1", kind: .supports, from: ["a"], to: "c")])
    let answer = try ask([one, two]) { try .path(from: claim("one#b", in: $0), to: claim("two#c", in: $0)) }
    #expect(paths(answer) == ["b r1 a a r1 c"])
    let joins = answer.graph.relations.filter { $0.kind == .restates }
    #expect(joins.map(\.from) == [["one#a"]] && joins.map(\.to) == ["two#a"])
  }

  @Test func aStatementHasTheDateAndTheSourceOfItsOwnText() throws {
    var graph = graph(
      "d", ["a": "Roads close", "b": "Rents fall", "c": "Shops open"],
      [
        Relation(id: "r1", kind: .supports, from: ["b"], to: "a"),
        Relation(id: "r2", kind: .supports, from: ["c"], to: "a"),
      ])
    graph.documents = [
      Document(id: "old", published: "2019-01-01"), Document(id: "new", published: "2026-03-01"),
    ]
    for (number, document) in ["old", "new", "old"].enumerated() {
      graph.statements[number].anchor = Anchor(document: document, start: 0, end: 0)
    }
    var filter = Filter()
    filter.from = "2026-01-01"
    #expect(try paths(ask([graph]) { try .evidence(claim("d#a", in: $0), filter) }) == ["b r1 a"])
    #expect(try ask([graph]) { _ in .singleSource(.everything) }.results.isEmpty)
    let base = try Base()
    _ = try base.add([Addition(graph)])
    #expect(
      try base.query("MATCH (s:Statement) WHERE s.published < '2020' RETURN s ORDER BY s.id").rows == [
        [.text("d#a")], [.text("d#c")],
      ])
  }

  @Test func contestedClaimsAreDrawnWithAllTheirSupportAndAllAnswers() throws {
    var graph = road
    graph.relations += [
      Relation(id: "r5", kind: .rebuts, from: ["x"], to: "a"),
      Relation(id: "r6", kind: .undercuts, from: ["e"], to: "r5"),
    ]
    let answer = try ask([graph]) { _ in .contested(.everything) }
    #expect(
      answer.graph.relations.map(\.id).sorted() == ["d#r1", "d#r2", "d#r3", "d#r4", "d#r5", "d#r6"])
  }

  @Test func undercutsOfUndercutsMayBeMany() throws {
    let count = 50_000
    let undercuts = (1...count).map { number in
      Relation(
        id: "r\(number)", kind: .undercuts, from: [number == count ? "u" : "x"], to: "r\(number - 1)")
    }
    let graph = graph(
      "d", ["c": "Parks help", "x": "Nobody knows", "u": "Somebody does"],
      [Relation(id: "r0", kind: .supports, from: ["x"], to: "c")] + undercuts)
    let answer = try ask([graph]) { try .path(from: claim("d#u", in: $0), to: claim("d#c", in: $0)) }
    #expect(answer.graph.relations.count == count + 1)
  }

  @Test func whatHasNoDateIsLeftOutOfAPeriodAndCounted() throws {
    let graph = graph(
      "d", ["a": "Roads close", "c": "Rents fall"],
      [Relation(id: "r1", kind: .supports, from: ["c"], to: "a")])
    var filter = Filter()
    filter.until = "2099-01-01"
    let answer = try ask([graph]) { try .evidence(claim("d#a", in: $0), filter) }
    #expect(answer.results.isEmpty)
    #expect(answer.undated == 1)
    filter.speaker = "nobody"
    #expect(try ask([graph]) { try .evidence(claim("d#a", in: $0), filter) }.undated == 0)
  }
}
