import CruxFormats
import Foundation
import TestSupport
import Testing

@Suite struct QuestionCommandTests {
  private static let article = Repository.root.appending(path: "Graphs/controls-working.json").path

  /// Runs a line of a shell beside a base that holds one article.
  private func ask(_ line: String) throws -> Crux.Outcome {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try Crux.shell(
      "export CRUX_KB=kb; crux add '\(Self.article)' > added; \(line)", in: folder)
  }

  @Test func evidenceIsATree() throws {
    let outcome = try ask("crux evidence 'Prices tell the same story'")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Prices tell the same story [controls-working#s5 754-780]
          + A restricted Calyx-4 board that sells for $31,000 in Singapore changes hands for $74,000 in Shenzhen \
        [controls-working#s6 782-882]
          & A market that pays double is a market that cannot get enough [controls-working#s7 884-944]

        """)
  }

  /// Runs a line of a shell beside a base that holds some documents of claims `a`, `b`, ..., by their texts.
  private func ask(
    _ documents: KeyValuePairs<String, (texts: [String], relations: [String])>, _ line: String
  ) throws -> Crux.Outcome {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (id, document) in documents {
      let statements = zip("abcdefgh", document.texts).map {
        #"{"id": "\#($0)", "kind": "claim", "text": "\#($1)"}"#
      }
      // Each as "e supports b" or "e+f supports b".
      let relations = document.relations.enumerated().map { number, relation in
        let words = relation.split(separator: " ")
        let from = words[0].split(separator: "+").map { "\"\($0)\"" }.joined(separator: ",")
        return
          #"{"id": "r\#(number + 1)", "kind": "\#(words[1])", "from": [\#(from)], "to": "\#(words[2])"}"#
      }
      let graph = """
        {"crux": 1, "id": "\(id)", "thesis": "a", "documents": [], "statements": [\(statements.joined(separator: ","))],
        "relations": [\(relations.joined(separator: ","))]}
        """
      try Data(graph.utf8).write(to: folder.appending(path: id + ".json"))
    }
    return try Crux.shell("export CRUX_KB=kb; crux add *.json > added; \(line)", in: folder)
  }

  @Test func everyRelationIsShown() throws {
    let outcome = try ask(
      [
        "dam": (
          [
            "The dam should go", "Fish would return", "Silt would clear", "On the Elwha both happened",
            "It did not",
          ],
          ["b supports a", "c supports a", "d supports b", "d supports c", "d rebuts a", "e rebuts d"]
        )
      ], "crux evidence dam#a; crux show dam | tail -n +3")
    let lines = """
      The dam should go [dam#a]
        + Fish would return [dam#b]
          + On the Elwha both happened [dam#d, see below]
        + Silt would clear [dam#c]
          + On the Elwha both happened [dam#d, see below]
        - On the Elwha both happened [dam#d]
          - It did not [dam#e]

      """
    let evidence = lines.replacing("It did not", with: "(It did not)")
    #expect(outcome.output == evidence + lines.replacing("dam#", with: ""))
  }

  @Test func undercutsStandBelowWhatTheyDenyToCountAndLinkedPremisesTogether() throws {
    let outcome = try ask(
      [
        "dam": (
          [
            "The dam should go", "Fish would return", "Rivers with fish are worth more", "None did",
            "One did",
          ],
          ["b+c supports a", "d undercuts r1", "e undercuts r2"]
        )
      ], "crux show dam | tail -n +3; crux unanswered dam#a")
    #expect(
      outcome.output == """
        The dam should go [a]
          + Fish would return [b]
            ~ None did [d]
              ~ One did [e]
          & Rivers with fish are worth more [c]
        The dam should go [dam#a]
          + (Fish would return) [dam#b]
            ~ (None did) [dam#d]
              ~ One did [dam#e]
          & (Rivers with fish are worth more) [dam#c]

        """)
  }

  @Test func whatIsDrawnToShowWhatIsNearStandsInBrackets() throws {
    let outcome = try ask(
      ["dam": (["The dam should go", "Fish would return", "None did"], ["b supports a", "c undercuts r1"])],
      "crux around dam#c --depth 1")
    #expect(
      outcome.output == """
        None did [dam#c]
        (The dam should go) [dam#a]
          + Fish would return [dam#b]
            ~ None did [dam#c, see above]

        """)
  }

  @Test func aCircleIsShownOnce() throws {
    let outcome = try ask(
      ["ring": (["Ann is honest", "Bob says so"], ["b supports a", "a supports b"])],
      "crux show ring | tail -n +3")
    #expect(
      outcome.output == """
        Ann is honest [a]
          + Bob says so [b]
            + Ann is honest [a, see above]

        """)
  }

  @Test func aPathIsShownAlone() throws {
    let outcome = try ask(
      "crux path controls-working#s1 controls-working#s9; crux path controls-working#s8 controls-working#s4")
    #expect(
      outcome.output == """
        the controls on advanced processors are working [controls-working#s1 221-268]
          - the controls had backfired — many commentators [controls-working#s11 1305-1331]
            + scarcity breeds skill [controls-working#s9 1096-1117]
        China is short of the chips that matter — Priya Ramanathan [controls-working#s3 500-539]
          + they wait five months for computing time that a firm in Osaka rents the same afternoon \
        — Laboratories in Hangzhou [controls-working#s8 975-1061]
          + Jinling Microdevices, the country's largest foundry, still throws away three of every five advanced dies \
        — two engineers [controls-working#s4 586-690]

        """)
  }

  private static let trams: KeyValuePairs<String, (texts: [String], relations: [String])> = [
    "one": (["Trams are worth it", "Streets get quieter"], ["b supports a"]),
    "two": (
      ["Trams are worth it!", "Streets get quieter", "Noise fell in Lyon", "Rails are dear"],
      ["c supports b", "d rebuts a"]
    ),
  ]

  @Test func aPathBeginsAndEndsWithWhatWasAskedFor() throws {
    let outcome = try ask(
      Self.trams, "crux path one#b two#c; crux path two#c one#a --format json | grep -A9 path")
    #expect(
      outcome.output.hasPrefix(
        """
        Streets get quieter [one#b]
          = Streets get quieter [two#b]
            + Noise fell in Lyon [two#c]

        """), "\(outcome.output)")
    let ids = outcome.output.split(separator: "\"").map(String.init).filter { $0.contains("#") }
    #expect(ids.suffix(6) == ["two#c", "two#r1", "two#b", "one#b", "one#r1", "one#a"])
  }

  @Test func oneClaimOfSeveralDocumentsIsShownAsOne() throws {
    let outcome = try ask(Self.trams, "crux contested; crux evidence two#a")
    #expect(
      outcome.output == """
        Trams are worth it [one#a]
          + (Streets get quieter) [one#b]
          = (Trams are worth it!) [two#a]
            - (Rails are dear) [two#d]
        Trams are worth it! [two#a]
          - (Rails are dear) [two#d]
          = (Trams are worth it) [one#a]
            + Streets get quieter [one#b]
              = Streets get quieter [two#b]
                + Noise fell in Lyon [two#c]

        """)
  }

  @Test func anAnswerIsJSON() throws {
    let outcome = try ask("crux evidence controls-working#s5 --format json")
    let answer = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let claim = try #require(answer["claim"] as? [String: Any])
    #expect(claim["id"] as? String == "controls-working#s5")
    let results = try #require(answer["results"] as? [[String: Any]])
    #expect(results.count == 2)
    #expect(results[0]["id"] as? String == "controls-working#s6")
    #expect(results[0]["document"] as? String == "controls-working")
    #expect(results[0]["kind"] as? String == "evidence")
    #expect(results[0]["depth"] as? Int == 1)
    #expect(
      results[0]["path"] as? [String] == [
        "controls-working#s6", "controls-working#r5", "controls-working#s5",
      ])
    #expect((results[0]["anchor"] as? [String: Any])?["start"] as? Int == 782)
    #expect((results[0]["text"] as? String)?.hasPrefix("A restricted Calyx-4 board") == true)
  }

  @Test func anAnswerIsDrawn() throws {
    let outcome = try ask(
      "crux evidence controls-working#s1 --format graphml > a.graphml; crux check a.graphml")
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.contains("[duplicate-statement]") })
    let picture = try ask("crux objections controls-working#s1 --format dot | dot -Tsvg")
    #expect(picture.output.contains("</svg>") && picture.output.contains("critics"))
  }

  @Test func anOlderVersionCanBeAsked() throws {
    let outcome = try ask(
      "sed 's/the controls had backfired/the rules had backfired/' '\(Self.article)' > new.json; "
        + "crux add new.json; crux says commentators; crux says commentators --at controls-working@1")
    let lines = outcome.output.split(separator: "\n").map { $0.prefix { $0 != "—" } }
    #expect(lines.dropFirst() == ["the rules had backfired ", "the controls had backfired "])
  }

  @Test func anAmbiguousClaimShowsCandidates() throws {
    let outcome = try ask("crux evidence controls || echo $?")
    #expect(outcome.output == "1\n")
    #expect(outcome.errors.hasPrefix("crux: several claims match \"controls\"; ask for one by its id:\n  "))
    #expect(outcome.errors.contains("controls-working#s11  the controls had backfired"))
    let none = try ask("crux evidence 'no trams anywhere' || echo $?")
    #expect(none.output == "1\n")
    #expect(none.errors.hasPrefix("crux: no claim matches \"no trams anywhere\""))
  }

  @Test(arguments: [
    ("objections controls-working#s1", "  - the controls had backfired — many commentators"),
    ("contested", "  + (China is short of the chips that matter) — Priya Ramanathan"),
    ("unsupported", "scarcity breeds skill"), ("unanswered", "We were buying time, not building a wall"),
    ("single-source", "Prices tell the same story"),
    ("says Adebayo", "No barrier of this kind holds for ever"),
    ("path controls-working#s6 controls-working#s1", "    + Prices tell the same story"),
    ("around controls-working#s5 --depth 1", "China is short of the chips that matter"),
  ])
  func everyQuestionHasAnAnswer(_ question: String, _ line: String) throws {
    let outcome = try ask("crux \(question)")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(line), "\(outcome.output)")
  }

  @Test(arguments: [
    ("--until 2026-02-29", "--until takes a day such as 2026-11-01, not \"2026-02-29\""),
    ("--from yesterday", "--from takes a day such as 2026-11-01, not \"yesterday\""),
    ("--until 2026-13-01", "--until takes a day"),
    ("--from 2026-05-01 --until 2026-01-01", "--from 2026-05-01 is later than --until 2026-01-01"),
    ("--confidence 7", "--confidence takes a number from 0 to 1"),
  ])
  func filtersAreChecked(_ option: String, _ message: String) throws {
    let outcome = try ask("crux evidence controls-working#s1 \(option) || echo $?")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test(arguments: ["circular", "both-sides", "says nobody", "contested --document none"])
  func noAnswerIsSaidByTheStatus(_ question: String) throws {
    let outcome = try ask("crux \(question) || echo $?")
    #expect(outcome.output == (question.hasSuffix("none") ? "2\n" : "1\n"))
  }

  @Test(arguments: [
    ("evidence controls-working#s2", "support for controls-working#s2: none found"),
    ("evidence controls-working#s1 --speaker nobody", "support for controls-working#s1: none found"),
    ("objections controls-working#s6", "objections to controls-working#s6: none found"),
    (
      "path controls-working#s1 controls-working#s28",
      "a path from controls-working#s1 to controls-working#s28: none found"
    ),
    ("unsupported controls-working#s6", "unsupported claims at or below controls-working#s6: none found"),
    ("circular --document controls-working", "circles of support in controls-working: none found"),
    ("says nobody", "statements of a speaker \"nobody\": none found"),
    ("claims", "proposals to settle: none found"),
  ])
  func whatIsNotFoundIsSaid(_ question: String, _ words: String) throws {
    let outcome = try ask("crux \(question) || echo $?")
    #expect(outcome.output == "1\n")
    #expect(outcome.errors == "crux: \(words)\n")
  }

  @Test func aDocumentThatIsNotThereIsTrouble() throws {
    let outcome = try ask("crux evidence controls-working#s1 --document none || echo $?")
    #expect(outcome.output == "2\n")
    #expect(outcome.errors == "crux: there is no document \"none\" in the knowledge base\n")
  }

  @Test(arguments: [
    "evidence s1 --depth 0", "objections s1 --depth 0", "around s1 --depth 0", "says Lab --depth 1",
  ])
  func depthsThatMeanNothingAreRefused(_ question: String) throws {
    let outcome = try ask("crux \(question) || echo $?")
    #expect(outcome.output == "2\n")
    #expect(outcome.errors.contains("--depth"))
  }
}
