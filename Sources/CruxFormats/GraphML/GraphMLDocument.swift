import CruxDiff
import CruxModel

/// A GraphML document in the making.
struct GraphMLDocument {
  let index: GraphIndex
  let names: GraphMLNames
  private let graphics: YEdGraphics?
  private let verdicts: ShownVerdicts
  private let verdictKeys: String
  private let marks: [String: Overlay.Mark]
  private(set) var bytes: [UInt8] = []
  /// Whether all texts of the current element could be written as they are.
  private var isWhole = true

  init(_ graph: Graph, _ options: GraphMLWriter.Options) {
    index = GraphIndex(graph)
    graphics = options.graphics ? YEdGraphics(index, hasVerdicts: !options.verdicts.isEmpty) : nil
    verdicts = ShownVerdicts(index, options.verdicts)
    verdictKeys = GraphMLKey.declarations(of: options.verdicts)
    names = GraphMLNames(index)
    marks = options.marks
    let texts = graph.statements.reduce(0) { $0 + $1.text.utf8.count }
    bytes.reserveCapacity(4096 + texts + 512 * graph.statements.count + 320 * graph.relations.count)
  }

  mutating func appendAll() throws {
    let graph = index.graph
    append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
      """)
    if graphics != nil { append(YEdGraphics.namespace) }
    append(">\n")
    append(GraphMLKey.declarations)
    append(verdictKeys)
    if !marks.isEmpty { append(GraphMLKey.changeDeclarations) }
    if graphics != nil { append(YEdGraphics.declarations) }
    try append(graph)
    for (node, stance) in index.stances().enumerated() {
      try append(graph.statements[node], at: node, stance)
    }
    for number in graph.relations.indices where isNode(index.statementCount + number) {
      appendJunction(graph.relations[number], at: index.statementCount + number)
    }
    for end in names.missing { appendMissing(end) }
    for number in graph.relations.indices {
      try append(graph.relations[number], at: index.statementCount + number)
    }
    append("</graph>\n</graphml>\n")
  }

  mutating func append(_ xml: StaticString) { bytes.append(xml) }

  /// Appends what needs no escapes.
  mutating func append(_ xml: String) { bytes.append(xml) }

  mutating func data(_ start: StaticString, _ text: String?) {
    guard let text else { return }
    append(start)
    if !bytes.appendXML(text) || text.isEmpty { isWhole = false }
    append("</data>")
  }

  /// Appends an attribute that needs no escapes.
  mutating func data(_ start: StaticString, plain text: String?) {
    guard let text else { return }
    append(start)
    append(text)
    append("</data>")
  }

  mutating func data(_ start: StaticString, json: [UInt8]) {
    append(start)
    json.withUnsafeBufferPointer { _ = bytes.appendXML($0, isJSON: true) }
    append("</data>")
  }

  /// What became of a statement or relation, where that is shown.
  func mark(of id: String) -> String? { marks[id]?.rawValue }

  /// Begins a new element whose texts are to be kept whole.
  mutating func begin(_ xml: StaticString) {
    isWhole = true
    append(xml)
  }

  /// Whether a text of the element that was begun needs `RestOfFields`.
  var hasRest: Bool { !isWhole }
}

extension GraphMLDocument {
  private mutating func append(_ graph: Graph) throws {
    begin("<graph id=\"")
    append(graph.id.nameToken)
    append("\" edgedefault=\"directed\">\n")
    data("<data key=\"g-title\">", graph.title)
    data("<data key=\"g-thesis\">", graph.thesis)
    if !graph.documents.isEmpty { try append(graph.documents) }
    if hasRest || !graph.id.isNameToken || !graph.unknown.isEmpty {
      var rest = RestOfFields()
      if !graph.id.isNameToken { rest.add("id", graph.id) }
      rest.addUnlessHeld("title", graph.title)
      rest.addUnlessHeld("thesis", graph.thesis)
      try rest.add(graph.unknown, of: GraphField.self)
      data("<data key=\"g-crux\">", json: rest.json)
    }
    append("\n")
  }

  /// Appends the documents as the graph document has them.
  private mutating func append(_ documents: [Document]) throws {
    append("<data key=\"g-documents\">[")
    var json: [UInt8] = []
    for (number, document) in documents.enumerated() {
      json.removeAll(keepingCapacity: true)
      if number > 0 { json.append(", ") }
      try json.append(document)
      json.withUnsafeBufferPointer { _ = bytes.appendXML($0, isJSON: true) }
    }
    append("]</data>")
  }

  private mutating func append(_ statement: Statement, at node: Int, _ stance: Stance) throws {
    let name = names[node]
    begin("<node id=\"")
    append(name)
    append("\">")
    data("<data key=\"n-kind\">", plain: statement.kind.rawValue)
    data("<data key=\"n-evidenceType\">", plain: statement.evidenceType?.rawValue)
    data("<data key=\"n-modality\">", plain: statement.modality?.rawValue)
    data("<data key=\"n-text\">", statement.text)
    append("<data key=\"n-label\">")
    appendLabel(statement.text)
    append("</data>")
    data("<data key=\"n-speaker\">", statement.speaker)
    data("<data key=\"n-confidence\">", plain: try statement.confidence?.decimal(stage: "writing GraphML"))
    if let anchor = statement.anchor {
      data("<data key=\"n-document\">", anchor.document)
      data("<data key=\"n-start\">", plain: String(anchor.start))
      data("<data key=\"n-end\">", plain: String(anchor.end))
      data("<data key=\"n-quote\">", anchor.quote)
    }
    data("<data key=\"n-stance\">", plain: stance.rawValue)
    appendVerdict(ofNode: node)
    data("<data key=\"n-change\">", plain: mark(of: statement.id))
    let isNamed = names.isID(node)
    if hasRest || !isNamed || !statement.unknown.isEmpty || statement.anchor?.unknown.isEmpty == false {
      var rest = RestOfFields()
      if !isNamed { rest.add("id", statement.id) }
      rest.addUnlessHeld("text", statement.text)
      rest.addUnlessHeld("speaker", statement.speaker)
      if let anchor = statement.anchor { try rest.add(anchor) }
      try rest.add(statement.unknown, of: StatementField.self)
      data("<data key=\"n-crux\">", json: rest.json)
    }
    graphics?.append(statement, at: node, verdict: verdicts.text(node), to: &bytes)
    append("</node>\n")
  }

  private mutating func appendMissing(_ end: GraphMLNames.End) {
    append("<node id=\"")
    append(end.name)
    append("\"><data key=\"n-kind\">missing</data>")
    append("<data key=\"n-label\">")
    appendLabel(end.id)
    append("</data>")
    appendID(end.id, ifNot: end.name)
    appendPoint(at: nil)
    append("</node>\n")
  }

  mutating func appendVerdict(ofNode node: Int) {
    data("<data key=\"n-verdict\">", plain: verdicts.label(node)?.rawValue)
    data("<data key=\"n-strength\">", plain: verdicts.strength(node)?.description)
  }

  mutating func appendVerdict(ofEdge node: Int) {
    data("<data key=\"e-verdict\">", plain: verdicts.label(node)?.rawValue)
    data("<data key=\"e-strength\">", plain: verdicts.strength(node)?.description)
  }

  /// Appends the graphics, if any, of a node that is no statement.
  mutating func appendPoint(at node: Int?) { graphics?.appendPoint(at: node, to: &bytes) }

  /// Appends the graphics, if any, of an edge; nil for a premise's.
  mutating func appendLine(_ kind: Relation.Kind?) { graphics?.append(kind, to: &bytes) }

  /// Appends the beginning of a text, at most 60 bytes and an ellipsis.
  private mutating func appendLabel(_ text: String) {
    let limit = 60
    var text = text
    text.withUTF8 { utf8 in
      guard utf8.count > limit else {
        _ = bytes.appendXML(utf8)
        return
      }
      let end = utf8[...limit].lastIndex { $0 & 0xC0 != 0x80 } ?? limit
      let cut = utf8[..<end].lastIndex(of: UInt8(ascii: " ")) ?? end
      _ = bytes.appendXML(UnsafeBufferPointer(rebasing: utf8[..<cut]))
      bytes.append("…" as StaticString)
    }
  }

  /// Appends the id of a node that has no further fields, if its name is not its id.
  mutating func appendID(_ id: String, ifNot name: String) {
    if name.isSame(as: id) { return }
    var rest = RestOfFields()
    rest.add("id", id)
    data("<data key=\"n-crux\">", json: rest.json)
  }
}
