import ArgumentParser
import CruxModel
import CruxStore

/// Help texts for arguments that several commands have.
enum ClaimHelp {
  static let claim: ArgumentHelp = "A statement's id (DOC#s4), or words that only one claim has all of."
}

extension CruxModel.Statement.Kind: ExpressibleByArgument {}

/// How far a question goes.
struct DepthOptions: ParsableArguments {
  @Option(help: "The most relations away.")
  var depth: Int?

  func validate() throws {
    guard depth ?? 1 > 0 else { throw ValidationError("--depth takes a whole number from 1 on.") }
  }
}

/// Which results are wanted.
struct FilterOptions: ParsableArguments {
  @Option(help: "Only this kind of statement.")
  var kind: CruxModel.Statement.Kind?

  @Option(help: "Only speakers with these words in their name.")
  var speaker: String?

  @Option(help: "Only this document.")
  var document: String?

  @Option(help: "Only documents published on this day (2026-11-01) or later; not those without a date.")
  var from: String?

  @Option(help: "Only documents published on this day or earlier; not those without a date.")
  var until: String?

  @Option(help: "Only statements whose extractor was at least so sure, from 0 to 1; those of people pass.")
  var confidence: Double?

  func filter(depth: Int? = nil) -> Filter {
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
    for (name, day) in [("--from", from), ("--until", until)] {
      guard let day, ISODate.day(day) != day else { continue }
      throw ValidationError("\(name) takes a day such as 2026-11-01, not \"\(day)\".")
    }
    if let from, let until, from > until {
      throw ValidationError("--from \(from) is later than --until \(until).")
    }
    guard (0...1).contains(confidence ?? 1) else {
      throw ValidationError("--confidence takes a number from 0 to 1.")
    }
  }
}

struct Evidence: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find what supports a claim, directly or through other claims.",
    discussion: """
      Equal statements of several documents are one claim. The strongest path comes first, by the confidence of \
      its relations. What stands in brackets is on the way, such as an objection that is answered.

      crux evidence "export controls are working"
      crux evidence chip-controls#s1 --kind evidence --format dot
      """)

  @Argument(help: ClaimHelp.claim)
  var claim: String

  @OptionGroup var depth: DepthOptions

  @OptionGroup var filter: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .evidence(try $0.meant(claim), filter.filter(depth: depth.depth)) } }
}

struct Objections: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find what speaks against a claim: rebuttals of it and its support, and undercuts.")

  @Argument(help: ClaimHelp.claim)
  var claim: String

  @OptionGroup var depth: DepthOptions

  @OptionGroup var filter: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .objections(try $0.meant(claim), filter.filter(depth: depth.depth)) } }
}

struct Around: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find all that is a few relations away from a claim: two, where no --depth says otherwise.")

  @Argument(help: ClaimHelp.claim)
  var claim: String

  @OptionGroup var depth: DepthOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .around(try $0.meant(claim), depth: depth.depth ?? 2) } }
}

struct Says: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Find what a speaker says, in all documents.")

  @Argument(help: "Words of the speaker's name.")
  var speaker: String

  @OptionGroup var filter: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { _ in .says(speaker: speaker, filter.filter()) } }
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
