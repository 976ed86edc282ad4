import CruxModel

/// What each statement of a graph bears on and what bears on it, and how.
struct Neighbourhood {
  struct Neighbour: Hashable {
    var statement: Int
    /// The way between them: the relation's sign, and at which of its ends they stand.
    var way: Way
  }

  enum Way: Hashable {
    case bearsOn(sign: Int), isBorneOnBy(sign: Int), isLinkedWith
    /// By an undercut of a relation to it.
    case undercutsSupport, isUndercutBy
  }

  private static let mostLinked = 30

  private(set) var neighbours: [[Neighbour]]

  init(_ index: GraphIndex) {
    neighbours = [[Neighbour]](repeating: [], count: index.statementCount)
    for number in index.graph.relations.indices {
      let node = index.statementCount + number
      let premises = index.premises(ofRelation: node).map(Int.init).filter { !index.isRelation($0) }
      // Each of many tells next to nothing about the others, and the pairs would be too many.
      for premise in premises.count <= Self.mostLinked ? premises : [] {
        for other in premises where other != premise { add(premise, other, .isLinkedWith) }
      }
      guard let target = index.target(ofRelation: node) else { continue }
      let sign = Self.sign(index.graph.relations[number].kind)
      if index.isRelation(target) {
        guard let end = index.target(ofRelation: target), !index.isRelation(end) else { continue }
        for premise in premises {
          add(premise, end, .undercutsSupport)
          add(end, premise, .isUndercutBy)
        }
      } else {
        for premise in premises {
          add(premise, target, .bearsOn(sign: sign))
          add(target, premise, .isBorneOnBy(sign: sign))
        }
      }
    }
  }

  private mutating func add(_ statement: Int, _ other: Int, _ way: Way) {
    neighbours[statement].append(Neighbour(statement: other, way: way))
  }

  private static func sign(_ kind: Relation.Kind) -> Int {
    switch kind {
    case .supports: 1
    case .rebuts, .undercuts: -1
    case .restates: 0
    }
  }
}
