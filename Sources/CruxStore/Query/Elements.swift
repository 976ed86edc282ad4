import CruxModel

/// What a node of the queried graph is.
enum NodeType: String, CaseIterable {
  case statement = "Statement"
  case relation = "Relation"
  case speaker = "Speaker"
  case document = "Document"

  /// The properties of such nodes, and whether they are numbers.
  var properties: [String: ValueType] {
    switch self {
    case .statement:
      [
        "id": .text, "kind": .text, "evidenceType": .text, "modality": .text, "text": .text, "speaker": .text,
        "confidence": .number, "document": .text, "published": .text, "start": .number, "end": .number,
        "quote": .text,
      ]
    case .relation:
      ["id": .text, "kind": .text, "scheme": .text, "confidence": .number, "document": .text]
    case .speaker: ["id": .text, "name": .text]
    case .document:
      ["id": .text, "name": .text, "title": .text, "published": .text, "version": .number]
    }
  }
}

enum NodeLabel: String, CaseIterable {
  case statement = "Statement"
  case claim = "Claim"
  case evidence = "Evidence"
  case counterclaim = "Counterclaim"
  case relation = "Relation"
  case speaker = "Speaker"
  case document = "Document"

  var type: NodeType { NodeType(rawValue: rawValue) ?? .statement }

  /// The kind that a statement must be of.
  var kind: CruxModel.Statement.Kind? {
    switch self {
    case .claim: .claim
    case .evidence: .evidence
    case .counterclaim: .counterclaim
    default: nil
    }
  }
}

/// A kind of edge, from the ground to what it bears on.
enum EdgeLabel: String, CaseIterable {
  /// From a premise to what its relation bears on; several linked premises are as many edges.
  case supports = "SUPPORTS"
  case rebuts = "REBUTS"
  case restates = "RESTATES"
  /// From a premise to the relation that is undercut.
  case undercuts = "UNDERCUTS"
  /// From a premise to its relation.
  case premise = "PREMISE"
  /// From a speaker to a statement.
  case states = "STATES"
  /// From a statement to its document.
  case from = "FROM"
  /// Between statements that are one claim; has no direction.
  case same = "SAME"

  static let properties: [String: ValueType] = [
    "id": .text, "kind": .text, "scheme": .text, "confidence": .number,
  ]

  var start: NodeType { self == .states ? .speaker : .statement }

  var end: NodeType {
    switch self {
    case .supports, .rebuts, .restates, .same, .states: .statement
    case .undercuts, .premise: .relation
    case .from: .document
    }
  }

  /// The kind of relation that it is an edge of.
  var relation: Relation.Kind? { Relation.Kind(rawValue: rawValue.lowercased()) }
}

/// What an expression is, as far as it is known before it is evaluated.
enum ValueType: String {
  case text = "a text"
  case number = "a number"
  case truth = "true or false"
  case element = "a node or an edge"
  case path = "a path"
  /// A parameter, or NULL.
  case any = "a value"
}
