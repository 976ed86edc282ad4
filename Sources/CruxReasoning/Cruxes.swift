import CruxModel

/// How much of the verdict on a statement hangs on each of the others.
public struct Cruxes: Sendable {
  public struct Crux: Sendable {
    /// The statement, by number in the graph's index.
    public let node: Int
    /// What the verdict would be if this statement's were the opposite: rejected where it stands, else accepted.
    public let label: Label
    /// How much stronger the claim is for this statement; negative where it would be stronger without. Nil where one
    /// of the two strengths does not settle.
    public let change: Double?
  }

  /// The most statements to look at, the nearest to the claim.
  public static let most = 2000

  public let label: Label
  public let strength: Double?
  /// First those that would turn the label, then by how much they change the strength.
  public let all: [Crux]

  /// - Parameter node: the claim, by number in the graph's index.
  public init(of node: Int, in framework: Framework) {
    let node = Int(framework.places[node])
    let labels = Labelling(of: framework)
    let label = labels[node]
    let strength = Strengths(of: framework)[node]
    let others = framework.index.bearing(on: [node]).filter {
      $0 < framework.statementCount && framework.isPlace($0) && $0 != node
    }
    let cruxes = others.prefix(Self.most).map { other in
      let turned =
        labels[other] == .stands
        ? Labelling(of: framework, rejecting: [other]) : Labelling(of: framework, accepting: [other])
      let change = strength.flatMap { strength in
        Strengths(of: framework, rejecting: [other])[node].map { strength - $0 }
      }
      return Crux(node: other, label: turned[node], change: change)
    }
    self.label = label
    self.strength = strength
    all = cruxes.sorted { one, other in
      func rank(_ crux: Crux) -> (Int, Double, Int) {
        (crux.label == label ? 1 : 0, -(crux.change ?? 0).magnitude, crux.node)
      }
      return rank(one) < rank(other)
    }
  }

  /// Those that would turn the label, and of the others the fewest that make more than half of all changes.
  public var main: [Crux] {
    let total = all.reduce(0) { $0 + ($1.change ?? 0).magnitude }
    var sum = 0.0
    return all.filter { crux in
      let change = (crux.change ?? 0).magnitude
      defer { sum += change }
      return crux.label != label || change > 0 && sum <= total / 2
    }
  }
}
