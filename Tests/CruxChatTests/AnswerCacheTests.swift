import ChatServer
import CruxModel
import Foundation
import Testing

@testable import CruxChat

@Suite struct AnswerCacheTests {
  private func withCache<Result>(_ body: (AnswerCache) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "crux-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(AnswerCache(folder: folder.appending(path: "chat")))
  }

  @Test func nothingIsAskedTwice() async throws {
    try await withCache { cache in
      try await ChatServer.with({ _, number in number == 0 ? .content(Article.answer) : .status(500) }) {
        server in
        let settings = ChatSettings(endpoint: try Endpoint(server.address), model: "m", key: nil)
        for _ in 0..<3 {
          let graph = try await ChatExtractor.with(settings, cache: cache, pause: { _ in }) {
            try await $0.extract(Article.document).graph
          }
          #expect(graph.statements.count == 3)
        }
        #expect(server.log.count == 1)
      }
    }
  }

  @Test func anotherQuestionIsAnotherEntry() async throws {
    try await withCache { cache in
      let endpoint = try Endpoint("http://localhost")
      let completion = Completion(content: "{}", isCutOff: true)
      cache.keep(completion, endpoint, "question")
      #expect(cache.completion(endpoint, "question") == completion)
      #expect(cache.completion(endpoint, "other question") == nil)
      #expect(cache.completion(try Endpoint("http://elsewhere"), "question") == nil)
    }
  }

  @Test func damagedEntriesAreNone() async throws {
    try await withCache { cache in
      let endpoint = try Endpoint("http://localhost")
      cache.keep(Completion(content: "{}", isCutOff: false), endpoint, "question")
      let files = try FileManager.default.contentsOfDirectory(
        at: cache.folder, includingPropertiesForKeys: nil)
      #expect(files.count == 1)
      for file in files {
        let whole = try Data(contentsOf: file)
        try whole.prefix(whole.count / 2).write(to: file)
      }
      #expect(cache.completion(endpoint, "question") == nil)
      let mode =
        try FileManager.default.attributesOfItem(atPath: cache.folder.path)[.posixPermissions] as? Int
      #expect(mode == 0o700)
    }
  }

  @Test func badAnswersAreNotKept() async throws {
    try await withCache { cache in
      _ = try await Asking(cache: cache).outcome { _, _ in .content("no") }
      #expect((try? FileManager.default.contentsOfDirectory(atPath: cache.folder.path))?.isEmpty ?? true)
    }
  }

  @Test func theUsersCacheFollowsXDG() {
    func path(_ environment: [String: String]) -> String? { AnswerCache.ofUser(environment)?.folder.path }
    #expect(path(["XDG_CACHE_HOME": "/tmp/c", "HOME": "/home/a"]) == "/tmp/c/crux/chat")
    #expect(path(["HOME": "/home/a"]) == "/home/a/.cache/crux/chat")
    #expect(path(["XDG_CACHE_HOME": "relative", "HOME": "/home/a"]) == "/home/a/.cache/crux/chat")
    #expect(path([:]) == nil)
  }
}
