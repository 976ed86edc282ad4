import ChatServer
import CruxExtraction
import CruxModel
import Foundation
import Testing

@testable import CruxChat

@Suite struct ChatClientTests {
  @Test(arguments: [408, 429, 500, 503])
  func failuresThatPassAreTriedAgain(status: Int) async throws {
    let outcome = try await Asking().outcome { _, number in
      number < 3 ? .status(status, body: "not now") : .content(Article.answer)
    }
    #expect(outcome.extraction?.graph.statements.count == 3)
    #expect(outcome.requests.count == 4)
    #expect(outcome.pauses.count == 3)
    for (pause, bound) in zip(outcome.pauses, [1, 2, 4]) {
      #expect(pause >= .seconds(Double(bound) / 2) && pause <= .seconds(bound))
    }
  }

  @Test func failuresThatStayAreSaidInTheServersWords() async throws {
    let outcome = try await Asking().outcome { _, _ in
      .status(500, body: "{\"error\": {\"message\": \"the model\\u001b[31m has\\nno memory\"}}")
    }
    #expect(outcome.error == .refused(status: 500, "the model [31m has no memory"))
    #expect(outcome.requests.count == 5)
  }

  @Test(arguments: [301, 400, 401, 403, 404])
  func refusalsAreNotTriedAgain(status: Int) async throws {
    let outcome = try await Asking().outcome { _, _ in
      .status(status, headers: ["Location": "http://127.0.0.1:9/"], body: "no")
    }
    let reason = status == 301 ? "it redirects to http://127.0.0.1:9/" : "no"
    #expect(outcome.error == .refused(status: status, reason))
    #expect(outcome.requests.count == 1)
  }

  @Test(arguments: [
    (#"{"content": "", "refusal": "I will\u001b not."}"#, "stop", ChatError.declined("I will  not.")),
    (#"{"content": null}"#, "content_filter", ChatError.declined("content_filter")),
    (#"{"content": null, "reasoning": "Well"}"#, "length", ChatError.cutOff),
  ])
  func whatAModelWillNotSayIsNotAskedAgain(message: String, finish: String, error: ChatError) async throws {
    let body = #"{"choices": [{"message": \#(message), "finish_reason": "\#(finish)"}]}"#
    let outcome = try await Asking().outcome { _, _ in .status(200, body: body) }
    #expect(outcome.error == error)
    #expect(outcome.requests.count == 1)
  }

  @Test func theServerSaysHowLongToWait() async throws {
    let outcome = try await Asking().outcome { _, number in
      number == 0 ? .status(429, headers: ["Retry-After": "17"]) : .content(Article.answer)
    }
    #expect(outcome.pauses == [.seconds(17)])
    let endless = try await Asking().outcome { _, _ in .status(429, headers: ["Retry-After": "86400"]) }
    #expect(endless.error == .askedToWait(seconds: 86400))
    #expect(endless.pauses.isEmpty)
  }

  @Test(arguments: ["1e30", "10000000000000000000", "Fri, 31 Dec 9999 23:59:59 GMT"])
  func noWaitIsTooLongToBeSaid(wait: String) async throws {
    let outcome = try await Asking().outcome { _, _ in .status(429, headers: ["Retry-After": wait]) }
    #expect(outcome.error == .askedToWait(seconds: 1e9))
    #expect("\(ChatError.askedToWait(seconds: 1e9))".contains("to wait 1000000000 seconds"))
    #expect(outcome.pauses.isEmpty)
    #expect("\(ChatError.timedOut(seconds: 1e30))".contains("1e+30 seconds"))
  }

  @Test func retryAfterIsSecondsOrADate() {
    let now = Date(timeIntervalSince1970: 1_445_412_420)
    #expect(RetryDelay.named(by: "Wed, 21 Oct 2015 07:28:00 GMT", now: now) == .seconds(60))
    #expect(RetryDelay.named(by: "Wed, 21 Oct 2015 07:28:00 GMT", now: now + 0.25) == .seconds(60))
    #expect(RetryDelay.named(by: "Wed, 21 Oct 2015 07:26:00 GMT", now: now) == .zero)
    #expect(RetryDelay.named(by: "2.5") == .seconds(2.5))
    for nonsense in [nil, "", "-3", "soon", "inf", "nan"] { #expect(RetryDelay.named(by: nonsense) == nil) }
  }

  @Test(arguments: [0.2, 1]) func aStalledConnectionTimesOut(_ seconds: Double) async throws {
    let outcome = try await Asking(change: { $0.timeout = seconds }).outcome { _, _ in .stall }
    #expect(outcome.error == .timedOut(seconds: seconds))
    #expect(outcome.requests.count == 5)
  }

  @Test func aBrokenConnectionIsTriedAgain() async throws {
    let outcome = try await Asking().outcome { _, number in number == 0 ? .hangUp : .content(Article.answer) }
    #expect(outcome.extraction?.graph.statements.count == 3)
  }

  @Test func nobodyThereIsSaid() async throws {
    let nowhere = try Endpoint("http://127.0.0.1:1/")
    let outcome = try await Asking(change: { $0.endpoint = nowhere }).outcome { _, _ in .stall }
    guard case .unreachable(let reason) = outcome.error else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.lowercased().contains("connection refused") && !reason.contains("errno"), "\(reason)")
    #expect(outcome.pauses.count == 4)
  }

  // On macOS the system says it in words of its own.
  #if os(Linux)
    @Test func aServerWithoutTLSIsSaid() async throws {
      let outcome = try await Asking(change: { settings in
        let address = settings.endpoint.url.replacing("http:", with: "https:")
        settings.endpoint = (try? Endpoint(address)) ?? settings.endpoint
      }).outcome { _, _ in .stall }
      #expect(outcome.error == .unreachable("TLS: WRONG_VERSION_NUMBER"))
    }
  #endif

  @Test func anEndlessAnswerIsCutOff() async throws {
    let outcome = try await Asking(change: { $0.answerLimit = 1 << 20 }).outcome { _, _ in .endless }
    #expect(outcome.error == .tooLong(bytes: 1 << 20))
    #expect(outcome.requests.count == 1)
  }

  @Test func callsHaveALimit() async throws {
    let outcome = try await Asking(change: { $0.calls = 3 }).outcome { _, _ in .status(500) }
    #expect(outcome.error == .callsSpent(3))
    #expect(outcome.requests.count == 3)
  }

  @Test func noMoreCallsAreUnderWayThanAllowed() async throws {
    let counter = Counter()
    let gate = CallGate(parallel: 3, calls: 100)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<40 {
        group.addTask {
          try await gate.pass {
            await counter.enter()
            for _ in 0..<20 { await Task.yield() }
            await counter.leave()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await counter.most <= 3)
    #expect(await counter.total == 40)
  }

  private actor Counter {
    private var now = 0
    private(set) var most = 0
    private(set) var total = 0

    func enter() {
      now += 1
      total += 1
      most = max(most, now)
    }

    func leave() { now -= 1 }
  }

  // MARK: The key

  @Test func theKeyGoesToTheServerAndNowhereElse() async throws {
    let key = "sk-secret-0123456789"
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let asking = Asking(key: key, cache: AnswerCache(folder: folder))
    // As far in as a message is long, so that it would be cut inside the key.
    let filler = String(repeating: "z", count: 110)
    let echo = Article.answer.replacing("the boats are crowded", with: filler + key)
      .replacing("\"critics\"", with: "\"\(key)\"").replacing(
        "\"from\": [\"s3\"]", with: "\"from\": [\"\(key)\"]")
    let answered = try await asking.outcome { _, _ in .content(echo) }
    #expect(answered.requests.first?.headers["authorization"] == "Bearer \(key)")
    let extraction = try #require(answered.extraction)
    #expect(extraction.findings.count == 2)
    #expect(!"\(extraction)".contains("secret") && !"\(extraction)".contains("sk-s"))
    for body in ["your key \(key) is wrong", String(repeating: "y", count: 190) + key] {
      let refused = try await asking.outcome { _, _ in .status(401, body: body + Article.text) }
      #expect(refused.error.map { "\($0) \($0.localizedDescription)" }?.contains("sk-") ?? true == false)
      let unreadable = try await Asking(key: key).outcome { _, _ in .content(body) }
      #expect(unreadable.error.map { "\($0)".contains("sk-") } == false)
    }
    var settings = ChatSettings(
      endpoint: try Endpoint("http://localhost"), model: "m", key: try APIKey([APIKey.variable: key]))
    settings.calls = 1
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!(dumped + "\(settings)" + String(reflecting: settings)).contains("secret"))
  }

  @Test func keysAreTakenFromOneVariableOnly() throws {
    #expect(try APIKey(["OPENAI_API_KEY": "other"]) == nil)
    #expect(try APIKey([APIKey.variable: " \n"]) == nil)
    #expect(try APIKey([APIKey.variable: " abc\n"])?.authorization == "Bearer abc")
    #expect(throws: ChatError.badKey) { try APIKey([APIKey.variable: "a\r\nX-Evil: b"]) }
  }

  // MARK: The endpoint

  @Test(arguments: [
    ("http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
    ("http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"),
    ("https://h.example/openai/chat/completions", "https://h.example/openai/chat/completions"),
    ("https://h.example/v1?api-version=2", "https://h.example/v1/chat/completions?api-version=2"),
  ])
  func anEndpointIsAnAPIOrItsCompletions(address: String, url: String) throws {
    #expect(try Endpoint(address).url == url)
  }

  @Test(arguments: [
    "", "localhost:8080", "ftp://h/", "http://", "http://me:secret@h/v1", "https://secret@h", "http://h:0",
    "http://h:65536/v1",
  ])
  func whatIsNoEndpointIsRefusedWithoutItsPassword(address: String) {
    let error = #expect(throws: ChatError.self) { try Endpoint(address) }
    #expect(error.map { "\($0)".contains("secret") } == false)
  }
}
