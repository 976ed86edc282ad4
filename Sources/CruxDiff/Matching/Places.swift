import CruxModel

/// The statements of two graphs in one order: that of the second, with what is gone behind what it stood behind.
struct Places {
  enum Place {
    case before(Int), after(Int), both(Int, Int)
  }

  private(set) var all: [Place] = []

  init(_ before: Graph, _ after: Graph, _ matching: Matching) {
    var gone: [Int: [Int]] = [:]
    var last = -1
    for statement in StatementOrder(before).sequence {
      if matching.after[statement] != nil {
        last = statement
      } else {
        gone[last, default: []].append(statement)
      }
    }
    all = (gone[-1] ?? []).map { .before($0) }
    for statement in StatementOrder(after).sequence {
      if let old = matching.before[statement] {
        all.append(.both(old, statement))
        all += (gone[old] ?? []).map { .before($0) }
      } else {
        all.append(.after(statement))
      }
    }
  }
}
