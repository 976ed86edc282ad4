import CruxDiff
import CruxExtraction
import CruxFormats
import CruxModel
import CruxStore
import Foundation

/// Two states of an argument that are to be compared, wherever they come from.
struct ComparedInputs {
  let before: Graph
  let after: Graph
  /// Statements that a knowledge base knows to be the same.
  let known: [(before: Int, after: Int)]

  var difference: Difference { Difference(before, after, known: known) }

  /// - Parameter names: graph files, texts, or states of documents in a knowledge base.
  init(_ names: (String, String), _ base: BaseOptions) throws {
    let inputs = (try ComparedInput(names.0, base), try ComparedInput(names.1, base))
    before = inputs.0.graph
    // A text is read like the one before it, as far as it is the same; but a graph of it may be compared with how it is
    // read.
    let isReading =
      !inputs.0.isExtracted && inputs.0.reference == nil
      && before.documents.first?.text == inputs.1.graph.documents.first?.text
    after =
      inputs.1.isExtracted && !isReading
      ? CarriedReading.graph(inputs.1.graph, like: before) : inputs.1.graph
    if let before = inputs.0.reference, let after = inputs.1.reference {
      known = try base.open(for: .reading).sameStatements(before, after)
    } else {
      known = []
    }
  }
}

/// One of them.
struct ComparedInput {
  let graph: Graph
  /// Where it stands in a knowledge base.
  let reference: Reference?
  /// Whether it was a text.
  let isExtracted: Bool

  init(_ name: String, _ base: BaseOptions) throws {
    let input = Input(name: name)
    if input.isReference(in: base) {
      graph = try input.graph(or: base)
      reference = Reference(name)
      isExtracted = false
      return
    }
    reference = nil
    do {
      let bytes = try input.bytes()
      isExtracted = !input.looksLikeGraph(bytes)
      let reading = try isExtracted ? Self.extract(bytes, of: input) : input.reading(of: bytes)
      for finding in reading.oddities { Report.note(name, finding) }
      graph = reading.graph
    } catch {
      throw Trouble("\(name): \(error)")
    }
  }

  private static func extract(_ bytes: [UInt8], of input: Input) throws -> Reading {
    let documents = try input.documents(in: bytes)
    guard documents.count == 1, let document = documents.first else {
      throw Trouble("it has \(documents.count) documents; two documents are compared")
    }
    let extraction = try EmbeddedExtractor().extract(document.get())
    return Reading(graph: extraction.graph, findings: extraction.findings)
  }
}
