import ArgumentParser
import CruxStore

/// Which part of the base a question is about.
struct ScopeOptions: ParsableArguments {
  @Argument(help: "Ask only of this claim and all that bears on it: its id (DOC#s4) or words.")
  var claim: String?

  @Option(help: "Ask only of this document.")
  var document: String?

  func validate() throws {
    guard claim == nil || document == nil else {
      throw ValidationError("Name either a claim or a document, or neither.")
    }
  }

  func scope(in base: Base) throws -> Scope {
    if let claim { return .below(try base.meant(claim)) }
    return document.map(Scope.document) ?? .everything
  }
}

struct Contested: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find claims that are both supported and rebutted.")

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .contested(try scope.scope(in: $0)) } }
}

struct Unsupported: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Find claims without any support.")

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .unsupported(try scope.scope(in: $0)) } }
}

struct Unanswered: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find objections that nothing rebuts or undercuts.")

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .unanswered(try scope.scope(in: $0)) } }
}

struct Circular: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find statements that, through others, support themselves.")

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .circular(try scope.scope(in: $0)) } }
}

struct BothSides: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "both-sides", abstract: "Find statements that argue for a claim and against it.")

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .bothSides(try scope.scope(in: $0)) } }
}

struct SingleSource: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "single-source",
    abstract: "Find claims that rest on several statements of one speaker, or of one text.")

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws { try answer.ask { .singleSource(try scope.scope(in: $0)) } }
}
