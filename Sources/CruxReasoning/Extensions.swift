import CruxModel

/// The preferred or the stable extensions of an argumentation framework: the sets of arguments that one can hold
/// together (Dung, Artificial Intelligence 1995).
///
/// There may be exponentially many, and to find one is hard. So what the grounded labelling decides is taken as given,
/// and the rest falls apart into components, each of which is searched on its own; large ones are refused.
public struct Extensions: Sendable {
  public enum Semantics: String, Sendable, CaseIterable {
    /// The largest sets that defend themselves against all attacks.
    case preferred
    /// Sets that attack everything outside them; there may be none.
    case stable
  }

  /// A component whose search takes too long.
  public struct TooLarge: Error, Sendable {
    /// How many arguments it has.
    public let arguments: Int
  }

  /// A way to find the sets of one component, in place of the search here: all sets, as lists of arguments.
  public typealias Solver =
    @Sendable (_ arguments: Int, _ attacks: [AttackGraph.Attack], Semantics) throws -> [[Int]]

  /// What is accepted in all of them.
  private let base: [Int]
  /// The sets of each component.
  private let components: [[[Int]]]
  /// What becomes of each argument: it stands if it is in all extensions, and falls if all attack it.
  public let labels: [Label]

  /// - Parameter solver: for components that are too large for the search here.
  /// - Throws: `TooLarge` without a solver, or what the solver throws.
  public init(of graph: AttackGraph, by semantics: Semantics, solver: Solver? = nil) throws {
    var labels = graph.grounded()
    base = labels.indices.filter { labels[$0] == .stands }
    var components: [[[Int]]] = []
    for component in graph.components(of: labels.indices.filter { labels[$0] == .open }) {
      var search = ExtensionSearch(component.arguments.count, component.attacks, semantics)
      let found: [[Int]]
      do {
        found = try search.run()
      } catch let error as TooLarge {
        guard let solver else { throw error }
        found = try solver(component.arguments.count, component.attacks, semantics)
      }
      let sets = found.isEmpty ? [[]] : found.map(Set.init)
      var attackers = [Set<Int>](repeating: [], count: component.arguments.count)
      for attack in component.attacks { attackers[attack.to].insert(attack.from) }
      for argument in component.arguments.indices {
        if sets.allSatisfy({ $0.contains(argument) }) {
          labels[component.arguments[argument]] = .stands
        } else if sets.allSatisfy({ !attackers[argument].isDisjoint(with: $0) }) {
          labels[component.arguments[argument]] = .falls
        }
      }
      components.append(found.map { $0.map { component.arguments[$0] } })
    }
    self.components = components
    self.labels = labels
  }

  /// How many there are; the largest number there is, where there are more.
  public var count: Int {
    components.reduce(1) { product, sets in
      let (count, isTooMany) = product.multipliedReportingOverflow(by: sets.count)
      return isTooMany ? .max : count
    }
  }

  /// The first extensions, each a sorted list of arguments.
  public func first(_ limit: Int) -> [[Int]] {
    (0..<min(count, limit)).map { number in
      var number = number
      var extent = base
      for sets in components {
        extent += sets[number % sets.count]
        number /= sets.count
      }
      return extent.sorted()
    }
  }
}

extension AttackGraph {
  /// Some of the arguments and the attacks among them, by their number there.
  fileprivate struct Component {
    var arguments: [Int] = []
    var attacks: [Attack] = []
  }

  /// The parts into which some arguments fall that no attack joins.
  fileprivate func components(of chosen: [Int]) -> [Component] {
    var sets = Partition(names.count)
    let isChosen = chosen.reduce(into: [Bool](repeating: false, count: names.count)) { $0[$1] = true }
    let inner = attacks.filter { isChosen[$0.from] && isChosen[$0.to] }
    for attack in inner { sets.join(attack.from, attack.to) }
    var numbers: [Int: Int] = [:]
    var components: [Component] = []
    var places = [Int](repeating: 0, count: names.count)
    for argument in chosen {
      let number = numbers[sets.root(argument)] ?? components.count
      if number == components.count { components.append(Component()) }
      numbers[sets.root(argument)] = number
      places[argument] = components[number].arguments.count
      components[number].arguments.append(argument)
    }
    for attack in inner {
      guard let number = numbers[sets.root(attack.from)] else { continue }
      components[number].attacks.append(Attack(from: places[attack.from], to: places[attack.to]))
    }
    return components
  }
}
