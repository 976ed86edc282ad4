import Foundation
import TestSupport
import Testing

@Suite struct QueryCommandTests {
  private static let article = Repository.root.appending(path: "Graphs/controls-working.json").path

  private func ask(_ line: String) throws -> Crux.Outcome {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try Crux.shell("export CRUX_KB=kb; crux add '\(Self.article)' > added; \(line)", in: folder)
  }

  private static let query =
    "MATCH (e:Evidence)-[r:SUPPORTS]->(c {id: $claim}) RETURN e.id AS id, e.text, c.speaker ORDER BY id"
  private static let asked = "crux query '\(query)' --param claim=controls-working#s5"

  @Test func rowsAreATableWithWholeTexts() throws {
    let text =
      "A restricted Calyx-4 board that sells for $31,000 in Singapore changes hands for $74,000 in Shenzhen"
    let lines = try ask(Self.asked).output.split(separator: "\n").map(String.init)
    #expect(lines[0].split(separator: " ") == ["id", "e.text", "c.speaker"])
    #expect(lines[1] == "-------------------  \(String(repeating: "-", count: text.count))  ---------")
    #expect(lines[2...] == ["controls-working#s6  \(text)", "(1 row)"])
  }

  @Test func rowsAreJSONInTheOrderOfTheColumns() throws {
    let outcome = try ask(Self.asked + " --format json")
    #expect(outcome.output.hasPrefix("[\n  {\"id\": \"controls-working#s6\", \"e.text\": \"A restricted"))
    #expect(outcome.output.hasSuffix("\"c.speaker\": null}\n]\n"))
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    #expect(rows?.count == 1)
  }

  @Test func numbersThatAreNoneAreRefused() throws {
    let tooLarge = try ask("crux query 'MATCH (a) RETURN 1e400' --format json || echo $?")
    #expect(tooLarge.output == "2\n")
    #expect(tooLarge.errors.hasSuffix("MATCH (a) RETURN 1e400\n                 ^\n"), "\(tooLarge.errors)")
    let none = try ask("crux query 'MATCH (a) RETURN a LIMIT $n' --param n=nan || echo $?")
    #expect(none.output == "2\n")
    #expect(none.errors.contains("expected a number, but \"$n\" is none"))
  }

  @Test func rowsAreCSV() throws {
    let outcome = try ask(Self.asked + " --format csv")
    #expect(
      outcome.output.hasPrefix("id,e.text,c.speaker\r\ncontrols-working#s6,\"A restricted Calyx-4 board"))
  }

  @Test func aQueryComesFromStandardInput() throws {
    for name in ["", "-"] {
      let outcome = try ask(
        "echo 'MATCH (s:Statement) RETURN count(*) AS n;' | crux query \(name) --format csv")
      #expect(outcome.output.hasPrefix("n\r\n"))
      #expect(outcome.status == 0)
    }
  }

  @Test(arguments: [
    "--rows 9223372036854775807", "--rows 0", "--seconds 1e30", "--seconds inf", "--seconds nan",
    "--seconds 0",
  ])
  func limitsAreBounded(_ option: String) throws {
    let outcome = try ask("crux query 'MATCH (a) RETURN a' \(option) || echo $?")
    #expect(outcome.errors.contains("\(option.prefix { $0 != " " }) takes a "), "\(outcome.errors)")
  }

  @Test func mistakesAreTroubleAndNothingIsNo() throws {
    let mistake = try ask("crux query 'MATCH (a RETURN a' || echo $?")
    #expect(mistake.output == "2\n")
    #expect(mistake.errors.contains("column 10: expected \":\""), "\(mistake.errors)")
    #expect(mistake.errors.contains("MATCH (a RETURN a\n         ^"))
    #expect(
      try ask("crux query 'MATCH (a:Claim {id: \"no\"}) RETURN a' --format json || echo $?").output
        == "[]\n1\n")
    #expect(try ask("crux query 'MATCH (a) RETURN a' --rows 2").errors.contains("more than 2 rows"))
  }
}
