import CruxModel
import GRDB

extension Base {
  /// Answers a question.
  ///
  /// - Parameter isDrawn: whether the answer's graph is wanted; without it only the results are made.
  /// - Throws: `StoreError.noDocument`, where only results of a document are wanted that is not there.
  public func ask(_ question: Question, isDrawn: Bool = true) throws -> Answer {
    try read { db in
      let network = try Network(db)
      let (claim, found, filter) = try found(question, network, db)
      if let document = filter.document { _ = try DocumentRow.named(document, in: db) }
      var answer = Answer(claim: claim?.statement, results: [], graph: Graph(id: "answer"))
      var accepted: [Found] = []
      let spoken = try filter.speaker.map { Set(try statements(of: $0, in: db)) }
      for found in found where spoken?.contains(found.node) ?? true {
        guard let statement = try network.statement(found.node) else { continue }
        guard filter.accepts(statement) else {
          if filter.lacksDate(statement) { answer.undated += 1 }
          continue
        }
        accepted.append(found)
        answer.results.append(
          Answer.Result(
            statement: statement, depth: found.depth, path: try network.ids(found.path),
            isOpposed: found.isOpposed))
      }
      if isDrawn { answer.graph = try graph(of: accepted, answering: question, about: claim, network) }
      return answer
    }
  }

  private func graph(
    of found: [Found], answering question: Question, about claim: Claim?, _ network: Network
  ) throws -> Graph {
    var drawing = Drawing(network)
    if case .path = question {
      for found in found { try drawing.add(found.path) }
      // It has no thesis, since it may lead down from its end.
      return try drawing.graph(about: nil)
    }
    if case .around(let claim, _) = question {
      try drawing.add([claim.nodes[0]])
      for found in found { try drawing.add(found.path) }
      // Nothing that is farther away.
      try drawing.addRelations()
      return try drawing.graph(about: claim)
    }
    for found in found { try drawing.add(found) }
    switch question {
    case .evidence(let claim, _):
      try drawing.add(Found(node: claim.nodes[0], path: [claim.nodes[0]]))
      // What supports in several ways has one path, the strongest.
      try drawing.addRelations { !$0.isAttack }
    case .objections(let claim, _): try drawing.add([claim.nodes[0]])
    // Its support as well as what speaks against it, not only one of each, and the answers to both.
    case .contested: for found in found { try drawing.addGrounds(of: found) }
    default: break
    }
    try drawing.addRelations { $0 == .restates }
    return try drawing.graph(about: claim)
  }

  private func found(
    _ question: Question, _ network: Network, _ db: Database
  ) throws -> (Claim?, [Found], Filter) {
    switch question {
    case .evidence(let claim, let filter):
      (claim, try network.evidence(for: claim.nodes, depth: filter.depth), filter)
    case .objections(let claim, let filter):
      (claim, try network.objections(to: claim.nodes, depth: filter.depth), filter)
    case .says(let speaker, let filter):
      (nil, try statements(of: speaker, in: db).map { Found(node: $0, path: [$0]) }, filter)
    case .path(let start, let end):
      (end, try network.path(from: start.nodes, to: end.nodes), Filter())
    case .around(let claim, let depth):
      (claim, try network.around(claim.nodes, depth: depth), Filter())
    case .contested(let scope): try about(scope, network, db) { $0.contested() }
    case .unsupported(let scope): try about(scope, network, db) { $0.unsupported() }
    case .unanswered(let scope): try about(scope, network, db) { $0.unanswered() }
    case .circular(let scope): try about(scope, network, db) { $0.circles() }
    case .bothSides(let scope): try about(scope, network, db) { $0.onBothSides() }
    case .singleSource(let scope): try about(scope, network, db) { $0.singleSource() }
    }
  }

  private func about(
    _ scope: Scope, _ network: Network, _ db: Database, _ find: (Web) -> [Found]
  ) throws -> (Claim?, [Found], Filter) {
    let web = try Web(scope, network, db)
    guard case .below(let claim) = scope else { return (nil, find(web), Filter()) }
    return (claim, find(web), Filter())
  }

  /// What speakers whose names have these words say.
  private func statements(of speaker: String, in db: Database) throws -> [Int64] {
    guard let query = SearchWords(speaker).speaker else { return [] }
    return try Int64.fetchAll(db, sql: SQL.searchAll, arguments: [query])
  }
}
