import CruxFormats
import CruxModel
import CruxReasoning
import Testing

@Suite struct ICCMATests {
  private static let texts = [
    ("af", "# an example\np af 5\n1 2\n2 4\n4 5\n5 4\n5 5\n"),
    (
      "apx",
      "arg(1). arg(2).\narg( 3 ).arg(4). % more\narg(5).\natt(1,2).\natt(2,4).\natt(4, 5).\natt(5,4).att(5,5)."
    ),
    ("tgf", "1\n2\n3\n4 with a text\n5\n#\n1 2\n2 4\n4 5\n5 4\n5 5\n"),
  ]

  private func read(_ text: String, as name: String) throws -> Graph {
    let reader = try #require(GraphFormat.named(name)?.reader)
    return try reader.read(Array(text.utf8)).graph
  }

  @Test(arguments: texts) func argumentsAndAttacksAreRead(_ name: String, _ text: String) throws {
    let graph = try read(text, as: name)
    #expect(graph.statements.map(\.id) == ["1", "2", "3", "4", "5"])
    #expect(
      graph.relations.map { [$0.from[0], $0.to] } == [
        ["1", "2"], ["2", "4"], ["4", "5"], ["5", "4"], ["5", "5"],
      ])
    #expect(graph.relations.allSatisfy { $0.kind == .rebuts })
    let labelling = Labelling(of: Framework(graph))
    #expect((0..<5).map { labelling[$0] } == [.stands, .falls, .stands, .open, .open])
    #expect(GraphFormat.sniffing(Array(text.utf8)).name == name)
  }

  @Test func namesAndLineEndsDoNotHideAFormat() throws {
    for text in ["arg1\nattack\n#\narg1 attack\n", "1\r\n2\r\n#\r\n1 2\r\n"] {
      #expect(GraphFormat.sniffing(Array(text.utf8)).name == "tgf")
      #expect(try read(text, as: "tgf").relations.count == 1)
    }
    #expect(GraphFormat.sniffing(Array("arg (a). arg (b). att (a,b).".utf8)).name == "apx")
    #expect(GraphFormat.sniffing(Array("# Title\n\nChips are short.\n".utf8)).name == "json")
    #expect(GraphFormat.sniffing(Array("p with a text\n#\np p\n".utf8)).name == "tgf")
  }

  @Test func aNumberWithZerosInFrontIsThatArgument() throws {
    let graph = try read("p af 2\n01 +2\n", as: "af")
    #expect(graph.relations.map { $0.from + [$0.to] } == [["1", "2"]])
    #expect(graph.findings().isEmpty)
  }

  @Test func namesStayApartWhereACapitalIsReplaced() throws {
    let statements = ["S1", "aS1", "as1"].map { Statement(id: $0, kind: .claim, text: $0) }
    let bytes = APXWriter().write(Graph(id: "g", statements: statements))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "% aS1 = S1\n% aS1_2 = aS1\narg(aS1).\narg(aS1_2).\narg(as1).\n")
  }

  @Test(arguments: texts) func attacksAloneStayAsTheyAre(_ name: String, _ text: String) throws {
    let graph = try read(text, as: name)
    let written = try #require(try GraphFormat.named(name)?.writer?.write(graph))
    let again = try read(String(decoding: written, as: UTF8.self), as: name)
    // Where a name has to begin with a letter, it does.
    func plain(_ graph: Graph) -> (names: [String], attacks: Set<[String]>) {
      func plain(_ id: String) -> String { id.hasPrefix("a") ? String(id.dropFirst()) : id }
      return (
        graph.statements.map { plain($0.id) }, Set(graph.relations.map { ($0.from + [$0.to]).map(plain) })
      )
    }
    #expect(plain(again) == plain(graph))
    #expect(again.statements.count == 5 && again.relations.count == 5)
  }

  /// Whatever a graph has beside rebuttals, its statements stand as before.
  @Test(arguments: ["af", "apx", "tgf"]) func labelsSurvive(_ name: String) throws {
    for sample in ConformanceTests.graphs
    where Set(sample.graph.statements.map(\.id)).count == sample.graph.statements.count {
      let format = try #require(GraphFormat.named(name))
      let bytes = try #require(try format.writer?.write(sample.graph))
      guard !sample.graph.statements.isEmpty else { continue }
      let graph = try #require(try format.reader?.read(bytes).graph)
      let before = Labelling(of: Framework(sample.graph))
      let after = Labelling(of: Framework(graph))
      let arguments = AttackGraph(before.framework).arguments
      for (node, argument) in arguments.enumerated() { #expect(after[argument] == before[node]) }
    }
  }

  @Test func competitionFilesAreWrittenToTheByte() throws {
    let graph = Graph(
      id: "g",
      statements: ["x", "e", "not-so"].map {
        Statement(id: $0, kind: $0 == "e" ? .evidence : .claim, text: $0)
      },
      relations: [
        Relation(id: "r1", kind: .supports, from: ["e"], to: "x"),
        Relation(id: "r2", kind: .rebuts, from: ["not-so"], to: "x"),
      ])
    #expect(
      String(decoding: AFWriter().write(graph), as: UTF8.self)
        == "p af 4\n# 1 x\n# 2 e\n# 3 not-so\n# 4 unsupported-x\n3 1\n4 1\n2 4\n")
    #expect(
      String(decoding: APXWriter().write(graph), as: UTF8.self) == """
        % not_so = not-so
        arg(x).
        arg(e).
        arg(not_so).
        arg(unsupported_x).
        att(not_so,x).
        att(unsupported_x,x).
        att(e,unsupported_x).

        """)
  }

  /// `arg(not).` is no fact.
  @Test func wordsOfTheSolversLanguageAreNoNames() {
    let graph = Graph(
      id: "g", statements: ["not", "anot"].map { Statement(id: $0, kind: .claim, text: $0) })
    #expect(
      String(decoding: APXWriter().write(graph), as: UTF8.self)
        == "% anot = not\n% anot_2 = anot\narg(anot).\narg(anot_2).\n")
  }

  @Test func commentsSayWhatIsRestated() {
    let graph = Graph(
      id: "g", statements: ["s1", "s2"].map { Statement(id: $0, kind: .claim, text: $0) },
      relations: [Relation(id: "r1", kind: .restates, from: ["s2"], to: "s1")])
    #expect(String(decoding: AFWriter().write(graph), as: UTF8.self) == "p af 1\n# 1 s1\n# 1 s1 = s2\n")
    #expect(String(decoding: APXWriter().write(graph), as: UTF8.self) == "% s1 = s2\narg(s1).\n")
  }

  @Test(arguments: [
    (
      "af", "p af 2\n1 3\n",
      "reading p af, line 2, column 3: There is no argument \"3\"; they go from 1 to 2.\n1 3\n  ^"
    ),
    (
      "af", "1 2\n",
      "reading p af, line 1, column 1: The first line has to be \"p af\" and the number of arguments.\n1 2\n^"
    ),
    (
      "af", "p af 99999999999\n",
      "reading p af, line 1, column 6: The number of arguments goes from 0 to 1000000.\np af 99999999999\n     ^"
    ),
    (
      "apx", "arg(a).\natt(a,b).\n",
      "reading apx, line 2, column 1: There is no argument \"b\".\natt(a,b).\n^"
    ),
    (
      "apx", "arg(a) arg(b).\n",
      "reading apx, line 1, column 1: A fact is \"arg(a).\" or \"att(a,b).\".\narg(a) arg(b).\n^"
    ),
    ("tgf", "a\na\n#\n", "reading tgf, line 2, column 1: The argument \"a\" is there already.\na\n^"),
  ])
  func errorsHaveAPlace(_ name: String, _ text: String, _ description: String) throws {
    let error = try #require(throws: FormatError.self) { try read(text, as: name) }
    #expect(error.description == description)
  }
}
