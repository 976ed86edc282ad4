import ArgumentParser
import CruxModel
import CruxReasoning

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a claim stands or falls: a minimal set of statements that suffices.",
    discussion: """
      As long as none of these statements is rejected the verdict stays, whatever becomes of all others. Without a \
      graph the claim is sought in the knowledge base, and what bears on it in all documents counts.

      crux why s1 graph.json
      crux why "export controls are working" --kb debate.crux

      Exit status 1 where the argument leaves the claim open.
      """)

  @Argument(help: ClaimHelp.claim)
  var claim: String

  @Argument(help: "A graph file, -, or a document of a knowledge base (DOC, DOC@2).", completion: .file())
  var graph: String?

  @OptionGroup var options: ReasoningOptions

  func run() throws {
    let (node, framework) = try options.claim(claim, in: graph)
    let statements = framework.index.graph.statements
    let explanation = Explanation(of: node, in: framework)
    let openNodes = explanation == nil ? Labelling(of: framework).openGrounds(of: node) : []
    switch options.format {
    case .json:
      try Answer(
        claim: statements[node].id, label: (explanation?.label ?? .open).rawValue,
        because: explanation?.statements.map { statements[$0].id },
        through: explanation?.relations.compactMap { framework.index.relation(at: $0)?.id },
        defeated: explanation?.defeated.map { statements[$0].id },
        hangsOn: explanation == nil ? openNodes.map { statements[$0].id } : nil
      ).printJSON()
    case .text:
      try print("\(explanation?.label.rawValue ?? "open"): \(statements[node].line)")
      if let explanation {
        let index = framework.index
        let through = explanation.relations.compactMap { index.relation(at: $0) }
        try show("because", explanation.statements, statements) { node in
          // A restatement's words are the statement's.
          through.filter { relation in
            relation.from.contains { index.node($0).map { framework.isSame($0, node) } ?? false }
          }.map { "    which " + index.predicate(of: $0) }
        }
        try show("defeats", explanation.defeated, statements)
        if explanation.statements.isEmpty { try print(explanation.groundless) }
      } else {
        try show("hangs on what is open too", openNodes, statements)
      }
    }
    if explanation == nil { throw ExitCode(1) }
  }

  private func show(
    _ heading: String, _ nodes: [Int], _ statements: [Statement], _ remarks: (Int) -> [String] = { _ in [] }
  ) throws {
    guard !nodes.isEmpty else { return }
    try print(lines: [heading] + nodes.flatMap { ["  \(statements[$0].line)"] + remarks($0) })
  }

  private struct Answer: Encodable {
    var claim: String
    var label: String
    var because: [String]?
    var through: [String]?
    var defeated: [String]?
    var hangsOn: [String]?
  }
}

extension Explanation {
  /// Why it stands or falls where no other statement has a part in it.
  fileprivate var groundless: String {
    label == .stands
      ? "it is assumed, and nothing speaks against it" : "nothing supports it, and it is not assumed"
  }
}

extension Labelling {
  /// The open statements that bear on an open one by a relation, or undercut one.
  fileprivate func openGrounds(of node: Int) -> [Int] {
    let index = framework.index
    var found: [Int] = []
    // What bears on a statement bears on what says the same, and that itself is no ground.
    let claim = Set((0..<index.statementCount).filter { framework.isSame($0, node) })
    var relations = claim.flatMap { index.incoming($0).map(Int.init) }.sorted().filter {
      index.relation(at: $0)?.kind != .restates
    }
    var known = Set(relations)
    while let relation = relations.popLast() {
      guard self[relation] == .open else { continue }
      found += index.premises(ofRelation: relation).map(Int.init).filter {
        self[$0] == .open && !found.contains($0)
      }
      relations += index.incoming(relation).map(Int.init).filter { known.insert($0).inserted }
    }
    return found.filter { $0 < index.statementCount && !claim.contains($0) }.sorted()
  }
}
