import CruxDiff
import CruxReasoning

/// Writes what changed between two graphs as JSON, for programs: one matched pair and one change a line.
///
///     {"before": "chip-controls", "after": "chip-controls-v2",
///     "verdict": {"before": "s1", "after": "t1", "from": "stands", "to": "open"},
///     "matched": [["s1", "t1"], …],
///     "changes": [{"change": "reworded", "before": ["s1"], "after": ["t1"], "cause": "text", "effect": []}, …],
///     "consequences": [{"change": "label changed", "before": ["s9"], "after": ["t9"], "from": "stands",
///       "to": "falls", "because": [{"change": "added", "before": [], "after": ["t12"]}, …], "complete": true}, …],
///     "details": [{"field": "confidence", "before": ["s4"], "after": ["t4"]}, …]}
///
/// The effect of a change is the consequences that it has a part in. A consequence is not complete where the search
/// for its cause was cut off. Relations that are all added, or all removed,
/// for one cause are one change.
public struct DifferenceWriter: Sendable {
  public init() {}

  public func write(_ difference: Difference) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("{\n\"before\": ")
    bytes.appendJSON(difference.before.id)
    bytes.append(",\n\"after\": ")
    bytes.appendJSON(difference.after.id)
    bytes.append(",\n\"verdict\": ")
    bytes.append(difference.verdict)
    bytes.append(",\n\"matched\": ")
    let (before, after) = (difference.before.statements, difference.after.statements)
    bytes.appendList(difference.matching.pairs) { bytes, pair in
      bytes.appendJSON([before[pair.before].id, after[pair.after].id])
    }
    bytes.append(",\n\"changes\": ")
    bytes.appendList(Self.grouped(difference)) { $0.append($1) }
    bytes.append(",\n\"consequences\": ")
    bytes.appendList(difference.consequences) { bytes, consequence in
      bytes.append(consequence, because: consequence.causes.map { difference.changes[$0] })
    }
    bytes.append(",\n\"details\": ")
    bytes.appendList(difference.details) { bytes, detail in
      bytes.append("{\"field\": ")
      bytes.appendJSON(detail.field)
      bytes.appendEnds(detail.before, detail.after)
      bytes.append("}")
    }
    bytes.append("\n}\n")
    return bytes
  }

  private typealias Entry = (change: Change, effect: [Consequence])

  private static func grouped(_ difference: Difference) -> [Entry] {
    var grouped: [Entry] = []
    var effects: [Int: [Consequence]] = [:]
    for consequence in difference.consequences {
      for place in consequence.causes { effects[place, default: []].append(consequence) }
    }
    var lists: [String: Int] = [:]
    for (place, change) in difference.changes.enumerated() {
      let effect = effects[place] ?? []
      let isList = change.name == .relationAdded || change.name == .relationRemoved
      let kind = "\(change.name) \(change.cause)"
      if isList, let first = lists[kind] {
        grouped[first].change.before += change.before
        grouped[first].change.after += change.after
        grouped[first].effect += effect.filter { !grouped[first].effect.contains($0) }
      } else {
        if isList { lists[kind] = grouped.count }
        grouped.append((change, effect))
      }
    }
    return grouped
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ entry: (change: Change, effect: [Consequence])) {
    append("{\"change\": ")
    appendJSON(entry.change.name.rawValue)
    appendEnds(entry.change.before, entry.change.after)
    append(", \"cause\": ")
    appendJSON(entry.change.cause.rawValue)
    append(", \"effect\": [")
    for (number, consequence) in entry.effect.enumerated() {
      if number > 0 { append(", ") }
      append(consequence)
      append("}")
    }
    append("]}")
  }

  fileprivate mutating func append(_ consequence: Consequence, because causes: [Change]) {
    append(consequence)
    append(", \"because\": [")
    for (number, change) in causes.enumerated() {
      append(number > 0 ? ", {\"change\": " : "{\"change\": ")
      appendJSON(change.name.rawValue)
      appendEnds(change.before, change.after)
      append("}")
    }
    append("], \"complete\": \(consequence.isSought)}")
  }

  private mutating func append(_ consequence: Consequence) {
    append("{\"change\": ")
    appendJSON(consequence.name)
    appendEnds([consequence.before], [consequence.after])
    switch consequence.shift {
    case .label(let from, let to): append(", \"from\": \"\(from.rawValue)\", \"to\": \"\(to.rawValue)\"")
    case .strength(let from, let to): append(", \"from\": \(from.short), \"to\": \(to.short)")
    }
  }

  fileprivate mutating func append(_ verdict: ThesisVerdict) {
    func value(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
    append("{\"before\": ")
    if let thesis = verdict.before { appendJSON(thesis) } else { append("null") }
    append(", \"after\": ")
    if let thesis = verdict.after { appendJSON(thesis) } else { append("null") }
    append(
      ", \"from\": \(value(verdict.labelBefore?.rawValue)), \"to\": \(value(verdict.labelAfter?.rawValue))}")
  }

  fileprivate mutating func appendEnds(_ before: [String], _ after: [String]) {
    append(", \"before\": ")
    appendJSON(before)
    append(", \"after\": ")
    appendJSON(after)
  }
}

extension Double {
  /// To four decimals.
  fileprivate var short: String { "\((self * 10_000).rounded() / 10_000)" }
}
