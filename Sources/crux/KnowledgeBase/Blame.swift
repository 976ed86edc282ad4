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
    guard format == .text else { return try lines.map(Row.init).printJSON() }
    for line in lines {
      try print("\(document)@\(line.since)  \(line.id.shown)  \(line.text.shown)")
      for step in line.changes {
        try print("  \(document)@\(step.version)  \(step.change.name.rawValue): \(step.text.shown)")
      }
    }
  }

  private struct Row: Encodable {
    struct Step: Encodable {
      var version: Int
      var change: String
      var text: String
    }

    var id: String
    var since: Int
    var text: String
    var changes: [Step]

    init(_ line: History.Line) {
      id = line.id
      since = line.since
      text = line.text
      changes = line.changes.map { Step(version: $0.version, change: $0.change.name.rawValue, text: $0.text) }
    }
  }
}
