import ArgumentParser
import CruxStore

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the documents of a knowledge base.")

  @Option(help: "How to print them.")
  var format = RowForm.text

  @OptionGroup var base: BaseOptions

  func run() throws {
    let documents = try base.open(for: .reading).documents()
    guard format == .text else { return try documents.printJSON() }
    for document in documents {
      let title = document.title.map { "  \(String($0.shown))" } ?? ""
      try print(
        "\(document.document.shown)@\(document.version)  \(document.recorded)  "
          + "\(count(document.statements, "statement")), \(count(document.relations, "relation"))\(title)")
    }
  }
}
