/// Finds all preferred or stable extensions of a small framework by backtracking.
///
/// An argument is taken in, which throws out all that it attacks and must see out all that attacks it, or it is left
/// out (after Nofal, Atkinson and Dunne, Artificial Intelligence 2014). Since taking in comes first, a set is found
/// before every subset of it.
struct ExtensionSearch {
  private enum State { case blank, accepted, out, mustBeOut, undecided }

  /// The most arguments to look at in all: each step looks at every one.
  private static let mostWork = 5_000_000

  private let semantics: Extensions.Semantics
  private let attackers: [[Int]]
  private let attacked: [[Int]]
  private var found: [Set<Int>] = []
  private var work = 0

  init(_ count: Int, _ attacks: [AttackGraph.Attack], _ semantics: Extensions.Semantics) {
    self.semantics = semantics
    var attackers = [[Int]](repeating: [], count: count)
    var attacked = attackers
    for attack in attacks {
      attackers[attack.to].append(attack.from)
      attacked[attack.from].append(attack.to)
    }
    self.attackers = attackers
    self.attacked = attacked
  }

  mutating func run() throws -> [[Int]] {
    var states = [State](repeating: .blank, count: attackers.count)
    for argument in states.indices where attackers[argument].contains(argument) {
      states[argument] = semantics == .stable ? .mustBeOut : .undecided
    }
    var waiting = [states]
    while let states = waiting.popLast() {
      work += attackers.count
      guard work <= Self.mostWork else { throw Extensions.TooLarge(arguments: attackers.count) }
      guard isPossible(states) else { continue }
      guard let argument = choice(states) else {
        take(states)
        continue
      }
      var without = states
      without[argument] = semantics == .stable ? .mustBeOut : .undecided
      waiting.append(without)
      waiting.append(accepting(argument, states))
    }
    return found.map { $0.sorted() }
  }

  private func accepting(_ argument: Int, _ states: [State]) -> [State] {
    var states = states
    states[argument] = .accepted
    for target in attacked[argument] { states[target] = .out }
    for attacker in attackers[argument] where states[attacker] != .out { states[attacker] = .mustBeOut }
    return states
  }

  /// Whether all that must be out can still be attacked by something that is in.
  private func isPossible(_ states: [State]) -> Bool {
    states.indices.allSatisfy { argument in
      states[argument] != .mustBeOut || attackers[argument].contains { states[$0] == .blank }
    }
  }

  /// What to decide on next: an attacker of what must be out, of which there are fewest; else whatever attacks most.
  private func choice(_ states: [State]) -> Int? {
    let needs = states.indices.filter { states[$0] == .mustBeOut }.map { argument in
      attackers[argument].filter { states[$0] == .blank }
    }
    if let fewest = needs.min(by: { $0.count < $1.count }) { return fewest.first }
    return states.indices.filter { states[$0] == .blank }.max { attacked[$0].count < attacked[$1].count }
  }

  private mutating func take(_ states: [State]) {
    let set = Set(states.indices.filter { states[$0] == .accepted })
    // Every stable set is found once, and none within another.
    if semantics == .preferred, found.contains(where: set.isSubset) { return }
    found.append(set)
  }
}
