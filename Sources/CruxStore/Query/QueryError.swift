import CruxFormats

/// Why a query has no answer.
public enum QueryError: Error, Sendable, Equatable {
  /// It is not in the language; the error has the place and says what was expected there.
  case malformed(FormatError)
  case tookTooLong(seconds: Double)
  /// More paths lead from one node than can be looked at.
  case tooManyPaths(limit: Int)
  /// It asks for more at once than the database can do.
  case tooLarge(detail: String)

  /// At a byte of the query.
  init(_ message: String, at offset: Int, in query: [UInt8]) {
    self = .malformed(FormatError(stage: "reading the query", message: message, at: offset, in: query))
  }
}

extension QueryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let error): error.description
    case .tookTooLong(let seconds):
      "the query took longer than \(seconds.plain) second\(seconds == 1 ? "" : "s"); labels, or a property to start "
        + "from, make it faster"
    case .tooManyPaths(let limit):
      "more than \(limit) paths lead from one node, too many to look at; ANY SHORTEST or a bound such as {1,4} leaves fewer"
    case .tooLarge(let detail): "the query asks for too much at once (\(detail))"
    }
  }
}

extension Double {
  fileprivate var plain: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
