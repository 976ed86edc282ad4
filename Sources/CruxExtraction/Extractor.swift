import CruxModel

/// Turns a document into its argument graph.
public protocol Extractor: Sendable {
  /// - Parameter document: with its text.
  /// - Returns: a graph of the document's id, with the document in it and every statement anchored.
  func extract(_ document: Document) async throws -> Extraction
}

/// A graph as extracted, and what was odd about the document.
public struct Extraction: Sendable {
  public var graph: Graph
  public var findings: [Finding]

  public init(graph: Graph, findings: [Finding] = []) {
    self.graph = graph
    self.findings = findings
  }
}
