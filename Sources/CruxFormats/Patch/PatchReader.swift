import CruxDiff
import CruxModel

/// Reads what `PatchWriter` writes.
public struct PatchReader: Sendable {
  public init() {}

  /// - Throws: `FormatError`, with its place, where the bytes are no patch.
  public func read(_ bytes: [UInt8]) throws -> Patch {
    var scanner = try JSONScanner(reading: bytes, stage: "reading a patch")
    let patch = try scanner.patch()
    try scanner.expectEnd()
    return patch
  }
}

private enum PatchField: Int, JSONField {
  case cruxPatch, graph, documents, documentOrder, statements, statementOrder, relations, relationOrder

  static let subject = "patch"
  static let required = [cruxPatch]
  static let names = caseNames()
}

private enum EditField: Int, JSONField {
  case before, after, behind

  static let subject = "edit"
  static let required: [EditField] = []
  static let names = caseNames()
}

private enum OrderField: Int, JSONField {
  case before, after

  static let subject = "order"
  static let required = [before, after]
  static let names = caseNames()
}

extension JSONScanner {
  fileprivate mutating func patch() throws -> Patch {
    var patch = Patch()
    var fields = JSONObject<PatchField>(&self)
    while let field = try nextField(of: &fields) {
      switch field {
      case .cruxPatch: try version(of: "patch format")
      case .graph: patch.frame = try edit { try $0.frame() }
      case .documents: patch.documents.edits = try array(of: "edits") { try $0.edit { try $0.document() } }
      case .documentOrder: patch.documents.order = try order()
      case .statements: patch.statements.edits = try array(of: "edits") { try $0.edit { try $0.statement() } }
      case .statementOrder: patch.statements.order = try order()
      case .relations: patch.relations.edits = try array(of: "edits") { try $0.edit { try $0.relation() } }
      case .relationOrder: patch.relations.order = try order()
      }
    }
    return patch
  }

  /// The next field of an object in which a field without a meaning would be a change that is not made.
  private mutating func nextField<Field: JSONField>(of fields: inout JSONObject<Field>) throws -> Field? {
    var last = self
    let field = try fields.nextField(&self)
    guard let unknown = fields.unknown.first else { return field }
    // It stands behind a brace or a comma.
    _ = last.peek()
    last.offset += 1
    _ = last.peek()
    throw error("The \(Field.subject) has an unknown field, \"\(unknown.name)\".", at: last.offset)
  }

  private mutating func frame() throws -> Graph {
    var graph = Graph(id: "")
    try read(into: &graph, isPartial: false)
    return graph
  }

  private mutating func edit<Value>(_ value: (inout JSONScanner) throws -> Value) throws -> Edit<Value> {
    _ = peek()
    let start = offset
    var edit = Edit<Value>()
    var fields = JSONObject<EditField>(&self)
    while let field = try nextField(of: &fields) {
      switch field {
      case .before: edit.before = try value(&self)
      case .after: edit.after = try value(&self)
      case .behind: edit.behind = try string()
      }
    }
    guard edit.before != nil || edit.after != nil else {
      throw error("The edit has neither \"before\" nor \"after\".", at: start)
    }
    return edit
  }

  private mutating func order<Item>() throws -> ListPatch<Item>.Order {
    var order = ListPatch<Item>.Order(before: [], after: [])
    var fields = JSONObject<OrderField>(&self)
    while let field = try nextField(of: &fields) {
      switch field {
      case .before: order.before = try array(of: "ids") { try $0.string() }
      case .after: order.after = try array(of: "ids") { try $0.string() }
      }
    }
    return order
  }
}
