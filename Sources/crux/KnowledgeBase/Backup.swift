import ArgumentParser
import CruxStore

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy a knowledge base, while others may go on using it.")

  @Argument(help: "The new file.", completion: .file())
  var file: String

  @OptionGroup var base: BaseOptions

  func run() throws {
    let draft = file + Interruption.draftName
    Interruption.removes(draft)
    try base.open(for: .reading).backUp(to: file, draft: draft)
  }
}
