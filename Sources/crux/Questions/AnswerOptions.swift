import ArgumentParser
import CruxFormats
import CruxStore
import Foundation

/// How an answer is printed.
enum AnswerForm: ExpressibleByArgument {
  case text
  case json
  case graph(GraphFormat)

  init?(argument: String) {
    switch argument.lowercased() {
    case "text": self = .text
    case "json": self = .json
    default:
      guard let format = GraphFormat(argument: argument) else { return nil }
      self = .graph(format)
    }
  }

  static var allValueStrings: [String] {
    ["text", "json"] + GraphFormat.allValueStrings.filter { $0 != GraphFormat.document.name }
  }

  var defaultValueDescription: String { "text" }
}

/// Whom to ask, and how to print the answer.
struct AnswerOptions: ParsableArguments {
  @Option(help: "How to print the answer; other formats than text and json draw it.")
  var format = AnswerForm.text

  @Option(help: "Ask of this state of a document (DOC@2, DOC@2026-11-01), not of the newest of all.")
  var at: String?

  @OptionGroup var base: BaseOptions

  /// Asks and prints; the exit status is 1 where nothing is found, which is said.
  func ask(_ question: (Base) throws -> Question) throws {
    var base = try base.open(for: .reading)
    if let at { base = try base.snapshot(Reference(at)) }
    var isDrawn = true
    if case .json = format { isDrawn = false }
    let question = try question(base)
    let answer = try base.ask(question, isDrawn: isDrawn)
    switch format {
    case .text where answer.results.isEmpty: break
    case .text:
      let results = question.isOfStatements ? Set(answer.results.map(\.statement.id)) : nil
      try print(Outline(answer.graph, results: results).text, terminator: "")
    case .json: try PrintedAnswer(answer).printJSON()
    case .graph(let format):
      let written = try WrittenGraph(answer.graph, id: "answer", as: format, findings: [])
      try FileBytes.write(written.bytes, to: STDOUT_FILENO)
    }
    if answer.undated > 0 {
      Report.error("crux: left out for want of a date: \(count(answer.undated, "statement"))")
    }
    if answer.results.isEmpty {
      Report.error("crux: \(question.wanted.shown): none found")
      throw ExitCode(1)
    }
  }
}

extension Question {
  /// Whether only the statements that are found answer it, and not the paths that lead to them.
  fileprivate var isOfStatements: Bool {
    switch self {
    case .evidence, .objections, .unanswered, .contested, .unsupported, .says, .around: true
    default: false
    }
  }

  /// What is asked for, in words.
  fileprivate var wanted: String {
    switch self {
    case .evidence(let claim, _): "support for \(claim.statement.id)"
    case .objections(let claim, _): "objections to \(claim.statement.id)"
    case .contested(let scope): "contested claims\(scope.words)"
    case .unsupported(let scope): "unsupported claims\(scope.words)"
    case .unanswered(let scope): "unanswered objections\(scope.words)"
    case .circular(let scope): "circles of support\(scope.words)"
    case .bothSides(let scope): "evidence on both sides\(scope.words)"
    case .singleSource(let scope): "claims that rest on one source\(scope.words)"
    case .says(let speaker, _): "statements of a speaker \"\(speaker)\""
    case .path(let start, let end): "a path from \(start.statement.id) to \(end.statement.id)"
    case .around(let claim, _): "statements around \(claim.statement.id)"
    }
  }
}

extension Scope {
  fileprivate var words: String {
    switch self {
    case .everything: ""
    case .document(let name): " in \(name)"
    case .below(let claim): " at or below \(claim.statement.id)"
    }
  }
}

extension Base {
  /// The claim that a user means; where there is none, or several, candidates are shown and the answer is no.
  func meant(_ text: String) throws -> Claim {
    switch try claim(text) {
    case .found(let claim): return claim
    case .ambiguous(let candidates):
      let which = candidates.count < Base.mostCandidates ? "" : "; the likeliest"
      Report.error("crux: several claims match \"\(text)\"; ask for one by its id\(which):")
      Self.show(candidates)
    case .none(let candidates):
      Report.error("crux: no claim matches \"\(text)\"" + (candidates.isEmpty ? "" : "; the nearest are:"))
      Self.show(candidates)
    }
    throw ExitCode(1)
  }

  private static func show(_ candidates: [FoundStatement]) {
    for candidate in candidates {
      Report.error("  \(candidate.id.shown)  \(candidate.statement.text.shown)")
    }
  }
}

/// An answer as JSON.
private struct PrintedAnswer: Encodable {
  struct Row: Encodable {
    var id: String
    var document: String
    var published: String?
    var kind: String
    var evidenceType: String?
    var modality: String?
    var text: String
    var speaker: String?
    var confidence: Double?
    var anchor: Span?
    var depth: Int?
    var path: [String]?
    var opposed: Bool?

    init(_ found: FoundStatement) {
      id = found.id
      document = found.document
      published = found.published
      kind = found.statement.kind.rawValue
      evidenceType = found.statement.evidenceType?.rawValue
      modality = found.statement.modality?.rawValue
      text = found.statement.text
      speaker = found.statement.speaker
      confidence = found.statement.confidence
      anchor = found.statement.anchor.map {
        Span(document: $0.document, start: $0.start, end: $0.end, quote: $0.quote)
      }
    }

    init(_ result: Answer.Result) {
      self.init(result.statement)
      depth = result.depth
      path = result.path
      opposed = result.isOpposed
    }
  }

  struct Span: Encodable {
    var document: String
    var start: Int
    var end: Int
    var quote: String?
  }

  var claim: Row?
  var results: [Row]

  init(_ answer: Answer) {
    claim = answer.claim.map(Row.init)
    results = answer.results.map(Row.init)
  }
}
