import ArgumentParser
import CruxModel
import CruxReasoning

extension Breaks.Unit: ExpressibleByArgument {}

struct BreaksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breaks",
    abstract: "Find the smallest sets of statements that cannot all be rejected if a claim is to stand.",
    discussion: """
      With --by speaker or --by document it finds whose word, or which texts, the claim depends on. Without a graph \
      the claim is sought in the knowledge base, and what bears on it in all documents counts.

      crux breaks s1 graph.json
      crux breaks "export controls are working" --by document --kb debate.crux

      To reject a statement is to hold it false, not to leave it out: what loses its last support by that falls. In \
      `crux diff` a claim whose support has gone from the text goes on as one that is merely said.

      Where one is enough to reject, sets of two are not looked for, and so on.
      Exit status 1 where the claim does not stand, or no set of up to three breaks it.
      """)

  @Argument(help: ClaimHelp.claim)
  var claim: String

  @Argument(help: "A graph file, -, or a document of a knowledge base (DOC, DOC@2).", completion: .file())
  var graph: String?

  @Option(help: "What is rejected.")
  var by = Breaks.Unit.statement

  @OptionGroup var options: ReasoningOptions

  func run() throws {
    let (node, framework) = try options.claim(claim, in: graph)
    let statement = framework.index.graph.statements[node]
    let label = Labelling(of: framework)[node]
    let breaks = Breaks(of: node, in: framework, by: by)
    switch options.format {
    case .json:
      try Answer(
        claim: statement.id, label: label.rawValue, by: by.rawValue, sets: breaks.sets.map { $0.map(\.name) },
        complete: breaks.isComplete
      ).printJSON()
    case .text: try show(breaks, statement, label, framework)
    }
    if breaks.sets.isEmpty { throw ExitCode(1) }
  }

  private func show(_ breaks: Breaks, _ statement: Statement, _ label: Label, _ framework: Framework) throws {
    try print("\(label.rawValue): \(statement.line)")
    for set in breaks.sets {
      try print("it no longer stands with \(set.count == 1 ? "this" : "all of these") rejected")
      for member in set {
        guard by != .statement else {
          for node in member.statements { try print("  \(framework.index.graph.statements[node].line)") }
          continue
        }
        try print("  \(member.name.shown)")
        for node in member.statements { try print("    \(framework.index.graph.statements[node].line)") }
      }
    }
    if label == .stands, breaks.sets.isEmpty, breaks.isComplete {
      try print("it stands, whichever \(by.rawValue)s are rejected, up to \(Breaks.most) at once")
    }
    if !breaks.isComplete { Report.error("crux: the search was cut off; there may be further sets") }
  }

  private struct Answer: Encodable {
    var claim: String
    var label: String
    var by: String
    var sets: [[String]]
    var complete: Bool
  }
}
