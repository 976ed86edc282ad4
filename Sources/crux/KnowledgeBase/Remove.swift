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
    try each(documents) { document in
      try base.remove(document)
      try print("\(document.shown) removed")
    }
  }
}
