import ChatServer
import CruxFormats
import CruxModel
import Foundation
import TestSupport
import Testing

/// The command with a language model's server; what that may do wrong is tested where it is dealt with.
@Suite struct ChatTests {
  private static let key = "sk-secret-0123456789"

  private func run(
    _ line: String, _ respond: @escaping @Sendable (ChatServer.Request, Int) -> ChatServer.Response,
    then look: (Crux.Outcome, ChatServer, URL) throws -> Void
  ) async throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Article.text.utf8).write(to: folder.appending(path: "ferries.txt"))
    try await ChatServer.with(respond) { server in
      let options = "--extractor chat --endpoint \(server.address) --model test-model"
      let outcome = try Crux.shell(
        "export XDG_CACHE_HOME=$PWD/cache CRUX_API_KEY=\(Self.key); "
          + line.replacing("CHAT", with: options), in: folder)
      try look(outcome, server, folder)
    }
  }

  @Test func aGraphSaysWhoMadeItAndKeepsTheKeySecret() async throws {
    try await run("crux extract ferries.txt CHAT", { _, _ in .content(Article.answer) }) {
      outcome, server, folder in
      #expect(outcome.status == 0)
      #expect(outcome.errors.isEmpty)
      let graph = try JSONReader().read(Array(outcome.output.utf8)).graph
      #expect(graph.statements.count == 3 && graph.relations.count == 2)
      #expect(outcome.output.contains("\"extractor\": {"))
      #expect(outcome.output.contains("test-model"))
      #expect(server.log.map { $0.headers["authorization"] } == ["Bearer \(Self.key)"])
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/cache")
        .map { folder.appending(path: "cache/\($0)") }.filter { !$0.hasDirectoryPath }
      #expect(files.contains { $0.pathExtension == "json" })
      for file in files where file.pathExtension == "json" {
        let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(!kept.contains("secret"))
      }
      #expect(!outcome.output.contains("secret"))
    }
  }

  @Test func inventionsAreReported() async throws {
    let answer = Article.answer.replacing("the boats are crowded", with: "the boats never sail")
    try await run("crux extract ferries.txt CHAT", { _, _ in .content(answer) }) { outcome, _, _ in
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains(
          "crux: ferries.txt: document ferries: “the boats never sail” is not in the text; "
            + "the statement was left out. [dropped]\n"))
      #expect(!outcome.output.contains("never sail"))
    }
  }

  @Test func oneTextThatFailsDoesNotStopTheOthers() async throws {
    let line = "echo 'Boats.' > boats.txt; crux extract boats.txt ferries.txt CHAT --output graphs/"
    try await run(
      line,
      { request, _ in
        request.question.contains("Ferries")
          ? .content(Article.answer) : .status(401, body: "no: \(Self.key)")
      }
    ) { outcome, _, folder in
      #expect(outcome.status == 2)
      #expect(
        outcome.errors == "crux: boats.txt: the model's server refuses with status 401: no: [CRUX_API_KEY]\n")
      let written = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/graphs")
      #expect(written == ["ferries.json"])
    }
  }

  @Test func callsAreLimited() async throws {
    let line =
      "for n in 1 2 3 4; do echo \"Boat $n sails.\" > $n.txt; done; crux extract *.txt CHAT --max-calls 2 "
      + "--parallel 1 --output graphs/"
    try await run(line, { _, _ in .content("{\"statements\": [], \"relations\": [], \"thesis\": null}") }) {
      outcome, server, folder in
      #expect(outcome.status == 2)
      #expect(server.log.count == 2)
      #expect(outcome.errors.contains("the limit of 2 calls of the model is reached"))
      let written = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/graphs")
      #expect(written.count == 2)
    }
  }

  @Test func evaluationAsksTheModelToo() async throws {
    let gold = Repository.root.appending(path: "Graphs/controls-working.json").path
    let text = try #require(try Graph(contentsOf: URL(filePath: gold)).documents.first?.text)
    let quote = try #require(text.split(separator: ".").first)
    let answer = """
      {"statements": [{"id": "s1", "quote": "\(quote.replacing("\n", with: " "))", "kind": "claim"}], \
      "relations": [], "thesis": "s1"}
      """
    try await run("crux evaluate \(gold) CHAT --format json", { _, _ in .content(answer) }) {
      outcome, server, _ in
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("\"statements.approx\""))
      #expect(server.log.count == 1)
    }
  }

  @Test(arguments: [
    ("extract - --extractor chat --model m", "--extractor chat needs --endpoint."),
    ("extract - --extractor chat --endpoint http://localhost", "--extractor chat needs --model."),
    ("extract - --model  --extractor chat --endpoint http://localhost", "--extractor chat needs --model."),
    ("extract - --model m", "--model needs --extractor chat."),
    ("extract - --extractor chat --endpoint h --model m", "crux: h is no address of a server"),
    ("extract - --extractor chat --endpoint http://me:secret@h --model m", "…@h is no address of a server"),
    (
      "extract - --extractor chat --endpoint http://h --model m --max-calls 0",
      "--max-calls takes a whole number"
    ),
    (
      "extract - --extractor chat --endpoint http://h --model m --parallel 9223372036854775807",
      "--parallel takes a whole number from 1 to 1000"
    ),
    ("evaluate - --predicted . --extractor chat --endpoint http://h --model m", "exclude each other"),
  ])
  func optionsThatDoNotFitAreRefused(line: String, message: String) throws {
    // Two spaces have an empty argument between them.
    let outcome = try Crux.run(line.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(!outcome.errors.contains("secret"))
  }
}
