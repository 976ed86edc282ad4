import CruxModel

/// Draws graphs with Graphviz (https://graphviz.org), which must be installed.
///
/// Small graphs are laid out in ranks, thesis on top, by `dot`. That takes time with the cube of their size,
/// so larger ones are laid out by forces (`sfdp`), and still larger ones are refused.
public struct GraphvizWriter: GraphWriter {
  public enum Output: String, Sendable {
    case svg, png, pdf
  }

  /// The most statements and relations that are drawn (in about a minute).
  static let mostDrawn = 12000

  public let output: Output
  public var options: DOTOptions
  private let graphviz: Graphviz

  /// - Parameter searchPath: folders in which to look for `dot`; by default those of `PATH`.
  public init(_ output: Output, options: DOTOptions = DOTOptions(), searchPath: [String]? = nil) {
    self.output = output
    self.options = options
    graphviz = Graphviz(searchPath: searchPath)
  }

  /// - Throws: `FormatError` where Graphviz is not installed or fails, or the graph is too large to draw.
  public func write(_ graph: Graph) throws -> [UInt8] {
    let size = graph.statements.count + graph.relations.count
    guard size <= Self.mostDrawn else {
      throw FormatError(
        stage: "drawing \(output.rawValue.uppercased())",
        message:
          "the graph has \(size) statements and relations; Graphviz draws at most \(Self.mostDrawn) in "
          + "reasonable time. Write GraphML and open it in Gephi or Cytoscape.")
    }
    let layout = size <= RankPacking.mostRanked ? ["-Kdot"] : ["-Ksfdp", "-Goverlap=prism"]
    let resolution = output == .png ? ["-Gdpi=144"] : []
    let arguments = ["-T\(output.rawValue)"] + layout + resolution
    return try graphviz.run(arguments, on: DOTWriter(options).write(graph))
  }
}
