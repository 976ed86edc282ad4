import CruxDiff
import CruxModel

/// Writes GraphML (http://graphml.graphdrawing.org/specification.html) that yEd, Gephi, Cytoscape, networkx,
/// igraph and Neo4j read, and that `GraphMLReader` reads back without loss.
///
/// - A statement is a node, a relation an edge from its premise to its target. A relation with several
///   premises, with none, or that is an end of another becomes a node of kind `relation`, with edges of kind
///   `premise` in and one edge of its own kind out.
/// - An end that does not exist becomes a node of kind `missing`.
/// - Whatever a typed attribute cannot hold is kept in the attribute `crux`, as JSON; characters that XML 1.0
///   forbids show as U+FFFD elsewhere. The documents are an attribute of the graph, as JSON.
public struct GraphMLWriter: VerdictWriter {
  public struct Options: Sendable {
    /// Whether to write shapes, colours and a first layout too, without which yEd shows empty boxes.
    var graphics = false
    /// What stands, in the attributes `verdict` and `strength` of nodes and edges, which are not read back.
    public var verdicts: VerdictOptions
    /// What became of statements and relations, by id, in a graph of two: the attribute `change`.
    public var marks: [String: Overlay.Mark]

    public init(verdicts: VerdictOptions = [], marks: [String: Overlay.Mark] = [:]) {
      self.verdicts = verdicts
      self.marks = marks
    }

    init(graphics: Bool) {
      self.init()
      self.graphics = graphics
    }
  }

  public var options: Options

  public init(options: Options = Options()) {
    self.options = options
  }

  public func showing(_ verdicts: VerdictOptions) -> any GraphWriter {
    var writer = self
    writer.options.verdicts = verdicts
    return writer
  }

  /// - Throws: `FormatError` where a confidence is no number, or an unknown field is not JSON.
  public func write(_ graph: Graph) throws -> [UInt8] {
    var document = GraphMLDocument(graph, options)
    try document.appendAll()
    return document.bytes
  }
}
