import CruxFormats
import Foundation
import Testing

@Suite struct QuestionCommandTests {
  private static let article = Crux.repository.appending(path: "Graphs/controls-working.json").path

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
          + A market that pays double is a market that cannot get enough [controls-working#s7 884-944]

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
    ("contested", "  + China is short of the chips that matter — Priya Ramanathan"),
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

  @Test(arguments: ["circular", "both-sides", "says nobody", "contested --document none"])
  func noAnswerIsSaidByTheStatus(_ question: String) throws {
    let outcome = try ask("crux \(question) || echo $?")
    #expect(outcome.output == (question.hasSuffix("none") ? "2\n" : "1\n"))
  }
}
