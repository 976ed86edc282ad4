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
  /// The name that `--format` takes.
  public let name: String
  /// The extension of file names, without the dot.
  public let fileExtension: String
  /// One line for help texts.
  public let summary: String
  public let reader: (any GraphReader)?
  public let writer: (any GraphWriter)?
  /// Whether what it writes reads back as it was.
  public let isLossless: Bool

  /// - Parameter fileExtension: where it is not the name.
  init(
    name: String, fileExtension: String? = nil, summary: String, reader: (any GraphReader)? = nil,
    writer: (any GraphWriter)? = nil, isLossless: Bool = false
  ) {
    self.name = name
    self.fileExtension = fileExtension ?? name
    self.summary = summary
    self.reader = reader
    self.writer = writer
    self.isLossless = isLossless
  }

  /// Every format; all that depends on which there are follows from this list.
  public static let all: [GraphFormat] = [
    GraphFormat(
      name: "json", summary: "the graph document, which loses nothing", reader: JSONReader(),
      writer: JSONWriter(), isLossless: true),
    GraphFormat(name: "jsonl", summary: "graph documents on a line each", writer: JSONLineWriter()),
    GraphFormat(
      name: "graphml", summary: "GraphML for yEd, Gephi, Cytoscape, networkx, igraph; loses nothing",
      reader: GraphMLReader(), writer: GraphMLWriter(), isLossless: true),
    GraphFormat(
      name: "yed", fileExtension: "graphml", summary: "GraphML with the graphics that yEd shows",
      reader: GraphMLReader(), writer: GraphMLWriter(options: .init(graphics: true)), isLossless: true),
    GraphFormat(name: "dot", summary: "Graphviz's language", reader: nil, writer: DOTWriter()),
    GraphFormat(name: "svg", summary: "a picture for the web", reader: nil, writer: GraphvizWriter(.svg)),
    GraphFormat(name: "png", summary: "a picture in pixels", reader: nil, writer: GraphvizWriter(.png)),
    GraphFormat(name: "pdf", summary: "a picture for print", reader: nil, writer: GraphvizWriter(.pdf)),
    GraphFormat(
      name: "af", summary: "arguments and attacks for solvers, as in ICCMA 2023", reader: AFReader(),
      writer: AFWriter()),
    GraphFormat(
      name: "apx", summary: "arguments and attacks as facts, for ASPARTIX", reader: APXReader(),
      writer: APXWriter()),
    GraphFormat(
      name: "tgf", summary: "arguments and attacks in the trivial graph format", reader: TGFReader(),
      writer: TGFWriter()),
  ]

  /// The format that bytes look like by how they begin; the graph document, where they look like none.
  public static func sniffing(_ bytes: [UInt8]) -> GraphFormat {
    let text = bytes.drop { $0 <= 0x20 || $0 >= 0x80 }
    let start = String(decoding: text.prefix(100), as: UTF8.self)
    let name =
      if start.hasPrefix("<") {
        "graphml"
      } else if start.hasPrefix("{") {
        "json"
      } else if start.prefixMatch(of: /(arg|att)\s*\(|%/) != nil {
        "apx"
      } else {
        nameByLines(text.split { $0 == 0x0A || $0 == 0x0D })
      }
    return named(name) ?? all[0]
  }

  /// A first line `p af` behind comments, or a line `#` between arguments and attacks, tells a solver's format.
  private static func nameByLines(_ lines: [ArraySlice<UInt8>]) -> String {
    let first = lines.first { $0.first != UInt8(ascii: "#") } ?? []
    if first.starts(with: "p af".utf8) { return "af" }
    return lines.contains([UInt8(ascii: "#")]) ? "tgf" : "json"
  }

  /// The format of a name or file name extension, whatever its case.
  public static func named(_ name: String) -> GraphFormat? {
    all.first { $0.name == name.lowercased() }
  }
}
