/// Lets a number of calls through at once, and no more than another number in all.
actor CallGate {
  private let limit: Int
  private var left: Int
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(parallel: Int, calls: Int) {
    free = parallel
    limit = calls
    left = calls
  }

  /// Makes a call when it is its turn.
  /// - Throws: `ChatError.callsSpent`.
  func pass<Result: Sendable>(_ call: @Sendable () async throws -> Result) async throws -> Result {
    await enter()
    defer { leave() }
    try Task.checkCancellation()
    guard left > 0 else { throw ChatError.callsSpent(limit) }
    left -= 1
    return try await call()
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Gives its place to whoever waits longest.
  private func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
