import ChatServer
import CruxExtraction
import CruxModel
import Foundation
import Testing

@testable import CruxChat

@Suite struct ChatExtractorTests {
  @Test func aGoodAnswerIsTheGraph() async throws {
    let outcome = try await Asking().outcome { _, _ in .content(Article.answer) }
    let extraction = try #require(outcome.extraction)
    #expect(extraction.findings.isEmpty)
    let graph = extraction.graph
    #expect(graph.id == "ferries" && graph.title == "Ferries" && graph.documents == [Article.document])
    #expect(graph.findings().isEmpty)
    #expect(graph.statements.map(\.kind) == [.claim, .evidence, .counterclaim])
    #expect(graph.relations.map(\.kind) == [.supports, .rebuts])
    #expect(graph.unknown.map(\.name) == ["extractor"])
    #expect(
      graph.unknown.first?.json
        == "{\"model\":\"test-model\",\"name\":\"chat\",\"prompt\":\"\(Prompt.version)\"}")
    #expect(outcome.requests.map(\.path) == ["/v1/chat/completions"])
    #expect(outcome.requests.first?.question.contains(Article.text) == true)
    #expect(outcome.requests.first?.headers["authorization"] == nil)
  }

  @Test func proseIsPassedOverAndInventionsAreSaid() async throws {
    let answer = Article.answer.replacing("the boats are crowded", with: "the boats never sail")
    let outcome = try await Asking().outcome { _, _ in
      .content("Sure!\n```json\n\(answer)\n```\nAnything else?")
    }
    let extraction = try #require(outcome.extraction)
    #expect(
      extraction.graph.statements.map(\.text) == [
        "Ferries should stay free", "Free ferries brought 4,000 more visitors last summer",
      ])
    #expect(extraction.graph.relations.map(\.kind) == [.supports])
    #expect(extraction.findings.map(\.code) == [.dropped, .dropped])
    #expect(outcome.requests.count == 1)
  }

  @Test(arguments: ["Ferries!", "{\"statements\": [{\"id\": \"s1\", \"quote\": \"Ferries sh", ""])
  func whatIsNoAnswerIsAskedForAgain(content: String) async throws {
    let mended = try await Asking().outcome { _, number in .content(number < 2 ? content : Article.answer) }
    #expect(mended.extraction?.graph.statements.count == 3)
    #expect(mended.requests.count == 3)
    let hopeless = try await Asking().outcome { _, _ in .content(content) }
    #expect(hopeless.error == .unreadable(content))
    #expect(hopeless.requests.count == 5)
  }

  @Test func aTextWithoutWordsIsNotAskedAbout() async throws {
    let outcome = try await Asking(document: Document(id: "d", text: " \n")).outcome { _, _ in .status(500) }
    #expect(outcome.extraction?.graph.statements.isEmpty == true)
    #expect(outcome.requests.isEmpty)
  }

  /// A model that quotes every sentence it is shown, so that a sentence that no window shows would be missing.
  private static let copyist: @Sendable (ChatServer.Request, Int) -> ChatServer.Response = { request, _ in
    let text = request.question.split(separator: "<<<").last?.split(separator: ">>>").first ?? ""
    let isJoining = request.question.contains("Leave \"statements\" empty")
    let numbers =
      isJoining
      ? text.split(separator: "\n").compactMap { $0.split(separator: ":").first }.map { "\"\($0)\"" } : []
    let statements =
      isJoining
      ? []
      : text.split(separator: ".").filter { $0.contains("the record") }.enumerated().map {
        "{\"id\": \"s\($0)\", \"quote\": \"\($1.trimmingCharacters(in: .whitespacesAndNewlines))\", \"kind\": \"claim\"}"
      }
    let relations = numbers.dropFirst().map {
      "{\"kind\": \"supports\", \"from\": [\($0)], \"to\": \(numbers[0])}"
    }
    return .content(
      "{\"statements\": [\(statements.joined(separator: ","))], "
        + "\"relations\": [\(relations.joined(separator: ","))], \"thesis\": \(numbers.first ?? "null")}")
  }

  private static let sentences = (1...200).map {
    "Boat number \($0) left the harbour late and the record says so."
  }

  @Test func aLongTextLosesNothingAndDoublesNothing() async throws {
    let document = Document(id: "long", text: Self.sentences.joined(separator: " "))
    let outcome = try await Asking(
      document: document, change: { $0.windows = Windows(size: 2_000, overlap: 300) }
    ).outcome(Self.copyist)
    let extraction = try #require(outcome.extraction)
    let unasked = try #require(extraction.findings.first)
    #expect(extraction.findings.count == 1 && unasked.code == .dropped)
    #expect(unasked.message.hasPrefix("How 166 of the statements that bear on nothing join was not asked"))
    let texts = extraction.graph.statements.map { $0.text + "." }
    #expect(texts == Self.sentences)
    #expect(extraction.graph.thesis == extraction.graph.statements.first?.id)
    #expect(!extraction.graph.relations.isEmpty)
    #expect(extraction.graph.findings().isEmpty)
    #expect(outcome.requests.count > 6)
  }

  @Test func anAnswerTooLongForTheModelIsAskedForInParts() async throws {
    let document = Document(id: "long", text: Self.sentences.joined(separator: " "))
    let outcome = try await Asking(document: document).outcome { request, number in
      request.question.utf8.count > 4_000
        ? .content("{\"statem", finish: "length") : Self.copyist(request, number)
    }
    let texts = outcome.extraction?.graph.statements.map { $0.text + "." } ?? []
    #expect(texts == Self.sentences)
    #expect(outcome.extraction?.findings.map(\.code) == [.dropped], "the last question was too long, too")
    let hopeless = try await Asking(document: document).outcome { _, _ in .content("{", finish: "length") }
    #expect(hopeless.error == .cutOff)
  }
}
