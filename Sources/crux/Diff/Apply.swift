import ArgumentParser
import CruxDiff
import CruxFormats
import CruxModel
import Foundation

struct Apply: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the changes of a patch to a graph.",
    discussion: """
      crux diff old.json new.json --format patch --output change.patch
      crux apply change.patch old.json --output new.json
      crux apply change.patch new.json --reverse --output old.json

      A patch fits a graph that has all that it changes or removes as it was, and in which nothing else needs what it \
      removes. Otherwise nothing is changed.
      """)

  @Argument(help: "A patch, or - for standard input.", completion: .file())
  var patch: String

  @Argument(help: "A graph.", completion: .file())
  var graph: String

  @Flag(help: "Undo the changes instead.")
  var reverse = false

  @Option(name: .shortAndLong, help: "A file for the graph.", completion: .file())
  var output: String?

  func validate() throws { try requireGraphDocument(output) }

  func run() throws {
    let patch: Patch
    do {
      let bytes = try Input(name: self.patch).bytes()
      guard !bytes.beginsGraphDocument else { throw Trouble("this is a graph, not a patch") }
      patch = try PatchReader().read(bytes)
    } catch {
      throw Trouble("\(self.patch): \(error)")
    }
    let graph = try Input(name: self.graph).graph()
    do {
      let patched = try (reverse ? patch.inverse : patch).applied(to: graph)
      try FileBytes.put(try JSONWriter().write(patched), at: output, sparing: [Input(name: self.patch)])
    } catch let error as PatchError {
      throw Trouble("\(self.graph): the patch does not fit: \(error)")
    }
  }
}
