/// Takes the graphs, nodes and edges with their attributes out of a GraphML document.
struct GraphMLScanner: XMLHandler {
  private enum Tag {
    case graphml, key, preset, graph, node, edge, data, label, other
  }

  private(set) var assembly = GraphMLAssembly()
  private var tags: [Tag] = []
  /// The graphs, nodes and edges around this place, the innermost last.
  private var elements: [GraphMLElement] = []
  /// An element that has ended, whose memory serves the next: a document has many in a row.
  private var spare: GraphMLElement?
  private var keys = GraphMLKeys()
  private var isCollecting = false
  private var collected: [UInt8] = []

  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    if isCollecting { collected.append(contentsOf: utf8) }
  }

  mutating func start(_ tag: XMLTag) throws {
    tags.append(try kind(of: tag))
  }

  private mutating func kind(of tag: XMLTag) throws -> Tag {
    switch tags.last {
    case nil where tag.isNamed("graphml"): return .graphml
    case nil: throw XMLFault("This is no GraphML: its root is <\(tag.text)>.")
    case .data, .label, .other: return startInside(tag)
    case .key where tag.isNamed("default"):
      collect()
      return .preset
    default: break
    }
    if tag.isNamed("data") { return try startData(tag) }
    if tag.isNamed("edge") { return try startEdge(tag) }
    if tag.isNamed("node") { return try startNode(tag) }
    if tag.isNamed("graph") { return startGraph(tag) }
    if tag.isNamed("key") { return try startKey(tag) }
    if tag.isNamed("desc"), elements.last?.kind == .node {
      collect()
      return .label
    }
    if tag.isNamed("hyperedge") || tag.isNamed("port") {
      assembly.remarks.dropped("A \(tag.text) has no place in an argument graph", line: tag.line)
    }
    return .other
  }

  mutating func end() throws {
    switch tags.popLast() {
    case .data: endData()
    case .label: endLabel()
    case .preset: keys.setPreset(takeCollected())
    case .node, .edge:
      guard var element = elements.popLast() else { return }
      keys.fillIn(&element)
      try assembly.add(element)
      spare = element
    case .graph:
      guard let graph = elements.popLast() else { return }
      try assembly.add(graph: graph, isNested: !elements.isEmpty)
    case .graphml, .key, .other, nil: break
    }
  }
}

extension GraphMLScanner {
  private mutating func startGraph(_ tag: XMLTag) -> Tag {
    if let last = elements.indices.last { elements[last].isGroup = true }
    begin(.graph, id: tag["id"], line: tag.line)
    if tag["edgedefault"] == "undirected" {
      assembly.remarks.assumed("Edges without a direction are read from source to target", line: tag.line)
    }
    return .graph
  }

  private mutating func startNode(_ tag: XMLTag) throws -> Tag {
    guard let id = tag["id"] else { throw XMLFault("The node has no id.") }
    begin(.node, id: id, line: tag.line)
    return .node
  }

  private mutating func startEdge(_ tag: XMLTag) throws -> Tag {
    guard let source = tag["source"] else { throw XMLFault("The edge has no source.") }
    guard let target = tag["target"] else { throw XMLFault("The edge has no target.") }
    begin(.edge, id: tag["id"], line: tag.line)
    elements[elements.count - 1].source = source
    elements[elements.count - 1].target = target
    return .edge
  }

  private mutating func begin(_ kind: GraphMLElement.Kind, id: String?, line: Int) {
    var element = spare ?? GraphMLElement()
    spare = nil
    element.become(kind, id: id, line: line)
    elements.append(element)
  }

  private mutating func startKey(_ tag: XMLTag) throws -> Tag {
    guard let id = tag["id"] else { throw XMLFault("The key has no id.") }
    keys.declare(
      id: id, name: tag["attr.name"], domain: tag["for"] ?? "all", holdsGraphics: tag["yfiles.type"] != nil)
    return .key
  }

  private mutating func startData(_ tag: XMLTag) throws -> Tag {
    guard let last = elements.indices.last else { return .other }
    guard let id = tag.bytes("key") else { throw XMLFault("The data has no key.") }
    keys.select(id)
    if keys.currentHoldsGraphics {
      assembly.remarks.dropped("The drawing has no place in an argument graph", line: tag.line)
      isCollecting = false
    } else if keys.currentAttribute.map(elements[last].needs) ?? true {
      collect()
    }
    return .data
  }

  /// What stands inside data: yEd's graphics, from which texts and colours are taken, or anything.
  private mutating func startInside(_ tag: XMLTag) -> Tag {
    guard tags.contains(.data), keys.currentHoldsGraphics, let last = elements.indices.last else {
      return .other
    }
    if tag.isNamed("NodeLabel") || tag.isNamed("EdgeLabel") {
      collect()
      return .label
    }
    if tag.isNamed("LineStyle") { elements[last][.drawnColour] = tag["color"] }
    return .other
  }

  private mutating func endData() {
    guard isCollecting, let last = elements.indices.last else { return }
    let value = takeCollected()
    if let attribute = keys.currentAttribute, attribute.belongs(to: elements[last].kind) {
      elements[last][attribute] = value
    } else if !value.isEmpty {
      assembly.remarks.dropped(
        "The attribute \"\(keys.currentName)\" has no place in an argument graph", line: elements[last].line)
    }
  }

  private mutating func endLabel() {
    guard isCollecting, let last = elements.indices.last else { return }
    let attribute: GraphMLAttribute = tags.contains(.data) ? .drawnLabel : .description
    let text = takeCollected().trimmed
    if text.isEmpty { return }
    elements[last].addLine(text, to: attribute)
  }

  private mutating func collect() {
    if !collected.isEmpty { collected.removeAll(keepingCapacity: true) }
    isCollecting = true
  }

  private mutating func takeCollected() -> String {
    isCollecting = false
    return String(decoding: collected, as: UTF8.self)
  }
}
