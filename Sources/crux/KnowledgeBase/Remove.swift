import ArgumentParser
import CruxStore

struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove documents, with all their versions, from a knowledge base.")

  @Argument(help: "The documents.")
  var documents: [String]

  @OptionGroup var base: BaseOptions

  func run() throws {
    let base = try base.open(for: .changing)
    var isWhole = true
    for document in documents {
      do {
        try base.remove(document)
        try print("\(document) removed")
      } catch {
        Report.error("crux: \(error)")
        isWhole = false
      }
    }
    if !isWhole { throw ExitCode(2) }
  }
}
