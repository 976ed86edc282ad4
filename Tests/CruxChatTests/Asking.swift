import ChatServer
import Foundation
import CruxExtraction
import CruxModel

@testable import CruxChat

/// One question to a server on loopback, without a cache unless told, and without waiting.
struct Asking: Sendable {
  var document = Article.document
  var key: String?
  var cache: AnswerCache?
  var change: @Sendable (inout ChatSettings) -> Void = { _ in }

  /// What came of it, and what the server saw.
  struct Outcome: Sendable {
    var extraction: Extraction?
    var error: ChatError?
    var requests: [ChatServer.Request]
    var pauses: [Duration]
  }

  func outcome(
    _ respond: @escaping @Sendable (ChatServer.Request, Int) -> ChatServer.Response
  ) async throws -> Outcome {
    let pauses = Pauses()
    return try await ChatServer.with(respond) { server in
      var settings = ChatSettings(
        endpoint: try Endpoint(server.address), model: "test-model",
        key: try APIKey([APIKey.variable: key ?? ""]))
      // A busy machine is no stalled server.
      settings.timeout = 3_600
      change(&settings)
      var outcome = Outcome(requests: [], pauses: [])
      do {
        outcome.extraction = try await ChatExtractor.with(
          settings, cache: cache, pause: { await pauses.add($0) }
        ) { try await $0.extract(document) }
      } catch let error as ChatError {
        outcome.error = error
      }
      outcome.requests = server.log
      outcome.pauses = await pauses.all
      return outcome
    }
  }

  private actor Pauses {
    private(set) var all: [Duration] = []
    func add(_ pause: Duration) { all.append(pause) }
  }
}
