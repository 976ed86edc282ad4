import CruxModel

/// A graph on its way into DOT.
struct DOTDrawing {
  /// Scalars of a statement's text that its node shows, and that its tooltip does.
  private static let shownText = 300
  private static let tooltipText = 2000
  /// The most statements and relations that `dot` lays out in ranks, and so the most worth packing.
  static let mostRanked = 3000

  private(set) var dot: DOTBytes
  private let index: GraphIndex
  private let options: DOTOptions
  private let links: SourceLink
  private var wrap = LineWrap(columns: 36)
  private var lengths: [Int] = []

  init(_ index: GraphIndex, _ options: DOTOptions) {
    self.index = index
    self.options = options
    links = SourceLink(index.graph.documents)
    dot = DOTBytes(reserving: 1000 + index.nodeCount * 400)
    if index.nodeCount <= Self.mostRanked { lengths = RankPacking(index).lengths }
  }

  mutating func draw() {
    dot.append("digraph ")
    dot.append(id: index.graph.id)
    dot.append(" {\ngraph [rankdir=BT, nodesep=0.22, ranksep=0.32, pad=0.3, labelloc=t, ")
    dot.append("fontname=\"\(DOTStyle.font)\", fontsize=11, label=")
    drawHeading()
    dot.append("]\n")
    dot.append(DOTStyle.defaults)
    for number in index.graph.statements.indices { drawStatement(number) }
    drawMissingEnds()
    for number in index.graph.relations.indices { drawRelation(number) }
    if let clusters = options.clusters {
      drawClusters(clusters)
    } else if let thesis = index.graph.thesis, index.statement(thesis) != nil {
      dot.append("{rank=sink; ")
      dot.append(id: thesis)
      dot.append("}\n")
    }
    dot.append("}\n")
  }

  // MARK: Heading

  /// The title, and a legend of the relations that there are.
  private mutating func drawHeading() {
    var heading = LineWrap(columns: 72)
    heading.wrap((index.graph.title ?? index.graph.id).cut(toScalars: Self.shownText))
    dot.append("<")
    if !heading.lines.isEmpty {
      dot.append("<FONT POINT-SIZE=\"18\"><B>")
      draw(heading)
      dot.append("</B></FONT><BR/> <BR/>")
    }
    let kinds = Set(index.graph.relations.map(\.kind))
    for kind in Relation.Kind.allCases where kinds.contains(kind) {
      dot.append(
        "   <FONT COLOR=\"\(DOTStyle.colour(kind))\">\(DOTStyle.legend(kind)) \(kind.rawValue)</FONT>")
    }
    dot.append("<BR/> >")
  }

  private mutating func draw(_ wrapped: LineWrap) {
    for (number, line) in wrapped.lines.enumerated() {
      if number > 0 { dot.append("<BR/>") }
      dot.append(label: wrapped.text[line])
    }
  }

  // MARK: Statements

  private mutating func drawStatement(_ node: Int) {
    let statement = index.graph.statements[node]
    let isThesis = index.graph.thesis.flatMap(index.node) == node
    append(node: node)
    dot.append(" [label=<")
    wrap.wrap(statement.text.cut(toScalars: Self.shownText))
    if isThesis { dot.append("<FONT POINT-SIZE=\"13\"><B>") }
    if wrap.lines.isEmpty { dot.append("<I>no text</I>") } else { draw(wrap) }
    if isThesis { dot.append("</B></FONT>") }
    drawSmallPrint(statement)
    dot.append(">")
    dot.append(DOTStyle.attributes(statement.kind))
    if isThesis { dot.append(", peripheries=2") }
    dot.append(", tooltip=")
    dot.append(value: statement.text.cut(toScalars: Self.tooltipText))
    if let address = links.address(of: statement) {
      dot.append(", URL=")
      dot.append(value: address)
    }
    dot.append("]\n")
  }

  private mutating func drawSmallPrint(_ statement: Statement) {
    guard statement.speaker != nil || statement.evidenceType != nil else { return }
    dot.append("<BR/><FONT POINT-SIZE=\"9\" COLOR=\"\(DOTStyle.faint)\">")
    if let speaker = statement.speaker {
      dot.append(label: speaker.cut(toScalars: 60))
      if statement.evidenceType != nil { dot.append(" · ") }
    }
    dot.append(statement.evidenceType?.rawValue ?? "")
    dot.append("</FONT>")
  }

  // MARK: Relations

  private mutating func drawRelation(_ number: Int) {
    let relation = index.graph.relations[number]
    let node = index.statementCount + number
    let line = DOTStyle.line(relation.kind)
    let length = number < lengths.count && lengths[number] > 1 ? "minlen=\(lengths[number])" : nil
    if index.isJunction(node) {
      drawJunction(node, relation)
      for premise in relation.from {
        dot.append(id: premise)
        dot.append(" -> ")
        append(node: node)
        append([line, "arrowhead=none"], of: relation)
      }
      append(node: node)
    } else {
      dot.append(id: relation.from[0])
    }
    dot.append(" -> ")
    dot.append(id: relation.to)
    append([line, DOTStyle.head(relation.kind), length], of: relation)
  }

  private mutating func drawJunction(_ node: Int, _ relation: Relation) {
    append(node: node)
    dot.append(" [shape=point, width=0.1, color=\"\(DOTStyle.colour(relation.kind))\", tooltip=")
    dot.append(value: Self.tooltip(relation))
    dot.append("]\n")
  }

  private mutating func append(_ attributes: [String?], of relation: Relation) {
    var separator = " ["
    for attribute in attributes {
      guard let attribute else { continue }
      dot.append(separator)
      dot.append(attribute)
      separator = ", "
    }
    if relation.kind != .supports || relation.scheme != nil {
      dot.append(separator)
      dot.append("tooltip=")
      dot.append(value: Self.tooltip(relation))
      separator = ", "
    }
    dot.append(separator == ", " ? "]\n" : "\n")
  }

  private static func tooltip(_ relation: Relation) -> String {
    relation.scheme.map { "\(relation.kind.rawValue): \($0)".cut(toScalars: shownText) }
      ?? relation.kind.rawValue
  }

  /// Draws ends of relations that the graph does not have, lest Graphviz makes statements of them.
  private mutating func drawMissingEnds() {
    var seen: Set<String> = []
    for (number, relation) in index.graph.relations.enumerated() {
      let node = index.statementCount + number
      if index.target(ofRelation: node) != nil, index.premises(ofRelation: node).count == relation.from.count
      {
        continue
      }
      for end in relation.from + [relation.to] where index.node(end) == nil && seen.insert(end).inserted {
        dot.append(id: end)
        dot.append(" [style=dashed, color=\"\(DOTStyle.faint)\", label=<<I>missing: ")
        dot.append(label: end.cut(toScalars: 60))
        dot.append("</I>>]\n")
      }
    }
  }

  // MARK: Clusters and names

  private mutating func drawClusters(_ clusters: DOTOptions.Clusters) {
    var members: [String: [String]] = [:]
    var names: [String] = []
    for statement in index.graph.statements {
      let name = clusters == .speakers ? statement.speaker : statement.anchor?.document
      guard let name, !name.isEmpty else { continue }
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(statement.id)
    }
    let titles = Dictionary(index.graph.documents.map { ($0.id, $0.title) }) { first, _ in first }
    for name in names {
      let title = (clusters == .documents ? titles[name] : nil)
      dot.append("subgraph ")
      dot.append(id: "cluster_" + name)
      dot.append(" {\ngraph [style=rounded, color=\"\(DOTStyle.faint)\", label=")
      dot.append(value: ((title ?? nil) ?? name).cut(toScalars: 60))
      dot.append("]\n")
      for member in members[name] ?? [] {
        dot.append(id: member)
        dot.append("\n")
      }
      dot.append("}\n")
    }
  }

  /// Appends a node's name: its id; where another node has that id too, the id and a number.
  private mutating func append(node: Int) {
    let id =
      index.statement(at: node)?.id ?? index.graph.relations[node - index.statementCount].id
    dot.append(id: index.node(id) == node ? id : "\(id)#\(node)")
  }
}
