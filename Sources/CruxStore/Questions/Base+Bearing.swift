import CruxModel
import GRDB

extension Base {
  /// All that bears on a claim, directly or not, in all documents: a graph with the claim as thesis and the ids of the
  /// base (`DOC#s4`), in which statements that are the same claim restate one another.
  public func bearing(on claim: Claim) throws -> Graph {
    try read { db in
      let network = try Network(db)
      var drawing = Drawing(network)
      try drawing.add(network.below(claim.nodes))
      return try drawing.graph(about: claim)
    }
  }
}
