import CruxModel

/// Reads graphs from one format.
public protocol GraphReader: Sendable {
  /// - Throws: `FormatError`, with its place, where the bytes are not of this format.
  func read(_ bytes: [UInt8]) throws -> Reading
}

/// Writes graphs in one format.
public protocol GraphWriter: Sendable {
  /// - Throws: `FormatError` where the graph cannot be written, for instance for want of Graphviz.
  func write(_ graph: Graph) throws -> [UInt8]
}

/// A graph as read, and what was odd about it or got lost.
public struct Reading: Sendable {
  public var graph: Graph
  public var findings: [Finding]

  public init(graph: Graph, findings: [Finding] = []) {
    self.graph = graph
    self.findings = findings
  }
}

/// A format that graphs are read from or written in.
public struct GraphFormat: Sendable {
  /// The name that `--format` takes, which is also the file name's extension.
  public let name: String
  /// One line for help texts.
  public let summary: String
  public let reader: (any GraphReader)?
  public let writer: (any GraphWriter)?

  /// Every format; all that depends on which there are follows from this list.
  public static let all: [GraphFormat] = []

  /// The format of a name or file name extension, whatever its case.
  public static func named(_ name: String) -> GraphFormat? {
    all.first { $0.name == name.lowercased() }
  }
}
