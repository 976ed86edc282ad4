import ArgumentParser
import CruxStore

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the versions of a document, the newest first.")

  @Argument(help: "The document.")
  var document: String

  @Option(help: "How to print them.")
  var format = RowForm.text

  @OptionGroup var base: BaseOptions

  func run() throws {
    let versions = try base.open(for: .reading).versions(of: document)
    guard format == .text else { return try versions.map(Row.init).printJSON() }
    for version in versions {
      print(
        "\(version.document)@\(version.version)  \(version.recorded)  "
          + "\(count(version.statements, "statement")), \(count(version.relations, "relation"))  "
          + "\(version.extractor ?? "as it was")  \(version.graphDigest.prefix(12))")
    }
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
