/// A graph, node or edge as GraphML has it.
struct GraphMLElement {
  enum Kind { case graph, node, edge }

  private(set) var kind = Kind.node
  private(set) var line = 0
  /// The XML id, if there is one.
  private(set) var id: String?
  /// An edge's ends, as XML ids.
  var source = ""
  var target = ""
  /// Whether it is a node with a graph inside.
  var isGroup = false
  /// Values by the attribute's number.
  private var values = [String?](repeating: nil, count: GraphMLAttribute.allCases.count)

  /// Makes it another element, in the memory that it has.
  mutating func become(_ kind: Kind, id: String?, line: Int) {
    self.kind = kind
    self.id = id
    self.line = line
    isGroup = false
    for number in values.indices where values[number] != nil { values[number] = nil }
  }

  /// A value; what is empty is no value, since yEd and igraph write so what is not there.
  subscript(attribute: GraphMLAttribute) -> String? {
    get { values[attribute.rawValue] }
    set { values[attribute.rawValue] = newValue?.isEmpty == true ? nil : newValue }
  }

  /// Adds to a value, in place: an element may have any number of labels.
  mutating func addLine(_ text: String, to attribute: GraphMLAttribute) {
    if values[attribute.rawValue]?.append("\n" + text) == nil { self[attribute] = text }
  }

  /// Whether an attribute could say something that is not known yet.
  func needs(_ attribute: GraphMLAttribute) -> Bool {
    switch attribute {
    case .redundant: false
    case .label: self[kind == .edge ? .kind : .text] == nil
    case .interaction: self[.kind] == nil
    case .weight: self[.confidence] == nil
    default: true
    }
  }
}
