import AsyncHTTPClient
import CruxExtraction
import CruxModel
import Foundation

/// Asks a language model for the argument of a text, through any server with the chat completions interface of
/// OpenAI, and takes from its answers what the text bears out.
///
/// Statements are quotes, found in the text; of a quote that is not there, of speakers whom the text does not name and
/// of relations between statements that are not there, findings tell. A long text is read in windows, whose arguments
/// are merged and then joined by one question more. The graph has an unknown field, `extractor`, with the model and the
/// version of the prompt.
public struct ChatExtractor: Extractor {
  /// Shorter windows are not read in halves.
  private static let shortestWindow = 500

  let settings: ChatSettings
  let client: ChatClient

  /// Runs a body with an extractor, whose connections close when it is done.
  /// - Parameter environment: says where the user's cache is.
  public static func with<Result>(
    _ settings: ChatSettings, environment: [String: String], isolation: isolated (any Actor)? = #isolation,
    _ body: (ChatExtractor) async throws -> Result
  ) async throws -> Result {
    try await with(
      settings, cache: .ofUser(environment), pause: { try await Task.sleep(for: $0) }, body)
  }

  static func with<Result>(
    _ settings: ChatSettings, cache: AnswerCache?, isolation: isolated (any Actor)? = #isolation,
    pause: @escaping @Sendable (Duration) async throws -> Void, _ body: (ChatExtractor) async throws -> Result
  ) async throws -> Result {
    // A redirect could take the key elsewhere.
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    // Calls that fail are tried again here, and said to have failed when they have.
    configuration.connectionPool.retryConnectionEstablishment = false
    return try await HTTPClient.withHTTPClient(configuration: configuration) { http in
      let gate = CallGate(parallel: settings.parallelCalls, calls: settings.calls)
      let client = ChatClient(settings: settings, http: http, gate: gate, cache: cache, pause: pause)
      return try await body(ChatExtractor(settings: settings, client: client))
    }
  }

  /// - Throws: `ChatError`, where any part of the text could not be read: half an argument would pass for a whole one.
  public func extract(_ document: Document) async throws -> Extraction {
    let text = Array((document.text ?? "").unicodeScalars)
    let reader = AnswerReader(document: document.id, finder: QuoteFinder(text), key: settings.key)
    var argument = Argument()
    var findings: [Finding] = []
    let readings = try await readings(document, text, reader)
    for reading in readings {
      argument.merge(reading.argument)
      findings += reading.findings
    }
    if readings.count > 1 {
      let joined = try await join(argument, text, reader)
      argument.merge(joined.argument)
      argument.thesis = joined.argument.thesis ?? argument.thesis
      findings += joined.findings
    }
    var graph = argument.graph(of: document, text)
    graph.unknown.append(try provenance())
    return Extraction(graph: graph, findings: findings)
  }

  /// What all windows say, in the order of the text.
  private func readings(
    _ document: Document, _ text: [Unicode.Scalar], _ reader: AnswerReader
  ) async throws -> [AnswerReader.Reading] {
    let windows = settings.windows.ranges(of: text[...])
    return try await withThrowingTaskGroup(of: (Int, [AnswerReader.Reading]).self) { group in
      for (number, window) in windows.enumerated() {
        group.addTask { (number, try await read(window, document, text, reader)) }
      }
      var readings = [[AnswerReader.Reading]](repeating: [], count: windows.count)
      for try await (number, reading) in group { readings[number] = reading }
      return readings.flatMap(\.self)
    }
  }

  /// What a window says; where the answer is longer than the model gives, what its parts say.
  private func read(
    _ window: Range<Int>, _ document: Document, _ text: [Unicode.Scalar], _ reader: AnswerReader
  ) async throws -> [AnswerReader.Reading] {
    guard !text[window].allSatisfy(\.properties.isWhitespace) else { return [] }
    let prompt = Prompt(window: String(String.UnicodeScalarView(text[window])), of: document)
    if case .answer(let answer) = try await client.reply(to: prompt) {
      return [reader.read(answer, window: window)]
    }
    guard window.count > Self.shortestWindow else { throw ChatError.cutOff }
    let parts = Windows(size: window.count * 2 / 3, overlap: window.count / 6)
    var readings: [AnswerReader.Reading] = []
    for part in parts.ranges(of: text[window]) { readings += try await read(part, document, text, reader) }
    return readings
  }

  /// How the arguments of several windows join: asked about the statements that bear on nothing, as far as one
  /// question may be long.
  private func join(
    _ argument: Argument, _ text: [Unicode.Scalar], _ reader: AnswerReader
  ) async throws -> AnswerReader.Reading {
    var statements: [(id: String, text: String)] = []
    var units: [String: Int] = [:]
    var length = 0
    let roots = argument.roots
    for unit in roots {
      length += argument.units[unit].span.count
      guard length <= settings.windows.size else { break }
      let id = "s\(statements.count + 1)"
      statements.append((id, String(String.UnicodeScalarView(text[argument.units[unit].span]))))
      units[id] = unit
    }
    var reading = AnswerReader.Reading(argument: argument)
    if statements.count > 1 {
      if case .answer(let answer) = try await client.reply(to: Prompt(joining: statements)) {
        reading = reader.read(answer, joining: units, of: argument)
      } else {
        reading.findings.append(reader.unjoined)
      }
    }
    let unasked = roots.count - statements.count
    if unasked > 0 { reading.findings.append(reader.unasked(unasked)) }
    return reading
  }

  private func provenance() throws -> UnknownField {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let fields = ["name": "chat", "model": settings.model, "prompt": Prompt.version]
    return UnknownField(name: "extractor", json: String(decoding: try encoder.encode(fields), as: UTF8.self))
  }
}
