import ArgumentParser
import CruxStore

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the documents of a knowledge base.")

  @Option(help: "How to print them.")
  var format = RowForm.text

  @OptionGroup var base: BaseOptions

  func run() throws {
    let documents = try base.open(for: .reading).documents()
    guard format == .text else { return try documents.map(Row.init).printJSON() }
    for document in documents {
      let title = document.title.map { "  \(String($0.shown))" } ?? ""
      try print(
        "\(document.name)@\(document.version)  \(document.recorded)  "
          + "\(count(document.statements, "statement")), \(count(document.relations, "relation"))\(title)")
    }
  }

  private struct Row: Encodable {
    var document: String
    var version: Int
    var title: String?
    var published: String?
    var recorded: String
    var statements: Int
    var relations: Int

    init(_ document: Base.DocumentSummary) {
      self.document = document.name
      version = document.version
      title = document.title
      published = document.published
      recorded = document.recorded
      statements = document.statements
      relations = document.relations
    }
  }
}
