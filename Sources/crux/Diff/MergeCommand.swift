import ArgumentParser
import CruxDiff
import CruxFormats
import CruxModel
import Foundation

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Bring together what two sides made of one graph.",
    discussion: """
      crux merge base.json ours.json theirs.json --output merged.json

      Where both sides changed the same, the result has ours; what one side removed and the other changed or uses it \
      has, too, and both changes where one side negated, turned or split what the other newly uses. All these are \
      conflicts, which are named in its field "conflicts", behind those that an earlier merge left there.
      Exit status 0 for a clean merge, 1 where there are conflicts, 2 for trouble.
      """)

  @Argument(help: "The graph that both sides began with.", completion: .file())
  var base: String

  @Argument(help: "Our graph.", completion: .file())
  var ours: String

  @Argument(help: "Their graph.", completion: .file())
  var theirs: String

  @Option(name: .shortAndLong, help: "A file for the merged graph.", completion: .file())
  var output: String?

  func validate() throws { try requireGraphDocument(output) }

  func run() throws {
    let graphs = try [base, ours, theirs].map { name in
      let graph = try Input(name: name).graph()
      if let id = GraphIndex(graph).sharedID {
        throw Trouble("\(name): several statements or relations have the id \"\(id.shown)\"")
      }
      return graph
    }
    let merge = Merge(base: graphs[0], ours: graphs[1], theirs: graphs[2])
    for conflict in merge.conflicts { Report.error("crux: conflict: \(conflict.sentence)") }
    if let sentence = merge.verdict.sentence { Report.error("crux: \(sentence)") }
    try FileBytes.put(
      try MergeWriter().write(merge), at: output, sparing: [base, ours, theirs].map(Input.init(name:)))
    if !merge.conflicts.isEmpty || MergeWriter.isUnsettled(merge.graph) { throw ExitCode(1) }
  }
}

/// Refuses a file for a graph document whose name says that it is something else.
func requireGraphDocument(_ output: String?) throws {
  guard let found = output.flatMap(FileBytes.fileExtension), found.lowercased() != "json" else { return }
  throw ValidationError(
    "The graph is written as JSON, not as \"\(found)\"; `crux export` makes other formats of it.")
}

extension Merge.Conflict {
  /// `text of statement s4: ours "…", theirs "…"`.
  var sentence: String {
    if ["existence", "meaning"].contains(field) {
      return "\(what) \(id.shown): ours \((ours ?? "").shown), theirs \((theirs ?? "").shown)"
    }
    // Of a whole text only where it begins to differ.
    let isText = field == "text" && what == "document"
    let shared = isText ? (ours ?? "").commonPrefix(with: theirs ?? "").count : 0
    func quoted(_ value: String?) -> String {
      guard let value else { return "none" }
      let start = max(0, shared - 40)
      let part = value.dropFirst(start).prefix(isText ? 120 : .max)
      let isCut = start + part.count < value.count
      return "\"\(start > 0 ? "…" : "")\(String(part).shown)\(isCut ? "…" : "")\""
    }
    return "\(field) of \(what) \(id.shown): ours \(quoted(ours)), theirs \(quoted(theirs))"
  }
}

extension MergeVerdict {
  /// Said only where the merge itself decides.
  var sentence: String? {
    guard isNew, let merged else { return nil }
    func said(_ label: String?) -> String { label.map { "\"\($0)\"" } ?? "no label" }
    return "the merged thesis has the label \"\(merged.rawValue)\", which neither side had: "
      + "ours \(said(ours?.rawValue)), theirs \(said(theirs?.rawValue))"
  }
}
