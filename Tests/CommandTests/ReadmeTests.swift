import Foundation
import TestSupport
import Testing

/// Every command that the README shows works.
@Suite struct ReadmeTests {
  private static func commands() throws -> [String] {
    let readme = try Repository.text("README.md")
    var commands: [String] = []
    var isShell = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isShell = line == "```sh"
      } else if isShell, !line.isEmpty {
        commands.append(String(line))
      }
    }
    return commands
  }

  @Test func commandsRunInOrder() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: "Graphs"), to: folder.appending(path: "Graphs"))
    let commands = try Self.commands().filter { $0.hasPrefix("crux ") }
    #expect(commands.count >= 5)
    for command in commands {
      let outcome = try Crux.shell(command, in: folder)
      // Comparisons of what differs answer no.
      let expected: Int32 = command.hasPrefix("crux diff ") ? 1 : 0
      #expect(outcome.status == expected, "\(command): \(outcome.errors)")
      if command.hasPrefix("crux diff Graphs/") {
        #expect(outcome.output.hasPrefix("The thesis fell; now it stands.\n"))
      }
    }
  }

  /// The queries of the documentation, which stand in indented blocks.
  @Test func queriesHaveAnswers() throws {
    let page = try Repository.text("Documentation/Query.md")
    let queries = page.split(separator: "\n\n").filter { block in
      ["    MATCH", "    AT"].contains(where: block.hasPrefix)
    }
    #expect(queries.count >= 13)
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let graphs = Repository.root.appending(path: "Graphs/Corpus").path
    let added = try Crux.shell(
      "crux add '\(graphs)/chip-controls.json' --kb kb; crux add '\(graphs)/chip-controls-v2.json' --id chip-controls --kb kb",
      in: folder)
    #expect(added.status == 0, "\(added.errors)")
    var found = 0
    for query in queries {
      let arguments =
        ["query", String(query), "--kb", "kb"]
        + (query.contains("$claim") ? ["--param", "claim=chip-controls#t1"] : [])
      let outcome = try Crux.run(arguments, in: folder)
      #expect(outcome.status < 2, "\(query): \(outcome.errors)")
      if outcome.status == 0 { found += 1 }
    }
    // Some ask for what this debate has none of, such as a circle.
    #expect(found >= 6, "\(found)")
  }

  @Test func targetsOfMakeExist() throws {
    let makefile = try Repository.text("Makefile")
    for command in try Self.commands() where command.hasPrefix("make ") {
      let target = command.split(separator: " ")[1]
      #expect(makefile.contains("\n\(target):"), "\(command)")
    }
  }
}
