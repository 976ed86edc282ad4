import CruxModel

/// Reads GraphML (http://graphml.graphdrawing.org/specification.html): what `GraphMLWriter` writes without
/// loss, and files of yEd, networkx, igraph, Gephi and Cytoscape as far as they go.
///
/// - A node's text is its `text`, `label`, `name`, label in yEd's graphics, or `description`. An edge's kind
///   comes from `kind`, `interaction`, `label`, or the colour of yEd's line.
/// - Nested graphs are flattened; a group counts as a statement only if an edge ends at it.
/// - What has no place in an argument graph, and what had to be assumed, is a finding.
/// - Entities are not expanded, nothing is fetched, depth is bounded.
public struct GraphMLReader: GraphReader {
  static let stage = "reading GraphML"

  public init() {}

  public func read(_ bytes: [UInt8]) throws -> Reading {
    let scanner = try XMLStream.read(bytes, stage: Self.stage, handler: GraphMLScanner())
    return try scanner.assembly.reading()
  }
}
