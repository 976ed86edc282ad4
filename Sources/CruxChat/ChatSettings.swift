/// Which model to ask, and how much may be asked of it.
public struct ChatSettings: Sendable {
  public var endpoint: Endpoint
  /// The name by which the server knows the model.
  public var model: String
  public var key: APIKey?
  /// Seconds for a call, from its start to the last byte of its answer.
  public var timeout = 300.0
  /// How many calls may be under way at once.
  public var parallelCalls = 4
  /// How many calls may be made in all, those tried again included; answers from the cache are none.
  public var calls = 1_000
  /// How often a call is tried before its failure is final.
  var attempts = 5
  /// The bytes at which an answer is cut off.
  var answerLimit = 4 << 20
  var windows = Windows()

  public init(endpoint: Endpoint, model: String, key: APIKey?) {
    self.endpoint = endpoint
    self.model = model
    self.key = key
  }
}
