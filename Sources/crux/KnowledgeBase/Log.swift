import ArgumentParser
import CruxDiff
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
    guard format == .text else { return try versions.map(Row.init).printJSON() }
    for version in versions {
      try print(
        "\(version.document)@\(version.version)  \(version.recorded)  "
          + "\(count(version.statements, "statement")), \(count(version.relations, "relation"))  "
          + "\(version.extractor ?? "as it was")  \(version.graphDigest.prefix(12))")
    }
  }

  /// One line a version.
  private func logChanges(_ versions: [Base.VersionSummary], _ base: Base) throws {
    var rows: [ChangeRow] = []
    for version in versions {
      let reference = Reference(document: document, version: .number(version.version))
      let earlier = Reference(document: document, version: .number(version.version - 1))
      let graph = try base.graph(reference)
      let name = "\(version.document)@\(version.version)"
      let difference =
        version.version > 1
        ? Difference(try base.graph(earlier), graph, known: try base.sameStatements(earlier, reference)) : nil
      let sentence =
        difference.map { "\($0.statistics). \(DifferenceReport($0).verdict)" }
        ?? "begins with \(count(version.statements, "statement")), \(count(version.relations, "relation"))"
      if format == .text { try print("\(name)  \(version.recorded)  \(sentence)") }
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

  private struct Row: Encodable {
    var document: String
    var version: Int
    var recorded: String
    var extractor: String?
    var textDigest: String?
    var graphDigest: String
    var statements: Int
    var relations: Int

    init(_ version: Base.VersionSummary) {
      document = version.document
      self.version = version.version
      recorded = version.recorded
      extractor = version.extractor
      textDigest = version.textDigest
      graphDigest = version.graphDigest
      statements = version.statements
      relations = version.relations
    }
  }
}
