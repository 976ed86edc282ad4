import CruxModel

/// Draws graphs with Graphviz (https://graphviz.org), which must be installed.
///
/// Graphs of up to 1,500 statements and relations are laid out in ranks, thesis on top, which takes `dot` a
/// moment, or some seconds where the graph is tangled. Beyond that it takes minutes, so larger graphs are laid
/// out by forces (`sfdp`), as an overview; and still larger ones are refused.
public struct GraphvizWriter: VerdictWriter {
  public enum Output: String, Sendable {
    case svg, png, pdf
  }

  /// The most statements and relations that are drawn (in about ten seconds).
  static let mostDrawn = 12_000

  public let output: Output
  public var options: DOTOptions
  private let graphviz: Graphviz

  public init(_ output: Output, options: DOTOptions = DOTOptions()) {
    self.init(output, options: options, searchPath: nil)
  }

  /// - Parameter searchPath: folders in which to look for `dot`; by default those of `PATH`.
  init(_ output: Output, options: DOTOptions = DOTOptions(), searchPath: [String]?) {
    self.output = output
    self.options = options
    graphviz = Graphviz(searchPath: searchPath)
  }

  public func showing(_ verdicts: VerdictOptions) -> any GraphWriter {
    var writer = self
    writer.options.verdicts = verdicts
    return writer
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
    // Without a limit, the placing of nodes goes on for minutes over what nobody would see.
    let ranks = ["-Kdot", "-Gnslimit=2", "-Gnslimit1=2"]
    let layout = size <= RankPacking.mostRanked ? ranks : ["-Ksfdp", "-Goverlap=prism"]
    // Sharp in print, but never more pixels than memory.
    let pixels = output == .png ? ["-Gdpi=144", "-Gsize=60,60"] : []
    let arguments = ["-T\(output.rawValue)"] + layout + pixels
    return try graphviz.run(arguments, on: DOTWriter(options).write(graph))
  }
}
