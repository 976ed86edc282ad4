import CruxFormats
import CruxModel
import Foundation
import Testing

@Suite struct ReasoningCommandTests {
  /// A claim with two pieces of evidence of one speaker, an objection, and what answers it.
  private static let graph: Graph = {
    func statement(_ id: String, _ kind: Statement.Kind, _ text: String, _ speaker: String? = nil)
      -> Statement
    {
      Statement(
        id: id, kind: kind, text: text, speaker: speaker, confidence: id == "s5" ? 0.8 : nil,
        anchor: Anchor(document: "trams", start: 0, end: text.unicodeScalars.count))
    }
    return Graph(
      id: "trams", thesis: "s1", documents: [Document(id: "trams", title: "Trams")],
      statements: [
        statement("s1", .claim, "Trams pay for themselves"),
        statement("s2", .evidence, "Fares cover the cost in Lyon", "Ann"),
        statement("s3", .evidence, "Shops along the line sell more", "Ann"),
        statement("s4", .counterclaim, "The rails cost too much", "Ben"),
        statement("s5", .evidence, "The rails last for forty years"),
      ],
      relations: [
        Relation(id: "r1", kind: .supports, from: ["s2"], to: "s1"),
        Relation(id: "r2", kind: .supports, from: ["s3"], to: "s1"),
        Relation(id: "r3", kind: .rebuts, from: ["s4"], to: "s1"),
        Relation(id: "r4", kind: .rebuts, from: ["s5"], to: "s4"),
      ])
  }()

  private func run(_ line: String) throws -> Crux.Outcome {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(JSONWriter().write(Self.graph)).write(to: folder.appending(path: "trams.json"))
    return try Crux.shell(line, in: folder)
  }

  private func json(_ line: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(run(line).output.utf8))
  }

  private func rows(_ line: String) throws -> [[String: Any]] { try #require(json(line) as? [[String: Any]]) }

  @Test func everyStatementHasALabelAndAStrength() throws {
    let rows = try rows("crux reason trams.json --format json")
    #expect(rows.map { $0["id"] as? String } == ["s1", "s2", "s3", "s4", "s5"])
    #expect(rows.map { $0["label"] as? String } == ["stands", "stands", "stands", "falls", "stands"])
    #expect(rows[3]["strength"] as? Double == 0.304878)
    #expect(rows.allSatisfy { Set($0.keys) == ["id", "label", "strength"] })
    #expect(try self.rows("crux reason - --format json < trams.json").count == 5)
    #expect(
      try self.rows("crux reason trams.json --semantics df-quad --format json")[3]["strength"] as? Double
        == 0.1)
  }

  @Test(arguments: ["why ferries#s1", "breaks ferries#s1", "suppose 'reject ferries#s4'", "why trams#s9"])
  func aStatementOfAnotherGraphIsNotAsked(_ command: String) throws {
    let outcome = try run("crux \(command) trams.json || echo $?")
    #expect(outcome.output == "2\n")
    #expect(outcome.errors.contains("trams has no statement"))
    #expect(try run("crux why trams#s1 trams.json").status == 0)
  }

  @Test func theTextShowsStatements() throws {
    let lines = try run("crux reason trams.json").output.split(separator: "\n")
    #expect(lines[3] == "falls   0.30  The rails cost too much — Ben [s4]")
  }

  @Test func oneVoiceCountsOnce() throws {
    let all = try rows("crux reason trams.json --format json")[0]["strength"] as? Double ?? 0
    let one = try rows("crux reason trams.json --one-voice --format json")[0]["strength"] as? Double ?? 0
    #expect(one < all)
  }

  @Test func filesOfSolversAreReasonedAbout() throws {
    let rows = try rows("printf 'p af 5\\n1 2\\n2 4\\n4 5\\n5 4\\n5 5\\n' | crux reason - --format json")
    #expect(rows.filter { $0["label"] as? String == "stands" }.map { $0["id"] as? String } == ["1", "3"])
    let choice = try self.rows(
      "printf 'arg(a).arg(b).arg(c).att(a,b).att(b,a).att(a,c).att(b,c).' > f.apx; "
        + "crux reason f.apx --semantics preferred --format json")
    #expect(choice.map { $0["label"] as? String } == ["open", "open", "falls"])
    #expect(choice.map { ($0["extensions"] as? [Int])?.count } == [1, 1, 0])
    let sets = try run(
      "printf 'arg(a).arg(b).arg(c).att(a,b).att(b,a).att(a,c).att(b,c).' | crux reason - --semantics preferred"
    )
    #expect(sets.output.hasSuffix("c [c]\n{a}\n{b}\n"))
    let none = try run("printf '1\\n#\\n1 1\\n' > f.tgf; crux reason f.tgf --semantics stable || echo $?")
    #expect(none.output == "1\n")
    #expect(none.errors == "crux: f.tgf: there is no stable extension\n")
    let empty = "printf '1\\n#\\n1 1\\n' > f.tgf; crux reason f.tgf --semantics stable --format json || true"
    #expect(try self.rows(empty).isEmpty)
  }

  @Test func extensionsThatDifferInRelationsAloneAreOne() throws {
    let rows = try rows(
      """
      echo '{"crux": 1, "id": "g", "documents": [], "statements": [{"id": "a", "kind": "claim", "text": "a"},
      {"id": "b", "kind": "evidence", "text": "b"}], "relations": [
      {"id": "r1", "kind": "supports", "from": ["a"], "to": "b"},
      {"id": "r2", "kind": "undercuts", "from": ["a"], "to": "r3"},
      {"id": "r3", "kind": "undercuts", "from": ["a"], "to": "r2"}]}' |
      crux reason - --semantics preferred --format json
      """)
    #expect(rows.map { $0["extensions"] as? [Int] } == [[1], [1]])
    #expect(rows.map { $0["extensionCount"] as? Int } == [1, 1])
  }

  @Test func emptyExtensionsAreShownAndCounted() throws {
    let cycle = "printf 'p af 3\\n1 2\\n2 3\\n3 1\\n' > f.af; crux reason f.af --semantics preferred"
    #expect(try run(cycle).output.split(separator: "\n").dropFirst(3) == ["{}"])
    #expect(try rows(cycle + " --format json").map { $0["extensionCount"] as? Int } == [1, 1, 1])
    // Two that support only each other may both be held, or neither.
    let mutual = """
      echo '{"crux": 1, "id": "g", "documents": [], "statements": [{"id": "a", "kind": "claim", "text": "a"},
      {"id": "b", "kind": "claim", "text": "b"}], "relations": [{"id": "r1", "kind": "supports", "from": ["a"], "to": "b"},
      {"id": "r2", "kind": "supports", "from": ["b"], "to": "a"}]}' | crux reason - --semantics stable
      """
    #expect(try Set(run(mutual).output.split(separator: "\n").dropFirst(2)) == ["{}", "{a, b}"])
    let both = try rows(mutual + " --format json")
    #expect(both.map { $0["extensionCount"] as? Int } == [2, 2])
    #expect(both.allSatisfy { ($0["extensions"] as? [Int])?.count == 1 })
  }

  @Test func oneWayToLabelAndOneToWeigh() throws {
    #expect(try run("crux reason trams.json --semantics preferred --semantics df-quad").status == 0)
    for twice in [
      "--semantics grounded --semantics preferred", "--semantics df-quad --semantics euler",
    ] {
      let outcome = try run("crux reason trams.json \(twice)")
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("Error: --semantics takes one way to label and one way to weigh."))
    }
  }

  @Test func assumedStatementsAreThere() throws {
    let missing = try run("crux reason trams.json --assume s2,zzz")
    #expect(missing.status == 2)
    #expect(missing.output.isEmpty)
    #expect(missing.errors == "crux: trams.json: no statement zzz\n")
    #expect(try run("crux why s1 trams.json --assume zzz").status == 2)
    let spaced = try run("crux reason trams.json --assume ' s2, s5'")
    #expect(try spaced.output == run("crux reason trams.json --assume s2,s5").output)
    #expect(spaced.output.hasPrefix("stands"))
  }

  @Test func strengthsThatDoNotSettleAreNull() throws {
    // Two that support each other and have next to nothing of their own grow for ever.
    let rows = try rows(
      """
      echo '{"crux": 1, "id": "g", "documents": [], "statements": [
      {"id": "a", "kind": "claim", "text": "a", "confidence": 0.0000001},
      {"id": "b", "kind": "claim", "text": "b", "confidence": 0.0000001},
      {"id": "c", "kind": "claim", "text": "c"}, {"id": "d", "kind": "claim", "text": "d"}
      ], "relations": [{"id": "r1", "kind": "supports", "from": ["a"], "to": "b"},
      {"id": "r2", "kind": "supports", "from": ["b"], "to": "a"},
      {"id": "r3", "kind": "rebuts", "from": ["b"], "to": "c"}]}' | crux reason - --semantics df-quad --format json
      """)
    #expect(rows[0]["strength"] is NSNull)
    #expect(rows[2]["strength"] is NSNull)
    #expect(rows[3]["strength"] as? Double == 0.5)
  }

  @Test func whyNamesWhatSuffices() throws {
    let outcome = try run("crux why s1 trams.json")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        stands: Trams pay for themselves [s1]
        because
          Fares cover the cost in Lyon — Ann [s2]
            which supports "Trams pay for themselves"
          The rails last for forty years [s5]
            which rebuts "The rails cost too much"
        defeats
          The rails cost too much — Ben [s4]

        """)
    let answer = try #require(json("crux why 'trams pay' trams.json --format json") as? [String: Any])
    #expect(answer["claim"] as? String == "s1")
    #expect(answer["because"] as? [String] == ["s2", "s5"])
    #expect(answer["defeated"] as? [String] == ["s4"])
  }

  @Test func whySaysHowManyReasonsItLeavesOut() throws {
    let many = """
      { echo 'p af 241'; for n in $(seq 2 2 240); do echo "$n 1"; echo "$((n + 1)) $n"; done; } > f.af
      crux why 1 f.af
      """
    let lines = try run(many).output.split(separator: "\n")
    #expect(lines.count { $0 == "  and 20 more; --format json has all" } == 2)
    #expect(lines.count { $0.hasPrefix("    which rebuts") } == 100)
    let answer = try #require(json(many + " --format json") as? [String: Any])
    #expect((answer["because"] as? [String])?.count == 120 && answer["complete"] as? Bool == true)
  }

  @Test func whyNamesRestatementsAndLinkedPremises() throws {
    let restated =
      "sed 's/\"rebuts\", \"from\": \\[\"s4\"\\]/\"restates\", \"from\": [\"s4\"]/; "
      + "s/\\[\"s5\"\\], \"to\": \"s4\"/[\"s5\", \"s3\"], \"to\": \"s4\"/' trams.json > r.json; "
    #expect(
      try run(restated + "crux why s1 r.json").output == """
        falls: Trams pay for themselves [s1]
          where "The rails cost too much" restates "Trams pay for themselves"
        because
          Shops along the line sell more — Ann [s3]
            which, with [s5], rebuts "The rails cost too much"
          The rails last for forty years [s5]
            which, with [s3], rebuts "The rails cost too much"

        """)
    let answer = try #require(json(restated + "crux why s1 r.json --format json") as? [String: Any])
    #expect(answer["through"] as? [String] == ["r3", "r4"])
  }

  @Test func whyTellsWantOfGroundsFromDefeat() throws {
    #expect(
      try run("crux why s1 trams.json --assume s4,s5").output == """
        falls: Trams pay for themselves [s1]
        what supports it falls, since it is not assumed
          Fares cover the cost in Lyon — Ann [s2]
          Shops along the line sell more — Ann [s3]

        """)
  }

  @Test func whatAttacksItselfHangsOnItself() throws {
    let outcome = try run("printf 'a\\n#\\na a\\n' > f.tgf; crux why a f.tgf || echo $?")
    #expect(outcome.output == "open: a [a]\nhangs on itself\n1\n")
  }

  @Test func whatIsOpenIsNotExplained() throws {
    let outcome = try run("printf 'a\\nb\\n#\\na b\\nb a\\n' > f.tgf; crux why a f.tgf || echo $?")
    #expect(outcome.output == "open: a [a]\nhangs on what is open too\n  b [b]\n1\n")
  }

  @Test func breaksAreTheSmallestSets() throws {
    let answer = try #require(json("crux breaks s1 trams.json --format json") as? [String: Any])
    #expect(answer["sets"] as? [[String]] == [["s5"]])
    let speakers = try #require(
      json("crux breaks s1 trams.json --by speaker --format json") as? [String: Any])
    #expect(speakers["sets"] as? [[String]] == [["trams"], ["Ann"]])
    let one = try run("crux breaks s1 trams.json").output
    #expect(one.contains("\nit no longer stands with this rejected\n  The rails last"), "\(one)")
    let firm = try run("crux breaks s2 trams.json || echo $?")
    #expect(
      firm.output.hasSuffix("\nit stands, whichever statements are rejected, up to 3 at once\n1\n"))
    let none = try run("crux breaks s4 trams.json || echo $?")
    #expect(none.output == "falls: The rails cost too much — Ben [s4]\n1\n")
  }

  @Test func cruxesTurnTheVerdict() throws {
    let answer = try #require(json("crux cruxes trams.json --format json") as? [String: Any])
    let cruxes = try #require(answer["cruxes"] as? [[String: Any]])
    #expect(Set(cruxes.prefix(2).compactMap { $0["id"] as? String }) == ["s4", "s5"])
    #expect(cruxes[0]["turns"] as? String == "falls")
    #expect(try run("crux cruxes trams.json").output.contains("(the thesis falls otherwise)"))
    let nobody = try run("sed 's/\"thesis\": \"s1\"/\"thesis\": \"nope\"/' trams.json | crux cruxes -")
    #expect(nobody.errors.hasSuffix("crux: -: the thesis \"nope\" is no statement of the graph\n"))
  }

  @Test func suppositionsChangeLabels() throws {
    let rows = try rows("crux suppose 'reject s5' trams.json --format json")
    #expect(rows.map { $0["label"] as? String } == ["falls", "stands", "stands", "stands", "falls"])
    #expect(rows[0]["before"] as? String == "stands")
    #expect(rows[1]["before"] == nil)
    let accepted = try self.rows("crux suppose 'accept the rails cost' 'reject r3' trams.json --format json")
    #expect(accepted[0]["label"] as? String == "stands")
    #expect(try run("crux suppose trams.json || echo $?").output == "2\n")
    let restated = try run(
      "sed 's/\"rebuts\", \"from\": \\[\"s5\"/\"restates\", \"from\": [\"s5\"/' trams.json > same.json; "
        + "crux suppose 'reject r4' same.json")
    #expect(restated.status == 2 && restated.errors.contains("r4 says that two statements are one claim"))
    let contradiction = try run("crux suppose 'reject s5' 'accept the rails last' trams.json")
    #expect(contradiction.status == 2)
    #expect(contradiction.output.isEmpty)
    #expect(contradiction.errors == "crux: s5 is both accepted and rejected\n")
    // A statement and what restates it are one.
    let again =
      "sed 's/\"supports\", \"from\": \\[\"s2\"/\"restates\", \"from\": [\"s2\"/' trams.json > again.json; "
      + "crux suppose 'reject s1' 'accept s2' again.json"
    #expect(try run(again).errors == "crux: s2 and s1 are one claim, which is both accepted and rejected\n")
  }

  @Test func claimsThatAreNotThereAreNotFound() throws {
    let outcome = try run("crux why 'no such words' trams.json || echo $?")
    #expect(outcome.output == "1\n")
    #expect(outcome.errors == "crux: no statement matches \"no such words\"\n")
    let several = try run("crux why 'the rails' trams.json || echo $?")
    #expect(several.output == "1\n")
    #expect(
      several.errors.contains("several statements match") && several.errors.contains("  s5  The rails last"))
    #expect(try run("crux reason nothing.json || echo $?").output == "2\n")
  }

  /// The knowledge base gives one document, or all that bears on a claim in every document.
  @Test func theKnowledgeBaseIsReasonedAbout() throws {
    let setUp = """
      export CRUX_KB=kb; crux add trams.json > added
      sed -e 's/"id": "trams"/"id": "buses"/; s/Trams pay for themselves/Rails are dear/; \
      s/The rails last for forty years/Rust eats rails/; s/Fares cover the cost in Lyon/The rails last for forty years/' \
      trams.json > buses.json; crux add buses.json > added2
      """
    let rows = try rows("\(setUp)\ncrux reason trams@1 --format json")
    #expect(rows.count == 5)
    let answer = try #require(
      json("\(setUp)\ncrux breaks 'trams pay for themselves' --by document --format json") as? [String: Any])
    #expect(answer["claim"] as? String == "trams#s1")
    // What answers the objection stands in both documents; the objection itself, too.
    #expect(answer["label"] as? String == "stands")
    let why = try run("\(setUp)\ncrux why trams#s1")
    #expect(why.output.hasPrefix("stands: Trams pay for themselves [trams#s1]\n"))
  }

  @Test func picturesShowVerdicts() throws {
    let dot = try run("crux export trams.json --format dot --labels --strengths").output
    #expect(dot.contains("<B>✗ falls · 0.30</B>"))
    #expect(dot.contains("✓ stands   ✗ falls   ? open"))
    #expect(try run("crux export trams.json --format svg --labels").output.contains("✗ falls"))
    let plain = try run("crux export trams.json --format dot").output
    #expect(!plain.contains("stands"))
    let graphML = try run("crux export trams.json --format graphml --labels --strengths").output
    #expect(graphML.contains("<data key=\"n-verdict\">falls</data><data key=\"n-strength\">0.304878</data>"))
    #expect(graphML.contains("attr.name=\"verdict\""))
    let back = try run(
      "crux export trams.json --format graphml --labels --output v.graphml; crux export v.graphml --format json | cmp - trams.json"
    )
    #expect(back.status == 0)
    #expect(back.errors.isEmpty)
    let yEd = try run("crux export trams.json --format yed --strengths").output
    #expect(yEd.contains("\n— Ben\n0.30</y:NodeLabel>"))
    #expect(try run("crux export trams.json --format json --labels || echo $?").output == "2\n")
  }
}
