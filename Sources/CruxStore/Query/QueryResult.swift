/// A table of what a query found.
public struct QueryResult: Sendable, Equatable {
  public let columns: [String]
  /// As many values in each as there are columns.
  public let rows: [[QueryValue]]
  /// Whether the limit of rows left some out.
  public let isCut: Bool
}

/// A value of a query: a property, or what stands for a node, an edge or a path.
public enum QueryValue: Sendable, Equatable {
  case null
  case text(String)
  case number(Double)
  case truth(Bool)
  /// The ids of nodes and edges in turn; of an edge without an id, its label.
  case path([String])

  /// The number, also where it is written as a text; none that is infinite.
  var asNumber: Double? {
    let number: Double? =
      switch self {
      case .number(let number): number
      case .text(let text): Double(text)
      default: nil
      }
    return number?.isFinite == true ? number : nil
  }
}

/// How much a query may take.
public struct QueryLimits: Sendable {
  /// The most that either can be.
  public static let (mostSeconds, mostRows) = (86_400.0, 1_000_000_000)

  public let seconds: Double
  public let rows: Int

  public init(seconds: Double = 10, rows: Int = 10_000) {
    self.seconds = min(max(seconds, 0), Self.mostSeconds)
    self.rows = min(max(rows, 0), Self.mostRows)
  }
}
