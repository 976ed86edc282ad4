import CruxDiff
import CruxModel

/// A graph on its way into DOT.
struct DOTDrawing {
  /// Scalars that are shown of a statement or a title, of a name, and in a tooltip.
  enum Limit {
    static let text = 300
    static let name = 60
    static let tooltip = 2000
  }

  private(set) var dot: [UInt8] = []
  private let graph: Graph
  private let options: DOTOptions
  private let junctions: Junctions
  private let links: SourceLink
  private let lengths: [Int]
  private let verdicts: ShownVerdicts
  private var wrap = LineWrap(columns: 36)
  private var heading = LineWrap(columns: 72)

  init(_ graph: Graph, _ options: DOTOptions) {
    self.graph = graph
    self.options = options
    junctions = Junctions(graph)
    links = SourceLink(graph.documents)
    verdicts = ShownVerdicts(GraphIndex(graph), options.verdicts)
    let isRanked = graph.statements.count + graph.relations.count <= RankPacking.mostRanked
    lengths = isRanked ? RankPacking(GraphIndex(graph)).lengths : []
    dot.reserveCapacity(1000 + 300 * graph.statements.count + 100 * graph.relations.count)
  }

  mutating func draw() {
    dot.append("digraph ")
    dot.append(dotID: graph.id)
    dot.append(" {\ngraph [rankdir=BT, nodesep=0.22, ranksep=0.32, pad=0.3, labelloc=t, ")
    dot.append("fontname=\"\(DOTStyle.font)\", fontsize=11, label=")
    drawHeading()
    dot.append("]\n")
    dot.append(DOTStyle.defaults)
    for node in graph.statements.indices { drawStatement(graph.statements[node], at: node) }
    for number in graph.relations.indices where junctions.contains(graph.relations[number]) {
      drawJunction(graph.relations[number])
    }
    dot.append(DOTStyle.missing)
    for number in graph.relations.indices {
      drawLines(number, graph.relations[number])
    }
    if let thesis = graph.thesis {
      dot.append("{rank=sink; ")
      dot.append(dotID: thesis)
      dot.append("}\n")
    }
    dot.append("}\n")
  }

  // MARK: Heading

  /// The title, and a legend of the relations that there are.
  private mutating func drawHeading() {
    dot.append("<")
    let title = graph.title ?? graph.id
    heading.wrap(title.cut(toScalars: Limit.text))
    if !heading.lines.isEmpty {
      dot.append("<FONT POINT-SIZE=\"18\"><B>")
      append(heading)
      dot.append("</B></FONT><BR/> <BR/>")
    }
    for kind in Relation.Kind.allCases where graph.relations.contains(where: { $0.kind == kind }) {
      let line = DOTStyle.line(kind)
      dot.append("   <FONT COLOR=\"\(line.colour)\">\(line.glyphs) \(kind.rawValue)</FONT>")
    }
    if verdicts.hasLabels { dot.append(DOTStyle.verdictLegend) }
    for mark in Overlay.Mark.allCases where options.marks.values.contains(mark) {
      dot.append("   <B>\(mark.sign)</B> \(mark.rawValue)")
    }
    dot.append("<BR/> >")
  }

  private mutating func append(_ wrapped: LineWrap) {
    var text = wrapped.text
    text.withUTF8 { utf8 in
      for (number, line) in wrapped.lines.enumerated() {
        if number > 0 { dot.append("<BR/>") }
        dot.append(dotLabel: UnsafeBufferPointer(rebasing: utf8[line]))
      }
    }
  }

  // MARK: Statements

  private mutating func drawStatement(_ statement: Statement, at node: Int) {
    let isThesis = statement.id == graph.thesis
    dot.append(dotID: statement.id)
    dot.append(isThesis ? " [label=<<FONT POINT-SIZE=\"13\"><B>" : " [label=<")
    let mark = options.marks[statement.id]
    if let mark { dot.append("<B>\(mark.sign)</B> ") }
    if mark == .removed { dot.append("<S>") }
    wrap.wrap(statement.text.cut(toScalars: Limit.text))
    if wrap.lines.isEmpty { dot.append("no text") } else { append(wrap) }
    if mark == .removed { dot.append("</S>") }
    if isThesis { dot.append("</B></FONT>") }
    drawSmallPrint(statement)
    if let verdict = verdicts.text(node) {
      dot.append("<BR/><FONT POINT-SIZE=\"10\"><B>\(verdict)</B></FONT>")
    }
    dot.append(">")
    dot.append(DOTStyle.attributes(statement.kind))
    if let label = verdicts.label(node) { dot.append(DOTStyle.attributes(label, of: statement.kind)) }
    if let mark { dot.append(mark.statement) }
    dot.append(isThesis ? ", peripheries=2, tooltip=" : ", tooltip=")
    dot.append(dotValue: statement.text.cut(toScalars: Limit.tooltip))
    if let address = links.address(of: statement) {
      dot.append(", URL=")
      dot.append(dotValue: address)
    }
    dot.append("]\n")
  }

  private mutating func drawSmallPrint(_ statement: Statement) {
    let speaker = statement.speaker.flatMap { $0.isEmpty ? nil : $0.cut(toScalars: Limit.name) }
    let parts = [speaker, statement.evidenceType?.rawValue, statement.modality?.rawValue].compactMap(\.self)
    guard !parts.isEmpty else { return }
    dot.append(DOTStyle.smallPrint)
    for (index, part) in parts.enumerated() {
      if index > 0 { dot.append(" · ") }
      dot.append(dotLabel: part)
    }
    dot.append("</FONT>")
  }

  // MARK: Relations

  private mutating func drawJunction(_ relation: Relation) {
    dot.append(dotID: relation.id)
    dot.append(" [")
    dot.append(DOTStyle.line(relation.kind).junction)
    dot.append(", tooltip=")
    dot.append(dotValue: Self.tooltip(relation))
    dot.append("]\n")
  }

  private mutating func drawLines(_ number: Int, _ relation: Relation) {
    let length = number < lengths.count ? lengths[number] : 1
    let look = DOTStyle.line(relation.kind)
    let counts = verdicts.label(graph.statements.count + number).map(DOTStyle.attributes(ofRelation:)) ?? ""
    if junctions.contains(relation) {
      for premise in relation.from {
        drawLine(premise, relation.id, look.premise + counts, relation, isMarked: false)
      }
      drawLine(relation.id, relation.to, look.arrow + counts, relation, length: length)
    } else {
      drawLine(relation.from[0], relation.to, look.arrow + counts, relation, length: length)
    }
  }

  private mutating func drawLine(
    _ tail: String, _ head: String, _ look: String, _ relation: Relation, length: Int = 1,
    isMarked: Bool = true
  ) {
    dot.append(dotID: tail)
    dot.append(" -> ")
    dot.append(dotID: head)
    let mark = isMarked ? options.marks[relation.id] : nil
    guard !look.isEmpty || length > 1 || relation.scheme != nil || mark != nil else {
      dot.append("\n")
      return
    }
    dot.append(" [")
    dot.append(look)
    if let mark { dot.append(mark.line) }
    if length > 1 { dot.append(" minlen=\(length)") }
    if relation.scheme != nil {
      dot.append(" tooltip=")
      dot.append(dotValue: Self.tooltip(relation))
    }
    dot.append("]\n")
  }

  private static func tooltip(_ relation: Relation) -> String {
    relation.scheme.map { "\(relation.kind.rawValue): \($0.cut(toScalars: Limit.text))" }
      ?? relation.kind.rawValue
  }
}
