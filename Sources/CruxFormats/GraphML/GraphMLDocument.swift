import CruxModel

/// A GraphML document in the making.
struct GraphMLDocument {
  let index: GraphIndex
  let names: GraphMLNames
  private let graphics: YEdGraphics?
  private(set) var bytes: [UInt8] = []
  /// Whether all texts of the current element could be written as they are.
  private var isWhole = true

  init(_ graph: Graph, _ options: GraphMLWriter.Options) {
    index = GraphIndex(graph)
    graphics = options.graphics ? YEdGraphics(index) : nil
    names = GraphMLNames(index)
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
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
      """)
    if graphics != nil { append(YEdGraphics.namespace) }
    append(">\n")
    append(GraphMLKey.declarations)
    if graphics != nil { append(YEdGraphics.declarations) }
    try append(graph)
    for (node, (statement, stance)) in zip(graph.statements, index.stances()).enumerated() {
      try append(statement, at: node, stance: stance)
    }
    for (number, relation) in graph.relations.enumerated() where isNode(index.statementCount + number) {
      appendJunction(relation, at: index.statementCount + number)
    }
    for end in names.missing { appendMissing(end) }
    for (number, relation) in graph.relations.enumerated() {
      try append(relation, at: index.statementCount + number)
    }
    append("</graph>\n</graphml>\n")
  }

  mutating func append(_ xml: StaticString) { bytes.append(xml) }

  /// Appends what needs no escapes.
  mutating func append(_ xml: String) { bytes.append(xml) }

  mutating func data(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    append("<data key=\"")
    append(key)
    append("\">")
    if !bytes.appendXML(text) || text.isEmpty { isWhole = false }
    append("</data>")
  }

  mutating func data(_ key: StaticString, json: [UInt8]) {
    append("<data key=\"")
    append(key)
    append("\">")
    json.withUnsafeBufferPointer { _ = bytes.appendXML($0, isJSON: true) }
    append("</data>")
  }

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
    data("g-title", graph.title)
    data("g-thesis", graph.thesis)
    if !graph.documents.isEmpty { data("g-documents", json: try graph.documents.json()) }
    if hasRest || !graph.id.isNameToken || !graph.unknown.isEmpty {
      var rest = RestOfFields()
      if !graph.id.isNameToken { rest.add("id", graph.id) }
      rest.addUnlessHeld("title", graph.title)
      rest.addUnlessHeld("thesis", graph.thesis)
      try rest.add(graph.unknown, of: GraphField.self)
      data("g-crux", json: rest.json)
    }
    append("\n")
  }

  private mutating func append(_ statement: Statement, at node: Int, stance: Stance) throws {
    let name = names[node]
    begin("<node id=\"")
    append(name)
    append("\"><data key=\"n-kind\">")
    append(statement.kind.rawValue)
    append("</data>")
    data("n-evidenceType", statement.evidenceType?.rawValue)
    data("n-text", statement.text)
    data("n-label", statement.text.label)
    data("n-speaker", statement.speaker)
    data("n-confidence", try statement.confidence?.decimal(stage: "writing GraphML"))
    if let anchor = statement.anchor {
      data("n-document", anchor.document)
      data("n-start", String(anchor.start))
      data("n-end", String(anchor.end))
      data("n-quote", anchor.quote)
    }
    data("n-stance", stance.rawValue)
    let isNamed = name.isSame(as: statement.id)
    if hasRest || !isNamed || !statement.unknown.isEmpty || statement.anchor?.unknown.isEmpty == false {
      var rest = RestOfFields()
      if !isNamed { rest.add("id", statement.id) }
      rest.addUnlessHeld("text", statement.text)
      rest.addUnlessHeld("speaker", statement.speaker)
      if let anchor = statement.anchor { try rest.add(anchor) }
      try rest.add(statement.unknown, of: StatementField.self)
      data("n-crux", json: rest.json)
    }
    graphics?.append(statement, at: node, to: &bytes)
    append("</node>\n")
  }

  private mutating func appendMissing(_ end: GraphMLNames.End) {
    append("<node id=\"")
    append(end.name)
    append("\"><data key=\"n-kind\">missing</data>")
    data("n-label", end.id.label)
    appendID(end.id, ifNot: end.name)
    appendPoint(at: nil)
    append("</node>\n")
  }

  /// Appends the graphics, if any, of a node that is no statement.
  mutating func appendPoint(at node: Int?) { graphics?.appendPoint(at: node, to: &bytes) }

  /// Appends the graphics, if any, of an edge; nil for a premise's.
  mutating func appendLine(_ kind: Relation.Kind?) { graphics?.append(kind, to: &bytes) }

  /// Appends the id of a node that has no further fields, if its name is not its id.
  mutating func appendID(_ id: String, ifNot name: String) {
    if name.isSame(as: id) { return }
    var rest = RestOfFields()
    rest.add("id", id)
    data("n-crux", json: rest.json)
  }
}

extension String {
  /// Whether two strings are the same bytes; to Swift they are equal where Unicode holds them to be the same.
  func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// The beginning of a text, for a label: at most 60 bytes and an ellipsis.
  fileprivate var label: String {
    let limit = 60
    guard utf8.count > limit else { return self }
    let end = utf8.index(startIndex, offsetBy: limit)
    let head = self[..<(lastIndexOfScalar(before: end))]
    let cut = head.utf8.lastIndex(of: UInt8(ascii: " ")) ?? head.endIndex
    return head[..<cut] + "…"
  }

  /// Where the scalar starts that an index lies in.
  private func lastIndexOfScalar(before index: Index) -> Index {
    unicodeScalars.index(before: unicodeScalars.index(after: index))
  }
}
