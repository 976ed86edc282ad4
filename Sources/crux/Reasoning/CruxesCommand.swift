import ArgumentParser
import CruxFormats
import CruxModel
import CruxReasoning
import Foundation

struct CruxesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cruxes",
    abstract: "Find the statements on which most of the verdict about the thesis hangs.",
    discussion: """
      First those that would turn the verdict, were they rejected where they stand and accepted where they do not; \
      then those whose rejection would make the thesis most stronger or weaker.

      crux cruxes graph.json
      crux cruxes chip-controls@2 --kb debate.crux

      Exit status 1 where nothing bears on the thesis.
      """)

  @Argument(help: "A graph file, -, or a document of a knowledge base (DOC, DOC@2).", completion: .file())
  var graph: String

  @OptionGroup var options: ReasoningOptions

  func run() throws {
    let graph = try options.graph(graph)
    guard let thesis = graph.thesis else { throw Trouble("\(self.graph): the graph has no thesis") }
    guard graph.statements.contains(where: { $0.id == thesis }) else {
      throw Trouble("\(self.graph): the thesis \"\(thesis.shown)\" is no statement of the graph")
    }
    let framework = Framework(graph.bearing(on: [thesis]), assuming: options.assume)
    guard let node = framework.index.node(thesis) else { return }
    let statements = framework.index.graph.statements
    let cruxes = Cruxes(of: node, in: framework)
    switch options.format {
    case .json:
      try Answer(
        thesis: thesis, label: cruxes.label.rawValue, strength: cruxes.strength?.sixPlaces,
        cruxes: cruxes.main.map { crux in
          Answer.Crux(
            id: statements[crux.node].id, turns: crux.label == cruxes.label ? nil : crux.label.rawValue,
            change: crux.change?.sixPlaces)
        }
      ).printJSON()
    case .text:
      try print("\(cruxes.label.rawValue)  \(cruxes.strength.shown)  \(statements[node].line)")
      for crux in cruxes.main {
        let change = crux.change.map { String(format: abs($0) < 0.005 ? " 0.00" : "%+.2f", $0) } ?? "none "
        let turn = crux.label == cruxes.label ? "" : "  (the thesis \(crux.label.verb) otherwise)"
        try print("  \(change)  \(statements[crux.node].line)\(turn)")
      }
    }
    if statements.count > Cruxes.most + 1 {
      Report.note(self.graph, "only the \(Cruxes.most) statements nearest to the thesis were tried")
    }
    if cruxes.main.isEmpty { throw ExitCode(1) }
  }

  private struct Answer: Encodable {
    struct Crux: Encodable {
      var id: String
      var turns: String?
      var change: Double?
    }

    var thesis: String
    var label: String
    var strength: Double?
    var cruxes: [Crux]
  }
}
