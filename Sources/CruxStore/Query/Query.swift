/// A query as it was written, with places as offsets of bytes. `Documentation/Query.md` has the grammar.
struct Query {
  var reference: Name?
  var matches: [Match]
  var returned: Return
}

/// A word of a query, or a string.
struct Name {
  var text: String
  var at: Range<Int>
}

struct Match {
  var isOptional: Bool
  var paths: [PathPattern]
  /// What stands in WHERE, in braces and in the patterns: all of it holds.
  var conditions: [Expression]
}

struct PathPattern {
  enum Selector {
    case anyShortest
    case acyclic
  }

  var name: Name?
  var selector: Selector?
  /// One more than edges.
  var nodes: [NodePattern]
  var edges: [EdgePattern]
  var at: Range<Int>
}

struct NodePattern {
  /// One that the parser made up where none is written.
  var name: Name
  var isNamed: Bool
  /// Any of them; none for all.
  var labels: [NodeLabel]

  /// What such a node may be.
  var types: Set<NodeType> { Set(labels.isEmpty ? NodeType.allCases : labels.map(\.type)) }
}

struct EdgePattern {
  enum Direction {
    case forward, backward, either
  }

  var name: Name
  var isNamed: Bool
  /// Any of them; none for all.
  var labels: [EdgeLabel]
  var direction: Direction
  var quantifier: Quantifier?
  /// What every edge of a quantified pattern has.
  var properties: [(property: Name, value: Expression)]
}

struct Quantifier: Equatable {
  var least: Int
  var most: Int?
}

struct Return {
  struct Item {
    var value: Expression
    var name: Name
  }

  struct Key {
    var value: Expression
    var isDescending: Bool
  }

  var isDistinct: Bool
  /// None for `*`.
  var items: [Item]
  var order: [Key]
  var limit: Expression?
}

/// What has a value. Two that are written alike are equal, wherever they stand.
struct Expression: Equatable {
  enum Comparison: String {
    case equal = "="
    case unequal = "<>"
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  enum Part {
    case anywhere, start, end
  }

  indirect enum Form: Equatable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case null
    case parameter(String)
    case variable(String)
    case property(String, String)
    case comparison(Comparison, Expression, Expression)
    case contains(Part, Expression, Expression)
    case matches(Expression, Expression)
    case isIn(Expression, [Expression])
    case isNull(Expression)
    case exists(Subquery)
    case not(Expression)
    case and([Expression])
    case or([Expression])
    case length(Name)
    /// None for `count(*)`.
    case count(Expression?, isDistinct: Bool)
  }

  var form: Form
  var at: Range<Int>

  static func == (one: Expression, other: Expression) -> Bool { one.form == other.form }
}

/// What stands in `EXISTS { }`. No two are alike.
struct Subquery: Equatable {
  var match: Match

  static func == (one: Subquery, other: Subquery) -> Bool { false }
}

extension Name: Equatable {
  static func == (one: Name, other: Name) -> Bool { one.text == other.text }
}
