import ArgumentParser
import CruxChat
import CruxExtraction
import Foundation

/// Which extractor reads the texts.
struct ExtractorOptions: ParsableArguments {
  enum Kind: String, ExpressibleByArgument, CaseIterable { case embedded, chat }

  @Option(
    help: ArgumentHelp(
      "The small models that ship with Crux, or a language model behind a chat completions server.",
      discussion: "The server's key, if it wants one, is taken from \(APIKey.variable)."))
  var extractor = Kind.embedded

  @Option(help: "The server's address, such as http://localhost:8080/v1 (chat).")
  var endpoint: String?

  @Option(help: "The name by which the server knows the model (chat).")
  var model: String?

  @Option(help: "Make no more calls than this, those tried again included (chat; default: 1000).")
  var maxCalls: Int?

  @Option(help: "Make no more calls at once than this (chat; default: 4).")
  var parallel: Int?

  @Option(help: "Give up a call after this many seconds (chat; default: 300).")
  var timeout: Double?

  func validate() throws {
    let given: [(String, Bool)] = [
      ("--endpoint", endpoint != nil), ("--model", model?.isEmpty == false), ("--max-calls", maxCalls != nil),
      ("--parallel", parallel != nil), ("--timeout", timeout != nil),
    ]
    if extractor == .embedded, let option = given.first(where: \.1)?.0 {
      throw ValidationError("\(option) needs --extractor chat.")
    }
    if extractor == .chat, let option = given.prefix(2).first(where: { !$0.1 })?.0 {
      throw ValidationError("--extractor chat needs \(option).")
    }
    if let maxCalls, maxCalls < 1 { throw ValidationError("--max-calls takes a whole number from 1 on.") }
    if let parallel, !Work.jobs.contains(parallel) {
      throw ValidationError("--parallel takes a whole number from 1 to \(Work.jobs.upperBound).")
    }
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--timeout takes seconds, more than 0 and no more than a day.")
    }
  }

  /// What a knowledge base calls the extractor of a version.
  var maker: String {
    extractor == .chat ? "chat \(model ?? "")" : "embedded \(Crux.configuration.version)"
  }

  /// How many inputs to work on at once: for a server as many as there may be calls, since they mostly wait.
  func inputsAtOnce(_ jobs: JobOptions) throws -> Int {
    extractor == .chat ? try jobs.jobs ?? settings().parallelCalls : jobs.count
  }

  /// Runs a body with the extractor.
  func with(_ body: (any Extractor) async throws -> Void) async throws {
    switch extractor {
    case .embedded: try await body(EmbeddedExtractor())
    case .chat: try await ChatExtractor.with(settings(), environment: Self.environment, body)
    }
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  private func settings() throws -> ChatSettings {
    do {
      var settings = ChatSettings(
        endpoint: try Endpoint(endpoint ?? ""), model: model ?? "", key: try APIKey(Self.environment))
      settings.calls = maxCalls ?? settings.calls
      settings.parallelCalls = parallel ?? settings.parallelCalls
      settings.timeout = timeout ?? settings.timeout
      return settings
    } catch let error as ChatError {
      throw Trouble("\(error)")
    }
  }
}
