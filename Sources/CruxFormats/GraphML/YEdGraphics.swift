import CruxModel

/// The graphics that yEd shows (https://yed.yworks.com/support/manual/), without which its boxes are empty.
///
/// Rows by distance from the thesis, the thesis on top; yEd's own layouts do better, but need something to
/// begin with.
struct YEdGraphics {
  static let namespace: StaticString = " xmlns:y=\"http://www.yworks.com/xml/graphml\""
  static let declarations: StaticString = """
    <key id="n-graphics" for="node" yfiles.type="nodegraphics"/>
    <key id="e-graphics" for="edge" yfiles.type="edgegraphics"/>

    """

  private enum Size {
    static let width = 240
    static let line = 16
    static let gap = 40
    static let row = 170
  }

  private let index: GraphIndex
  /// The place of a node's middle, by node.
  private let places: [(x: Int, y: Int)]

  init(_ index: GraphIndex) {
    self.index = index
    places = Self.places(index)
  }

  /// Numbers rows by a walk from the thesis, and from all that bears on nothing, against the relations.
  private static func places(_ index: GraphIndex) -> [(x: Int, y: Int)] {
    var rows = [Int?](repeating: nil, count: index.nodeCount)
    let thesis = index.graph.thesis.flatMap(index.node)
    let ends = (0..<index.statementCount).filter { index.outgoing($0).isEmpty }
    for root in [thesis].compactMap(\.self) + ends + Array(0..<index.nodeCount) where rows[root] == nil {
      rows[root] = 0
      var level = [root]
      while !level.isEmpty {
        var next: [Int] = []
        for node in level {
          let premises = index.isRelation(node) ? index.premises(ofRelation: node) : []
          for source in premises + index.incoming(node) where rows[Int(source)] == nil {
            rows[Int(source)] = (rows[node] ?? 0) + 1
            next.append(Int(source))
          }
        }
        level = next
      }
    }
    var columns: [Int: Int] = [:]
    return rows.map { row in
      let row = row ?? 0
      let column = columns[row, default: 0]
      columns[row] = column + 1
      return (column * (Size.width + Size.gap), row * Size.row / 2)
    }
  }

  func append(_ statement: Statement, at node: Int, verdict: String?, to bytes: inout [UInt8]) {
    var wrap = LineWrap(columns: 34)
    wrap.wrap(statement.text)
    let lines = wrap.lines.count + (statement.speaker == nil ? 0 : 1) + (verdict == nil ? 0 : 1)
    let isThesis = index.graph.thesis.flatMap(index.node) == node
    appendBox(at: places[node], width: Size.width, height: max(lines, 1) * Size.line + 24, to: &bytes)
    bytes.append(Self.fill(statement.kind))
    bytes.append("\" type=\"line\" width=\"\(isThesis ? "4.0" : "1.5")\"/><y:NodeLabel>")
    var text = wrap.text
    text.withUTF8 { utf8 in
      for (number, line) in wrap.lines.enumerated() {
        if number > 0 { bytes.append("\n") }
        _ = bytes.appendXML(UnsafeBufferPointer(rebasing: utf8[line]))
      }
    }
    if let speaker = statement.speaker {
      bytes.append("\n— ")
      _ = bytes.appendXML(speaker)
    }
    if let verdict { bytes.append("\n" + verdict) }
    bytes.append("</y:NodeLabel><y:Shape type=\"")
    bytes.append(Self.shape(statement.kind))
    bytes.append("\"/></y:ShapeNode></data>")
  }

  /// Appends a relation's own node, or an end that does not exist, which has no place.
  func appendPoint(at node: Int?, to bytes: inout [UInt8]) {
    appendBox(at: node.map { places[$0] } ?? (-Size.width, 0), width: 14, height: 14, to: &bytes)
    bytes.append(
      """
      <y:Fill color="#FFFFFF" transparent="false"/><y:BorderStyle color="#595959" type="line" width="1.5"/>\
      <y:Shape type="ellipse"/></y:ShapeNode></data>
      """)
  }

  private func appendBox(at place: (x: Int, y: Int), width: Int, height: Int, to bytes: inout [UInt8]) {
    bytes.append(
      "<data key=\"n-graphics\"><y:ShapeNode><y:Geometry height=\"\(height).0\" width=\"\(width).0\"")
    bytes.append(" x=\"\(place.x - width / 2).0\" y=\"\(place.y - height / 2).0\"/>")
  }

  /// Appends an edge: a relation's, or one from a premise to the node where premises meet.
  func append(_ kind: Relation.Kind?, to bytes: inout [UInt8]) {
    bytes.append("<data key=\"e-graphics\"><y:PolyLineEdge><y:LineStyle color=\"")
    bytes.append(kind.map(DOTStyle.colour) ?? DOTStyle.faint)
    bytes.append("\" type=\"")
    bytes.append(kind == .rebuts ? "dashed" : kind == .undercuts ? "dotted" : "line")
    bytes.append("\" width=\"1.5\"/><y:Arrows source=\"none\" target=\"")
    bytes.append(
      kind == nil ? "none" : kind == .rebuts ? "t_shape" : kind == .undercuts ? "white_diamond" : "standard")
    bytes.append("\"/>")
    if let kind {
      bytes.append("<y:EdgeLabel>")
      bytes.append(kind.rawValue)
      bytes.append("</y:EdgeLabel>")
    }
    bytes.append("</y:PolyLineEdge></data>")
  }

  /// A kind's colours, up to the border's.
  private static func fill(_ kind: Statement.Kind) -> StaticString {
    switch kind {
    case .claim: "<y:Fill color=\"#E8F0F8\" transparent=\"false\"/><y:BorderStyle color=\"#2F5D8A"
    case .evidence: "<y:Fill color=\"#F5F2E7\" transparent=\"false\"/><y:BorderStyle color=\"#857F63"
    case .counterclaim: "<y:Fill color=\"#FCE9E0\" transparent=\"false\"/><y:BorderStyle color=\"#9C3A12"
    }
  }

  private static func shape(_ kind: Statement.Kind) -> StaticString {
    switch kind {
    case .claim: "rectangle"
    case .evidence: "roundrectangle"
    case .counterclaim: "octagon"
    }
  }
}
