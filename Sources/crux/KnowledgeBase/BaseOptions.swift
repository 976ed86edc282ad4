import ArgumentParser
import CruxModel
import CruxStore
import Foundation

/// Which knowledge base is meant.
struct BaseOptions: ParsableArguments {
  @Option(
    help: "The knowledge base (default: what CRUX_KB in the environment names).", completion: .file())
  var kb: String?

  /// The path, where one is named.
  var path: String? {
    let named = kb ?? ProcessInfo.processInfo.environment["CRUX_KB"]
    return named?.isEmpty == false ? named : nil
  }

  func open(for use: Base.Use) throws -> Base {
    guard let path else { throw Trouble("which knowledge base? Name it with --kb FILE or in CRUX_KB") }
    let draft = path + Interruption.draftName
    if use == .writing { Interruption.removes(draft) }
    return try Base(path: path, for: use, draft: draft)
  }

  /// The base, to be changed; nil where there is none, but one can be made.
  func openIfThere() throws -> Base? {
    do { return try open(for: .changing) } catch StoreError.missing(let path) {
      try Base.expectPlace(for: path)
      return nil
    }
  }
}
