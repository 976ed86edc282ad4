import ArgumentParser
import CruxDiff
import CruxModel
import CruxStore

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the versions of a document, the newest first.")

  @Argument(help: "The document.")
  var document: String

  @Option(help: "How to print them.")
  var format = RowForm.text

  @Flag(help: "Say what changed in the argument with each version.")
  var changes = false

  @OptionGroup var base: BaseOptions

  func run() throws {
    let base = try base.open(for: .reading)
    let versions = try base.versions(of: document)
    if changes { return try logChanges(versions, base) }
    guard format == .text else { return try versions.printJSON() }
    for version in versions {
      try print(
        "\(version.document.shown)@\(version.version)  \(version.recorded)  "
          + "\(count(version.statements, "statement")), \(count(version.relations, "relation"))  "
          + "\(version.extractor ?? "added as a graph")  \(version.graphDigest.prefix(12))")
    }
  }

  /// One line a version.
  private func logChanges(_ versions: [Base.VersionSummary], _ base: Base) throws {
    let references = versions.map { Reference(document: document, version: .number($0.version)) }
    var rows: [ChangeRow] = []
    var later: Graph?
    for (number, version) in versions.enumerated() {
      let graph = try later ?? base.graph(references[number])
      let before = references.dropFirst(number + 1).first
      later = try before.map(base.graph)
      var difference: Difference?
      if let before, let later {
        difference = Difference(later, graph, known: try base.sameStatements(before, references[number]))
      }
      let sentence =
        difference.map { "\($0.statistics). \(DifferenceReport($0).verdict)" }
        ?? "begins with \(count(version.statements, "statement")), \(count(version.relations, "relation"))"
      if format == .text {
        try print("\(version.document.shown)@\(version.version)  \(version.recorded)  \(sentence)")
      }
      rows.append(
        ChangeRow(
          version: version.version, recorded: version.recorded,
          changes: Dictionary(
            (difference?.changes ?? []).map { ($0.name.rawValue, 1) }, uniquingKeysWith: +),
          summary: sentence))
    }
    if format == .json { try rows.printJSON() }
  }

  private struct ChangeRow: Encodable {
    var version: Int
    var recorded: String
    var changes: [String: Int]
    var summary: String
  }
}
