import AsyncHTTPClient
import Foundation
import NIOCore

/// Asks a chat completions server, patiently but within limits.
struct ChatClient: Sendable {
  /// The longest that a server may ask to wait.
  private static let longestWait = Duration.seconds(600)

  let settings: ChatSettings
  let http: HTTPClient
  let gate: CallGate
  let cache: AnswerCache?
  let pause: @Sendable (Duration) async throws -> Void

  enum Reply: Sendable {
    case answer(Answer)
    /// The model was stopped before its answer was whole.
    case cutOff
  }

  /// A call that failed, and how long the server asks to wait until the next.
  private struct Failure: Error {
    var error: ChatError
    var delay: Duration?
  }

  /// The answer to a prompt: an earlier one, or the server's. What fails for reasons that pass is tried again.
  /// - Throws: `ChatError`.
  func reply(to prompt: Prompt) async throws -> Reply {
    let request = try prompt.body(model: settings.model)
    if let known = cache?.completion(settings.endpoint, request), let reply = try? Self.reply(known) {
      return reply
    }
    var failures = 0
    while true {
      do {
        let completion = try await gate.pass {
          try await within(settings.timeout) { try await complete(request) }
        }
        let reply = try Self.reply(completion)
        cache?.keep(completion, settings.endpoint, request)
        return reply
      } catch let failure as Failure {
        failures += 1
        guard failure.error.isPassing, failures < settings.attempts else { throw shown(failure.error) }
        let delay = failure.delay ?? RetryDelay.afterFailures(failures)
        guard delay <= Self.longestWait else { throw ChatError.askedToWait(seconds: delay / .seconds(1)) }
        try await pause(delay)
      }
    }
  }

  private static func reply(_ completion: Completion) throws -> Reply {
    if completion.isCutOff { return .cutOff }
    guard let answer = Answer(in: completion.content) else {
      throw Failure(error: .unreadable(completion.content))
    }
    return .answer(answer)
  }

  /// Makes one call.
  private func complete(_ body: String) async throws -> Completion {
    var request = HTTPClientRequest(url: settings.endpoint.url)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    if let key = settings.key { request.headers.add(name: "Authorization", value: key.authorization) }
    request.body = .bytes(ByteBuffer(string: body))
    do {
      // The time is kept by `within`, whose error says so; this is only for what it cannot end.
      let response = try await http.execute(request, timeout: .seconds(Int64(settings.timeout) + 60))
      let bytes = try await Array(response.body.collect(upTo: settings.answerLimit).readableBytesView)
      guard response.status == .ok else {
        let wait = RetryDelay.named(by: response.headers.first(name: "Retry-After"))
        let status = Int(response.status.code)
        let place = (300..<400).contains(status) ? response.headers.first(name: "Location") : nil
        let reason = place.map { "it redirects to \($0)" } ?? Completion.reason(in: bytes)
        throw Failure(error: .refused(status: status, reason), delay: wait)
      }
      return try Completion(response: bytes)
    } catch is NIOTooManyBytesError {
      throw Failure(error: .tooLong(bytes: settings.answerLimit))
    } catch let error as ChatError {
      throw Failure(error: error)
    } catch let error where !(error is Failure || error is CancellationError || Task.isCancelled) {
      throw Failure(error: .unreachable(Self.reason(of: error)))
    }
  }

  /// What broke a connection, in few words: NIO's own bury them in names of calls and files.
  private static func reason(of error: any Error) -> String {
    if let error = error as? IOError { return String(cString: strerror(error.errnoCode)).lowercased() }
    guard let fault = "\(error)".firstMatch(of: /OPENSSL_internal:(\w+)/) else { return "\(error)" }
    return "TLS: \(fault.output.1)"
  }

  private func within<Result: Sendable>(
    _ seconds: Double, _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask(operation: body)
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw Failure(error: .timedOut(seconds: seconds))
      }
      defer { group.cancelAll() }
      guard let result = try await group.next() else { throw CancellationError() }
      return result
    }
  }

  private func shown(_ error: ChatError) -> ChatError {
    switch error {
    case .refused(let status, let reason): .refused(status: status, shown(reason))
    case .declined(let reason): .declined(shown(reason))
    case .unreadable(let content): .unreadable(shown(content))
    case .unreachable(let reason): .unreachable(shown(reason))
    default: error
    }
  }

  /// What a server says may be anything, the key too.
  private func shown(_ text: String) -> String {
    (settings.key?.removed(from: text) ?? text).cut(to: 200)
  }
}
