/// Why a language model's answer could not be had.
public enum ChatError: Error, Equatable, CustomStringConvertible {
  case badEndpoint(String)
  case badKey
  /// Nothing answered there, or the connection broke.
  case unreachable(String)
  case timedOut(seconds: Double)
  /// The server's refusal, by HTTP status and in its words.
  case refused(status: Int, String)
  /// The server asks to wait longer than anybody would.
  case askedToWait(seconds: Double)
  case tooLong(bytes: Int)
  /// The model answers that it will not, or a filter keeps its answer back.
  case declined(String)
  /// What came is no answer, in these words.
  case unreadable(String)
  /// Even a short part of the text takes a longer answer than the model gives.
  case cutOff
  case callsSpent(Int)

  public var description: String {
    switch self {
    case .badEndpoint(let endpoint):
      "\(endpoint) is no address of a server, such as http://localhost:8080/v1 (keys come from \(APIKey.variable))"
    case .badKey: "\(APIKey.variable) has characters that no key has"
    case .unreachable(let reason): "no answer from the model's server: \(reason)"
    case .timedOut(let seconds): "the model's server did not answer within \(seconds.shown) seconds"
    case .refused(let status, let reason):
      "the model's server refuses with status \(status)" + (reason.isEmpty ? "" : ": \(reason)")
    case .askedToWait(let seconds): "the model's server asks to wait \(seconds.shown) seconds; try again then"
    case .tooLong(let bytes): "the model's answer has more than \(bytes) bytes and was cut off"
    case .declined(let reason): "the model declines to answer: “\(reason)”"
    case .unreadable(let start): "the model's answer is not the JSON asked for: “\(start)”"
    case .cutOff: "the model breaks off its answer even for a short part of the text"
    case .callsSpent(let count): "the limit of \(count) calls of the model is reached"
    }
  }

  /// Whether it may go better the next time.
  var isPassing: Bool {
    switch self {
    case .unreachable, .timedOut, .unreadable: true
    case .refused(let status, _): [408, 409, 429].contains(status) || status >= 500
    case .badEndpoint, .badKey, .askedToWait, .tooLong, .declined, .cutOff, .callsSpent: false
    }
  }
}

extension Double {
  fileprivate var shown: String { Int(exactly: self).map(String.init) ?? String(self) }
}
