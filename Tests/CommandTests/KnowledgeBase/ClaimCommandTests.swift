import Foundation
import Testing

@Suite struct ClaimCommandTests {
  @Test func proposalsAreReviewedAndSettled() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [("one", "Export controls are working"), ("two", "Export controls are not working")] {
      let graph = """
        {"crux": 1, "id": "\(name)", "documents": [], "relations": [],
        "statements": [{"id": "s1", "kind": "claim", "text": "\(text)"}]}
        """
      try Data(graph.utf8).write(to: folder.appending(path: name + ".json"))
    }
    let outcome = try Crux.shell(
      """
      export CRUX_KB=kb; crux add one.json two.json > added; crux claims; crux claims reject 1;
      crux claims || echo $?; crux claims --all; crux claims accept 7 1 || echo $?
      """, in: folder)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("1  opposed "))
    #expect(lines[0].contains("one has \"not\""))
    #expect(
      Set(lines[1...2]) == [
        "    Export controls are working [one#s1]", "    Export controls are not working [two#s1]",
      ])
    #expect(lines[3...4] == ["1 rejected", "1"])
    #expect(lines[5].contains("rejected"))
    // The rest are settled all the same.
    #expect(lines.suffix(2) == ["1 accepted", "2"])
    #expect(outcome.errors.contains("there is no proposal 7"))
  }

  @Test func whatTheLimitLeavesOutIsSaid() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["one", "two", "three"] {
      let graph = """
        {"crux": 1, "id": "\(name)", "documents": [], "relations": [],
        "statements": [{"id": "s1", "kind": "claim", "text": "Export controls are working in \(name) cities"}]}
        """
      try Data(graph.utf8).write(to: folder.appending(path: name + ".json"))
    }
    let outcome = try Crux.shell(
      "export CRUX_KB=kb; crux add *.json > added; crux claims --limit 1; crux claims --limit 0 2>/dev/null || echo $?",
      in: folder)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 4 && lines.last == "2")
    #expect(outcome.errors == "crux: there are 2 more; --limit lists them\n")
  }
}
