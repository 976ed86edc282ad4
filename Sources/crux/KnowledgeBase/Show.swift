import ArgumentParser
import CruxModel
import CruxStore

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the argument of a document.",
    discussion: """
      + supports what stands above it, - rebuts it, = restates it; & does so together with the one before. ~ undercuts:
      it denies that what stands above it bears on what stands above that.
      `crux export REF --format json` writes the graph itself.
      """)

  @Argument(help: "A state of a document: DOC, DOC@2 or DOC@2026-11-01.")
  var reference: String

  @OptionGroup var base: BaseOptions

  func run() throws {
    let graph = try base.open(for: .reading).graph(Reference(reference))
    try print("\((graph.title ?? graph.id).shown)\n\n\(Outline(graph).text)", terminator: "")
  }
}
