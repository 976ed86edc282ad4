import ArgumentParser
import CruxModel
import CruxReasoning

struct Suppose: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what would stand if statements were rejected or accepted.",
    discussion: """
      crux suppose 'reject s4' graph.json
      crux suppose 'reject s4' 'accept s9' chip-controls --kb debate.crux
      """)

  @Argument(
    help: ArgumentHelp(
      "'reject CLAIM' or 'accept CLAIM', any number of them; the id of a relation will do, too. And a graph file, -, or a document of a knowledge base.",
      valueName: "supposition"), completion: .file())
  var words: [String]

  @OptionGroup var options: ReasoningOptions

  func validate() throws {
    guard suppositions.count == words.count - 1, !suppositions.isEmpty else {
      throw ValidationError("Name suppositions, 'reject s4' or 'accept s4', and one graph.")
    }
  }

  private var suppositions: [String] { words.filter { $0.hasPrefix("reject ") || $0.hasPrefix("accept ") } }

  func run() throws {
    guard let name = words.first(where: { !suppositions.contains($0) }) else { return }
    let graph = try options.graph(name)
    let framework = Framework(graph, assuming: options.assume)
    var (accepted, rejected): ([Int], [Int]) = ([], [])
    for supposition in suppositions {
      let claim = supposition.dropFirst("reject ".count).trimmingCharacters(in: .whitespaces)
      let relation = framework.index.relation(claim)
      if let relation, relation.kind == .restates {
        throw Trouble(
          "\(claim.shown) says that two statements are one claim; that cannot be supposed otherwise")
      }
      let id = relation != nil ? claim : try graph.meant(claim)
      guard let node = framework.index.node(id) else { continue }
      if supposition.hasPrefix("reject ") { rejected.append(node) } else { accepted.append(node) }
      let others = supposition.hasPrefix("reject ") ? accepted : rejected
      if let other = others.first(where: { framework.isSame($0, node) }) {
        let name = framework.index.statement(at: other)?.id ?? id
        throw Trouble(
          name == id
            ? "\(id.shown) is both accepted and rejected"
            : "\(id.shown) and \(name.shown) are one claim, which is both accepted and rejected")
      }
    }
    let before = Labelling(of: framework)
    let after = Labelling(of: framework, accepting: accepted, rejecting: rejected)
    let strengths = Strengths(of: framework, accepting: accepted, rejecting: rejected)
    let verdicts = graph.statements.indices.map { node in
      Verdict(
        statement: graph.statements[node], label: after[node], strength: strengths[node],
        before: before[node] == after[node] ? nil : before[node])
    }
    switch options.format {
    case .json: try verdicts.printJSON()
    case .text: try print(lines: verdicts.map(\.line))
    }
  }
}
