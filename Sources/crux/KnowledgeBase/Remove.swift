import ArgumentParser
import CruxStore

struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove documents, with all their versions, from a knowledge base.")

  @Argument(help: "The documents.")
  var documents: [String]

  @OptionGroup var base: BaseOptions

  func run() throws {
    guard let path = base.path else { return _ = try base.open(for: .writing) }
    // What is not there is not made in order to remove from it.
    _ = try Base(path: path, for: .reading)
    let base = try base.open(for: .writing)
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
