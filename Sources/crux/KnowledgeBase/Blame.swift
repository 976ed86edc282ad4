import ArgumentParser
import CruxDiff
import CruxModel
import CruxStore

struct Blame: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which version brought each statement and relation, and what changed it since.",
    discussion: """
      crux blame article --kb debate.crux
      crux blame article s4 --kb debate.crux
      """)

  @Argument(help: "The document.")
  var document: String

  @Argument(help: "A statement or relation of the newest version; without it, all.")
  var id: String?

  @Option(help: "How to print them.")
  var format = RowForm.text

  @OptionGroup var base: BaseOptions

  func run() throws {
    let base = try base.open(for: .reading)
    let versions = try base.versions(of: document).map(\.version).sorted()
      .map { Reference(document: document, version: .number($0)) }
    let graphs = try versions.map { try base.graph($0) }
    let known = try zip(versions, versions.dropFirst()).map { try base.sameStatements($0, $1) }
    let lines = History(graphs, known: known).lines.filter { id == nil || $0.id == id }
    guard !lines.isEmpty || id == nil else {
      throw Trouble("the newest version of \(document) has no statement or relation \"\(id ?? "")\"")
    }
    let indexes = graphs.map { GraphIndex($0) }
    let rows = lines.map { line in
      let steps = line.changes.map { step in
        let words = ChangeWords(indexes[step.version - 2], indexes[step.version - 1]).pieces(of: step.change)
        return Row.Step(
          version: step.version, change: step.change.name.rawValue, text: step.text,
          words: DifferenceText(marks: .plain).text(words))
      }
      return Row(id: line.id, since: line.since, text: line.text, changes: steps)
    }
    guard format == .text else { return try rows.printJSON() }
    for row in rows {
      try print("\(document)@\(row.since)  \(row.id.shown)  \(row.text.shown)")
      for step in row.changes { try print("  \(document)@\(step.version)  \(step.change): \(step.words)") }
    }
  }

  private struct Row: Encodable {
    struct Step: Encodable {
      var version: Int
      var change: String
      /// What it said from then on.
      var text: String
      /// What was and what came, `[-gone-]` and `{+come+}`.
      var words: String
    }

    var id: String
    var since: Int
    var text: String
    var changes: [Step]
  }
}
