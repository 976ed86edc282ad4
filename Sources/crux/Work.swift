import Foundation

/// Does the same to many inputs, on several cores.
struct Work {
  /// How many items may be worked on at once; what waits is kept in memory.
  static let jobs = 1...1000

  let jobs: Int
  let verb: String

  /// Runs `body` for each item; results are handed over one at a time, in the order of the items. No more than
  /// a few items a core are under way, so that memory does not grow with their number.
  ///
  /// - Parameter total: how many items there are, where that is known.
  func run<Items: Sequence, Result: Sendable>(
    _ items: Items, total: Int = 0, _ body: @escaping @Sendable (Items.Element) async -> Result,
    then handOver: (Items.Element, Result) async -> Void
  ) async where Items.Element: Sendable {
    var progress = Progress(total: total, verb: verb)
    await withTaskGroup(of: (Int, Result).self) { group in
      var iterator = items.makeIterator()
      var isEnd = false
      var (next, handed) = (0, 0)
      var taken: [Int: Items.Element] = [:]
      var waiting: [Int: Result] = [:]
      func start() {
        while !isEnd, next - handed - waiting.count < jobs, next - handed < jobs * 4 {
          guard let item = iterator.next() else {
            isEnd = true
            return
          }
          let number = next
          next += 1
          taken[number] = item
          group.addTask { (number, await body(item)) }
        }
      }
      start()
      while let (number, result) = await group.next() {
        waiting[number] = result
        while let result = waiting.removeValue(forKey: handed), let item = taken.removeValue(forKey: handed) {
          progress.clear()
          await handOver(item, result)
          handed += 1
          progress.advance(to: handed)
        }
        start()
      }
    }
    progress.clear()
  }

  func run<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) async -> Result,
    then handOver: (Item, Result) async -> Void
  ) async {
    await run(items, total: items.count, body, then: handOver)
  }
}

extension Result where Failure == any Error {
  /// What a body returns or throws.
  init(catching body: () async throws -> Success) async {
    do {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}

/// How far the work is, on a terminal, once it takes longer than a second.
struct Progress {
  var total: Int
  let verb: String
  private let started = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var isShown = false
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(total: Int, verb: String) {
    self.total = total
    self.verb = verb
  }

  mutating func advance(to count: Int) {
    let now = ContinuousClock.now
    guard isTerminal, total > 1, now - started > .seconds(1), now - shown > .milliseconds(100) else { return }
    shown = now
    isShown = true
    FileHandle.standardError.write(Data("\r\(verb) \(count) of \(total)".utf8))
  }

  /// Makes room for other lines.
  mutating func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    isShown = false
  }
}
