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
    static let point = 14
    static let gap = 40
  }

  private let index: GraphIndex
  /// How high each node's box is.
  private let heights: [Int]
  /// The place of a node's middle, by node.
  private let places: [(x: Int, y: Int)]

  /// - Parameter hasVerdicts: whether statements have a line that says what becomes of them.
  init(_ index: GraphIndex, hasVerdicts: Bool) {
    self.index = index
    heights = (0..<index.nodeCount).map { node in
      guard let statement = index.statement(at: node) else { return Size.point }
      let lines = max(Self.wrapped(statement).lines.count, 1) + (statement.speaker == nil ? 0 : 1)
      return (lines + (hasVerdicts ? 1 : 0)) * Size.line + 24
    }
    places = Self.places(Self.rows(index), heights)
  }

  private static func wrapped(_ statement: Statement) -> LineWrap {
    var wrap = LineWrap(columns: 34)
    wrap.wrap(statement.text.cut(toScalars: DOTDrawing.Limit.text))
    return wrap
  }

  /// The row of each node, by a walk from the thesis, and from all that bears on nothing, against the relations.
  private static func rows(_ index: GraphIndex) -> [Int] {
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
    return rows.map { $0 ?? 0 }
  }

  /// Rows below one another, each as high as the tallest in it.
  private static func places(_ rows: [Int], _ heights: [Int]) -> [(x: Int, y: Int)] {
    var tallest = [Int](repeating: 0, count: (rows.max() ?? 0) + 1)
    for (row, height) in zip(rows, heights) { tallest[row] = max(tallest[row], height) }
    var top = 0
    let middles = tallest.map { height in
      defer { top += height + Size.gap }
      return top + height / 2
    }
    var columns = [Int](repeating: 0, count: tallest.count)
    return rows.map { row in
      defer { columns[row] += 1 }
      return (x: columns[row] * (Size.width + Size.gap), y: middles[row])
    }
  }

  func append(_ statement: Statement, at node: Int, verdict: String?, to bytes: inout [UInt8]) {
    let wrap = Self.wrapped(statement)
    let isThesis = index.graph.thesis.flatMap(index.node) == node
    let (fill, outline) = DOTStyle.colours(statement.kind)
    appendBox(at: places[node], width: Size.width, height: heights[node], to: &bytes)
    bytes.append("<y:Fill color=\"\(fill)\" transparent=\"false\"/><y:BorderStyle color=\"\(outline)")
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
    appendBox(
      at: node.map { places[$0] } ?? (-Size.width, 0), width: Size.point, height: Size.point, to: &bytes)
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
    bytes.append(kind.map(Self.arrowHead) ?? "none")
    bytes.append("\"/>")
    if let kind {
      bytes.append("<y:EdgeLabel>")
      bytes.append(kind.rawValue)
      bytes.append("</y:EdgeLabel>")
    }
    bytes.append("</y:PolyLineEdge></data>")
  }

  private static func arrowHead(_ kind: Relation.Kind) -> StaticString {
    switch kind {
    case .supports: "standard"
    case .rebuts: "t_shape"
    case .undercuts: "white_diamond"
    case .restates: "none"
    }
  }

  /// A shape as near as may be to that in other pictures.
  private static func shape(_ kind: Statement.Kind) -> StaticString {
    switch kind {
    case .claim: "rectangle"
    case .evidence: "octagon"
    case .counterclaim: "roundrectangle"
    }
  }
}
