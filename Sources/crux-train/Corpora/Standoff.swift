import CruxFormats
import CruxLanguage
import CruxModel
import Foundation

/// Annotations of texts that are not kept here: graphs without words. A document names a file of the corpora by its
/// `uri`, how many scalars of that file's text are annotated, and a hash of these.
struct Standoff {
  /// The folder of the graphs, and that of the corpora.
  let folder: String
  let corpora: String

  /// The graphs with their texts filled in.
  /// - Throws: where a text is missing, or is not the one that was annotated.
  func graphs() throws -> [Graph] { try readGraphs(folder).map(filled) }

  private func filled(_ graph: Graph) throws -> Graph {
    guard var document = graph.documents.first, let uri = document.uri,
      let scalars = document.number("scalars"), let hash = document.number("hash")
    else { throw StandoffError(graph: graph.id, problem: "names no text") }
    let source = uri.hasSuffix(".conllu") ? try article(uri) : try essay(uri)
    let text = Array(source.text.unicodeScalars.prefix(scalars))
    guard Int(WordHash(Self.string(text[...])).value) == hash else {
      throw StandoffError(graph: graph.id, problem: "is of another text than that of \(uri)")
    }
    document.text = Self.string(text[...])
    document.title = source.title
    var graph = graph
    graph.documents = [document]
    for index in graph.statements.indices {
      guard let anchor = graph.statements[index].anchor, anchor.start <= anchor.end, anchor.end <= scalars
      else { continue }
      graph.statements[index].text = Self.string(text[anchor.start..<anchor.end])
    }
    return graph
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private typealias Source = (title: String?, text: String)

  /// The sentences of a CoNLL-U file, a blank line between paragraphs.
  private func article(_ uri: String) throws -> Source {
    var title: String?
    var paragraphs: [[Substring]] = []
    let file = try String(contentsOfFile: corpora + "/" + uri, encoding: .utf8)
    for line in file.split(separator: "\n") {
      if line.hasPrefix("# meta::title = ") { title = String(line.dropFirst("# meta::title = ".count)) }
      if line.hasPrefix("# newpar"), !line.hasPrefix("# newpar_block") { paragraphs.append([]) }
      guard line.hasPrefix("# text = ") else { continue }
      if paragraphs.isEmpty { paragraphs.append([]) }
      paragraphs[paragraphs.count - 1].append(line.dropFirst("# text = ".count))
    }
    let filled = paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    return (title, filled.joined(separator: "\n\n") + "\n")
  }

  /// A revised essay of ArgRewrite, its sentences in one paragraph.
  private func essay(_ uri: String) throws -> Source {
    struct Essay: Decodable {
      struct Sentence: Decodable { var text: String }
      var after: [Sentence]
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: corpora + "/" + uri))
    let sentences = try JSONDecoder().decode(Essay.self, from: data).after.map {
      $0.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return (nil, sentences.joined(separator: " ") + "\n")
  }
}

struct StandoffError: Error, CustomStringConvertible {
  var graph: String
  var problem: String

  var description: String { "the annotation \(graph) \(problem)" }
}

extension Document {
  /// A number in a field that graph documents do not have.
  fileprivate func number(_ name: String) -> Int? {
    unknown.first { $0.name == name }.flatMap { Int($0.json) }
  }
}
