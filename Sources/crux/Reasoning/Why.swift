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

  /// The most statements, or remarks on one, that are shown.
  private static let mostShown = 100

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
        hangsOn: explanation == nil ? openNodes.map { statements[$0].id } : nil,
        complete: explanation?.isComplete
      ).printJSON()
    case .text:
      try print("\(explanation?.label.rawValue ?? "open"): \(statements[node].line)")
      if let explanation {
        let through = explanation.relations.compactMap { framework.index.relation(at: $0) }
        let parts = { framework.parts(of: $0, in: through) }
        let restatements = through.filter { $0.kind == .restates }
        try print(lines: first(framework.parts(of: node, in: restatements)) { [$0] })
        try show("because", explanation.statements, statements, parts)
        try show(explanation.defeat, explanation.defeated, statements, parts)
        if let reason = explanation.groundless { try print(reason) }
      } else {
        if openNodes.contains(where: { framework.isSame($0, node) }) { try print("hangs on itself") }
        try show(
          "hangs on what is open too", openNodes.filter { !framework.isSame($0, node) }, statements)
      }
    }
    if explanation?.isComplete == false {
      Report.error("crux: the search was cut off; fewer statements may suffice")
    }
    if explanation == nil { throw ExitCode(1) }
  }

  private func show(
    _ heading: String, _ nodes: [Int], _ statements: [Statement], _ remarks: (Int) -> [String] = { _ in [] }
  ) throws {
    guard !nodes.isEmpty else { return }
    try print(
      lines: [heading] + first(nodes) { [statements[$0].line] + first(remarks($0)) { [$0] } })
  }

  /// The lines of the first of some items, indented, and how many more there are.
  private func first<Item>(_ items: [Item], _ lines: (Item) -> [String]) -> [String] {
    let rest = items.count - Self.mostShown
    let shown = items.prefix(Self.mostShown).flatMap(lines)
    return (rest > 0 ? shown + ["and \(rest) more; --format json has all"] : shown).map { "  " + $0 }
  }

  private struct Answer: Encodable {
    var claim: String
    var label: String
    var because: [String]?
    var through: [String]?
    var defeated: [String]?
    var hangsOn: [String]?
    var complete: Bool?
  }
}

extension Explanation {
  /// Why it stands or falls where no other statement has a part in it.
  fileprivate var groundless: String? {
    guard statements.isEmpty, defeated.isEmpty else { return nil }
    return label == .stands
      ? "it is assumed, and nothing speaks against it" : "nothing supports it, and it is not assumed"
  }

  /// What the defeated are to it. Where no statement defeats them they fall for want of a ground.
  fileprivate var defeat: String {
    guard statements.isEmpty else { return "defeats" }
    return label == .stands
      ? "it is assumed, and what speaks against it falls, since that is not"
      : "what supports it falls, since it is not assumed"
  }
}

extension Framework {
  /// What a statement does by relations that start at it or at what says the same; and by which restatements it is
  /// the same.
  fileprivate func parts(of node: Int, in relations: [Relation]) -> [String] {
    func isOwn(_ id: String) -> Bool { index.node(id).map { isSame($0, node) } ?? false }
    return relations.filter { $0.from.contains(where: isOwn) }.map { relation in
      let predicate = index.predicate(of: relation)
      if relation.kind == .restates, relation.from.compactMap(index.node) != [node] {
        return "where " + index.words(of: relation)
      }
      let linked = relation.from.filter { !isOwn($0) }.map { "[\($0.shown)]" }
      return linked.isEmpty
        ? "which \(predicate)" : "which, with \(linked.joined(separator: ", ")), \(predicate)"
    }
  }
}

extension Labelling {
  /// The open statements that bear on an open one by a relation, or undercut one; that one too, where it does.
  fileprivate func openGrounds(of node: Int) -> [Int] {
    let index = framework.index
    var found: Set<Int> = []
    // What bears on a statement bears on what says the same.
    let claim = (0..<index.statementCount).filter { framework.isSame($0, node) }
    var relations = claim.flatMap { index.incoming($0).map(Int.init) }.sorted().filter {
      index.relation(at: $0)?.kind != .restates
    }
    var known = Set(relations)
    while let relation = relations.popLast() {
      guard self[relation] == .open else { continue }
      found.formUnion(index.premises(ofRelation: relation).map(Int.init).filter { self[$0] == .open })
      relations += index.incoming(relation).map(Int.init).filter { known.insert($0).inserted }
    }
    return found.filter { $0 < index.statementCount }.sorted()
  }
}
