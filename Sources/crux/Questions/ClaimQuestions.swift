import ArgumentParser
import CruxModel
import CruxStore

/// Help texts for arguments that several commands have.
enum ClaimHelp {
  static let claim: ArgumentHelp = "A statement's id (DOC#s4), or words that only one claim has all of."
}

extension CruxModel.Statement.Kind: ExpressibleByArgument {}

/// Which results are wanted.
struct FilterOptions: ParsableArguments {
  @Option(help: "The most relations away.")
  var depth: Int?

  @Option(help: "Only this kind of statement.")
  var kind: CruxModel.Statement.Kind?

  @Option(help: "Only speakers with this in their name.")
  var speaker: String?

  @Option(help: "Only this document.")
  var document: String?

  @Option(help: "Only documents published on this day (2026-11-01) or later.")
  var from: String?

  @Option(help: "Only documents published on this day or earlier.")
  var until: String?

  @Option(help: "Only statements whose extractor was at least so sure, from 0 to 1.")
  var confidence: Double?

  var filter: Filter {
    var filter = Filter(depth: depth)
    filter.kind = kind
    filter.speaker = speaker
    filter.document = document
    filter.from = from
    filter.until = until
    filter.confidence = confidence
    return filter
  }

  func validate() throws {
    guard depth ?? 1 > 0 else { throw ValidationError("--depth takes a whole number from 1 on.") }
  }
}

struct Evidence: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find what supports a claim, directly or through other claims.",
    discussion: """
      Equal statements of several documents are one claim. The strongest path comes first, by the confidence of
      its relations.

      crux evidence "export controls are working"
      crux evidence chip-controls#s1 --kind evidence --format dot
      """)

  @Argument(help: ClaimHelp.claim)
  var claim: String

  @OptionGroup var filter: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .evidence(try $0.meant(claim), filter.filter) } }
}

struct Objections: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find what speaks against a claim: rebuttals of it and its support, and undercuts.")

  @Argument(help: ClaimHelp.claim)
  var claim: String

  @OptionGroup var filter: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .objections(try $0.meant(claim), filter.filter) } }
}

struct Around: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find all that is a few relations away from a claim.")

  @Argument(help: ClaimHelp.claim)
  var claim: String

  @Option(help: "How many relations away.")
  var depth = 2

  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .around(try $0.meant(claim), depth: depth) } }
}

struct Says: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Find what a speaker says, in all documents.")

  @Argument(help: "Words of the speaker's name.")
  var speaker: String

  @OptionGroup var filter: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { _ in .says(speaker: speaker, filter.filter) } }
}

struct Path: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the shortest way by which one claim bears on another, or is else linked to it.")

  @Argument(help: ClaimHelp.claim)
  var start: String

  @Argument(help: ClaimHelp.claim)
  var end: String

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    try answer.ask { .path(from: try $0.meant(start), to: try $0.meant(end)) }
  }
}
