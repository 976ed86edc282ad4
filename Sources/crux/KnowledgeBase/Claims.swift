import ArgumentParser
import CruxStore
import Foundation

struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Review which claims of different texts may be the same, opposed or more exact.",
    discussion: """
      Statements that differ in case, punctuation or contractions alone are one claim without asking. Others are \
      proposed here: "same" are one claim once a person accepts it, "opposed" and "refines" are noted.

      crux claims
      crux claims accept 12
      """,
    subcommands: [Review.self, Accept.self, Reject.self, Reopen.self], defaultSubcommand: Review.self)

  struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look for like claims in what is new, and list what nobody has settled, the surest first.")

    @Flag(help: "List what is settled, too.")
    var all = false

    @Option(help: "The most to list.")
    var limit = 100

    @Option(help: "How to print them.")
    var format = RowForm.text

    @OptionGroup var base: BaseOptions

    func validate() throws {
      guard limit > 0 else { throw ValidationError("--limit takes a whole number above 0.") }
    }

    func run() throws {
      let base = try base.open(for: .changing)
      var progress = Progress(total: 0, verb: "compared")
      _ = try base.proposeSameClaims { count, total in
        progress.total = total
        progress.advance(to: count)
      }
      progress.clear()
      let proposals = try base.proposals(settled: all, limit: limit)
      switch format {
      case .json: try proposals.map(Row.init).printJSON()
      case .text: try print(lines: proposals.map(\.text))
      }
      let more = try base.proposalCount(settled: all) - proposals.count
      if more > 0 { Report.error("crux: there are \(more) more; --limit lists them") }
      if proposals.isEmpty {
        Report.error("crux: proposals\(all ? "" : " to settle"): none found")
        throw ExitCode(1)
      }
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Accept proposals.")

    @Argument(help: "Their numbers.")
    var ids: [Int]

    @OptionGroup var base: BaseOptions

    func run() throws { try settle(ids, as: .accepted, base) }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Reject proposals.")

    @Argument(help: "Their numbers.")
    var ids: [Int]

    @OptionGroup var base: BaseOptions

    func run() throws { try settle(ids, as: .rejected, base) }
  }

  struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take back what was settled.")

    @Argument(help: "Their numbers.")
    var ids: [Int]

    @OptionGroup var base: BaseOptions

    func run() throws { try settle(ids, as: nil, base) }
  }

  private static func settle(_ ids: [Int], as verdict: Proposal.Verdict?, _ base: BaseOptions) throws {
    let base = try base.open(for: .changing)
    try each(ids) { id in
      try base.settle(id, as: verdict)
      try print("\(id) \(verdict?.rawValue ?? "reopened")")
    }
  }

  private struct Row: Encodable {
    var id: Int
    var kind: String
    var score: Double
    var reason: String
    var verdict: String?
    var one: String
    var oneText: String
    var other: String
    var otherText: String

    init(_ proposal: Proposal) {
      id = proposal.id
      kind = proposal.kind.rawValue
      score = proposal.score
      reason = proposal.reason
      verdict = proposal.verdict?.rawValue
      one = proposal.one.id
      oneText = proposal.one.statement.text
      other = proposal.other.id
      otherText = proposal.other.statement.text
    }
  }
}

extension Proposal {
  fileprivate var text: String {
    let settled = verdict.map { ", \($0.rawValue)" } ?? ""
    return "\(id)  \(kind.rawValue) \(Int((score * 100).rounded())) %\(settled) (\(reason.shown))\n"
      + "    \(one.statement.text.shown) [\(one.id.shown)]\n    \(other.statement.text.shown) [\(other.id.shown)]"
  }
}
