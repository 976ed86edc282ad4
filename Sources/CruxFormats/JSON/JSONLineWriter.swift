import CruxModel

/// Writes the graph document on one line, so that a file may have many: JSON lines (https://jsonlines.org).
/// Loses nothing.
public struct JSONLineWriter: GraphWriter {
  public init() {}

  public func write(_ graph: Graph) throws -> [UInt8] {
    // Within strings a line's end is escaped, so that all there are lie between values.
    try JSONWriter().write(graph).filter { $0 != UInt8(ascii: "\n") } + [UInt8(ascii: "\n")]
  }
}
