import ArgumentParser
import CruxModel
import CruxReasoning
import CruxStore
import Foundation

extension Assumption: ExpressibleByArgument {
  public init?(argument: String) {
    switch argument {
    case "grounds": self = .grounds
    case "everything": self = .everything
    default:
      let ids = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      guard !ids.isEmpty, !ids.contains("") else { return nil }
      self = .only(Set(ids))
    }
  }

  public var defaultValueDescription: String { "grounds" }

  /// - Throws: `Trouble` where the graph has no statement of one of the ids.
  fileprivate func check(in graph: Graph) throws {
    guard case .only(let ids) = self else { return }
    let missing = ids.subtracting(graph.statements.map(\.id)).sorted()
    if let id = missing.first { throw Trouble("no statement \(id.shown)") }
  }
}

/// What is reasoned about, and from which assumptions.
struct ReasoningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What stands without support: grounds (evidence, and what nothing supports), everything, or ids with commas.",
      valueName: "statements"))
  var assume = Assumption.grounds

  @Option(help: "How to print the answer.")
  var format = RowForm.text

  @OptionGroup var base: BaseOptions

  /// The graph of a file, of standard input, or of a knowledge base's document, which has what is to be assumed.
  func graph(_ name: String) throws -> Graph {
    let graph = try Input(name: name).graph(or: base)
    do { try assume.check(in: graph) } catch { throw Trouble("\(name): \(error)") }
    return graph
  }

  /// A claim, and a graph of all that bears on it: in the graph that is named or, where none is, in the whole base.
  func claim(_ text: String, in name: String?) throws -> (node: Int, framework: Framework) {
    let part: Graph
    let id: String
    if let name {
      let graph = try graph(name)
      id = try graph.meant(text)
      part = graph.bearing(on: [id])
    } else {
      let base = try base.open(for: .reading)
      let claim = try base.meant(text)
      (part, id) = (try base.bearing(on: claim), claim.statement.id)
      try assume.check(in: part)
    }
    let framework = Framework(part, assuming: assume)
    guard let node = framework.index.node(id) else {
      throw Trouble("the claim \(id) is not in its own graph")
    }
    return (node, framework)
  }
}

extension Graph {
  /// The id of the statement that a user means by an id, by its words, or by words that no other has all of.
  func meant(_ text: String) throws -> String {
    if statements.contains(where: { $0.id == text }) { return text }
    // A knowledge base says DOC#s4 where the graph says s4.
    if let mark = text.lastIndex(of: "#"), mark != text.startIndex, !text.contains(where: \.isWhitespace) {
      let key = String(text[text.index(after: mark)...])
      guard text[..<mark] == id, statements.contains(where: { $0.id == key }) else {
        throw Trouble("\(id.shown) has no statement \(text.shown)")
      }
      return key
    }
    let words = text.searchWords
    let matches = statements.filter { statement in
      let own = statement.text.searchWords
      return !words.isEmpty && words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
    }
    let exact = matches.filter { $0.text.searchWords == words }
    if let found = exact.first ?? (matches.count == 1 ? matches.first : nil) { return found.id }
    guard !matches.isEmpty else {
      Report.error("crux: no statement matches \"\(text)\"")
      throw ExitCode(1)
    }
    Report.error("crux: several statements match \"\(text)\"; ask for one by its id:")
    for match in matches { Report.error("  \(match.id.shown)  \(match.text.shown)") }
    throw ExitCode(1)
  }
}

extension String {
  fileprivate var searchWords: [String] {
    lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

extension Statement {
  /// A line that tells a user which statement it is.
  var line: String { "\(text.shown)\(speaker.map { " — \($0.shown)" } ?? "") [\(id.shown)]" }
}
