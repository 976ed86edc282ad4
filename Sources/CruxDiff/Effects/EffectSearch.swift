import CruxModel
import CruxReasoning

/// Finds out what changes mean for what stands, and which of them do it.
struct EffectSearch {
  /// A smaller shift of a strength is not worth telling; one of .6 to .5 is no smaller, however it is rounded.
  private static let leastShift = 0.1 - 1e-9
  /// A set of changes causes a shift of strength if it brings this share of what all changes bring of it.
  private static let mostOfShift = 0.9
  /// Where all of them bring less than this of it, confidences do.
  private static let leastOfShift = 0.5
  /// Statements and relations that may be reasoned over in one search, all tries together.
  private static let budget = 200_000

  private let units: ArgumentUnits
  private var tries: Int
  /// The share of each consequence that its causes have to bring.
  private var shares: [Double] = []
  private(set) var consequences: [Consequence] = []
  private(set) var verdict: ThesisVerdict

  init(_ before: Graph, _ after: Graph, _ matching: Matching, _ changes: [Change]) {
    units = ArgumentUnits(before, after, matching, changes)
    let sizes = [before, after].map { $0.statements.count + $0.relations.count }
    tries = Self.budget / (max(sizes[0], sizes[1]) + 1)
    let (old, new) = (Standing(before), Standing(after))
    verdict = ThesisVerdict(
      before: before.thesis, after: after.thesis, labelBefore: before.thesis.flatMap { old.labels[$0] },
      labelAfter: after.thesis.flatMap { new.labels[$0] })
    for (node, other) in matching.after.enumerated() {
      guard let other, let shift = Self.shift(old, node, new, other) else { continue }
      let (was, now) = (before.statements[node].id, after.statements[other].id)
      consequences.append(
        Consequence(
          before: was, after: now, shift: shift, isOfThesis: was == before.thesis && now == after.thesis))
    }
    consequences.sort { ($0.isOfThesis ? 0 : 1, $0.order) < ($1.isOfThesis ? 0 : 1, $1.order) }
    findShares()
    findCauses()
  }

  private mutating func findShares() {
    shares = consequences.map { _ in Self.mostOfShift }
    guard consequences.contains(where: { $0.order > 0 }), tries > 0 else { return }
    tries -= 1
    let standing = Standing(units.graph(with: Array(units.units.indices)))
    for (place, consequence) in consequences.enumerated() {
      guard let reached = standing.share(of: consequence),
        (Self.leastOfShift..<Self.mostOfShift).contains(reached)
      else { continue }
      shares[place] = Self.mostOfShift * reached
      consequences[place].isShared = true
    }
  }

  private static func shift(_ old: Standing, _ node: Int, _ new: Standing, _ other: Int) -> Consequence.Shift?
  {
    let (was, now) = (old.labels[node], new.labels[other])
    if was != now { return .label(from: was, to: now) }
    guard let was = old.strengths[node], let now = new.strengths[other], abs(was - now) >= leastShift else {
      return nil
    }
    return .strength(from: was, to: now)
  }

  // MARK: Causes

  private mutating func findCauses() {
    var open = Set(consequences.indices)
    let all = Array(units.units.indices)
    for size in 1...3 {
      // Single changes are tried as far as it goes, larger sets all or none.
      guard !open.isEmpty, size == 1 || Self.count(of: all.count, choose: size) <= tries else { break }
      Self.choose(size, of: all) { chosen in
        guard !open.isEmpty, tries > 0 else { return }
        tries -= 1
        let standing = Standing(units.graph(with: chosen))
        for place in open where standing.shows(consequences[place], shares[place]) {
          consequences[place].causes = units.changes(of: chosen)
          open.remove(place)
        }
      }
    }
    for place in open.sorted() {
      if tries > all.count { reduce(place, all) } else { consequences[place].isSought = false }
    }
  }

  /// A set from which no change can be left out, where the smallest would take too long to find.
  private mutating func reduce(_ place: Int, _ all: [Int]) {
    var chosen = all
    guard Standing(units.graph(with: chosen)).shows(consequences[place], shares[place]) else { return }
    for unit in all {
      let fewer = chosen.filter { $0 != unit }
      if Standing(units.graph(with: fewer)).shows(consequences[place], shares[place]) { chosen = fewer }
    }
    tries -= all.count
    consequences[place].causes = units.changes(of: chosen)
  }

  private static func count(of number: Int, choose size: Int) -> Int {
    guard number >= size else { return 0 }
    var count = 1
    for step in 0..<size {
      let (product, isTooMany) = count.multipliedReportingOverflow(by: number - step)
      guard !isTooMany else { return .max }
      count = product / (step + 1)
    }
    return count
  }

  /// All sets of a size, in the order of their members.
  private static func choose(_ size: Int, of items: [Int], _ body: ([Int]) -> Void) {
    func extend(_ chosen: [Int], from start: Int) {
      guard chosen.count < size else { return body(chosen) }
      for place in items.indices.dropFirst(start) { extend(chosen + [items[place]], from: place + 1) }
    }
    extend([], from: 0)
  }
}

/// What stands in a graph, and how strongly.
private struct Standing {
  let labels: Labelling
  let strengths: Strengths

  init(_ graph: Graph) {
    let framework = Framework(GraphIndex(graph))
    labels = Labelling(of: framework)
    strengths = Strengths(of: framework)
  }

  /// Whether a statement of the first graph has shifted here, too.
  func shows(_ consequence: Consequence, _ share: Double) -> Bool {
    switch consequence.shift {
    case .label(_, let to): return labels[consequence.before] == to
    case .strength: return self.share(of: consequence).map { $0 >= share } ?? false
    }
  }

  /// How much of a shift of strength is seen here; nil for one of a label.
  func share(of consequence: Consequence) -> Double? {
    guard case .strength(let from, let to) = consequence.shift, let strength = strengths[consequence.before]
    else { return nil }
    return (strength - from) / (to - from)
  }
}

extension Consequence {
  /// Labels first.
  fileprivate var order: Int {
    if case .label = shift { 0 } else { 1 }
  }
}
