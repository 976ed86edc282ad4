import CruxDiff
import CruxModel

/// Writes graphs in DOT (https://graphviz.org/doc/info/lang.html), to be drawn by Graphviz.
///
/// The thesis is on top and what bears on it below. Kinds of statement differ by outline, kinds of relation by
/// line; linked premises meet in a point, and an undercut ends at the point of the relation that it attacks.
/// Nodes have the graph's ids.
///
/// Long texts are cut to what fits on a page. Lost are confidences, dates, offsets and unknown fields: DOT is
/// for pictures, JSON and GraphML are for keeping.
public struct DOTWriter: VerdictWriter {
  public var options: DOTOptions

  public init(_ options: DOTOptions = DOTOptions()) {
    self.options = options
  }

  public func write(_ graph: Graph) -> [UInt8] {
    var drawing = DOTDrawing(graph, options)
    drawing.draw()
    return drawing.dot
  }

  public func showing(_ verdicts: VerdictOptions) -> any GraphWriter {
    var writer = self
    writer.options.verdicts = verdicts
    return writer
  }
}

/// What a DOT file shows beside the argument itself.
public struct DOTOptions: Sendable {
  /// What stands, in words and outlines; what falls is dashed and pale, and relations that do not count are thin.
  public var verdicts: VerdictOptions
  /// What became of statements and relations, by id, in a picture of two graphs.
  public var marks: [String: Overlay.Mark]

  public init(verdicts: VerdictOptions = [], marks: [String: Overlay.Mark] = [:]) {
    self.verdicts = verdicts
    self.marks = marks
  }
}
