import CruxModel

/// Scores predicted graphs against annotated ones, text by text, and sums the counts over all texts.
///
/// The figures are those of the annotated texts' own program, `gold/score.py`, to the last digit. Statements
/// are matched one to one by their spans. Ends of relations are compared between clusters of restatements, so
/// that naming another wording of the same proposition is right. Stance is the side reached by walking from
/// the thesis.
public struct Score: Sendable {
  private(set) var texts = 0
  private(set) var exact = Overlap()
  private(set) var approximate = Overlap()
  private(set) var kinds: [Statement.Kind: Overlap] = [:]
  private(set) var speakers = Accuracy()
  private(set) var evidenceTypes = Accuracy()
  private(set) var stances = Accuracy()
  private(set) var links = Overlap()
  private(set) var signed = Overlap()
  private(set) var attacks = Overlap()
  private(set) var restatements = Overlap()
  private(set) var theses = Accuracy()
  /// How often statements said with a confidence are annotated ones.
  public private(set) var statementReliability = Reliability()
  /// How often relations said with a confidence have annotated ends, way and sign.
  public private(set) var relationReliability = Reliability()

  public init() {}

  /// Counts one text in.
  /// - Parameters:
  ///   - gold: the annotated graph.
  ///   - predicted: the graph to judge; none counts as an empty one.
  ///   - text: the annotated document's text, in which the anchors of both count.
  public mutating func add(gold: Graph, predicted: Graph?, text: String) {
    let scalars = Array(text.unicodeScalars)
    let gold = ScoredGraph(gold, text: scalars)
    let predicted = ScoredGraph(predicted ?? Graph(id: ""), text: scalars)
    let matches = SpanMatching.matches(gold.statements, predicted.statements)
    texts += 1
    addStatements(gold, predicted, matches)
    addRelations(gold, predicted, matches)
    addRestatements(gold, predicted, matches)
    let found = matches.first { $0.predicted == predicted.thesis }
    theses.add(
      gold.thesis.map { thesis in found.map { gold.clusters[$0.gold] } == gold.clusters[thesis] } ?? false)
  }

  /// Counts in what another score has counted.
  public mutating func add(_ other: Score) {
    texts += other.texts
    exact.add(other.exact)
    approximate.add(other.approximate)
    kinds.merge(other.kinds, uniquingKeysWith: +)
    speakers.add(other.speakers)
    evidenceTypes.add(other.evidenceTypes)
    stances.add(other.stances)
    links.add(other.links)
    signed.add(other.signed)
    attacks.add(other.attacks)
    restatements.add(other.restatements)
    theses.add(other.theses)
    statementReliability.add(other.statementReliability)
    relationReliability.add(other.relationReliability)
  }

  private mutating func addStatements(
    _ gold: ScoredGraph, _ predicted: ScoredGraph, _ matches: [SpanMatching.Match]
  ) {
    let sizes = (gold: gold.statements.count, predicted: predicted.statements.count)
    exact.add(hits: matches.count { $0.share == 1 }, gold: sizes.gold, predicted: sizes.predicted)
    approximate.add(hits: matches.count, gold: sizes.gold, predicted: sizes.predicted)
    for statement in gold.statements { kinds[statement.kind, default: Overlap()].gold += 1 }
    for statement in predicted.statements { kinds[statement.kind, default: Overlap()].predicted += 1 }
    let found = Set(matches.map(\.predicted))
    for (number, statement) in predicted.statements.enumerated() {
      statementReliability.add(statement.confidence, isRight: found.contains(number))
    }
    let goldSides = gold.sides()
    let predictedSides = predicted.sides()
    for match in matches {
      let (one, other) = (gold.statements[match.gold], predicted.statements[match.predicted])
      speakers.add(SpeakerName(one.speaker).isLike(SpeakerName(other.speaker)))
      stances.add(goldSides[match.gold] == predictedSides[match.predicted])
      guard one.kind == other.kind else { continue }
      kinds[one.kind, default: Overlap()].hits += 1
      if one.kind == .evidence, let type = one.evidenceType { evidenceTypes.add(type == other.evidenceType) }
    }
  }

  private mutating func addRelations(
    _ gold: ScoredGraph, _ predicted: ScoredGraph, _ matches: [SpanMatching.Match]
  ) {
    // A predicted cluster takes the name of the cluster of its best match; others get names of their own.
    var names = predicted.clusters.indices.map { gold.statements.count + $0 }
    for match in matches.reversed() { names[predicted.clusters[match.predicted]] = gold.clusters[match.gold] }
    let goldEdges = edges(gold) { gold.clusters[$0] }
    let predictedEdges = edges(predicted) { names[predicted.clusters[$0]] }
    for link in predicted.links {
      let edge = Edge(
        from: names[predicted.clusters[link.from]], to: names[predicted.clusters[link.to]],
        isAttack: link.isAttack)
      relationReliability.add(link.confidence, isRight: goldEdges.contains(edge))
    }
    links.add(
      Set(goldEdges.map { Edge(from: $0.from, to: $0.to) }),
      Set(predictedEdges.map { Edge(from: $0.from, to: $0.to) }))
    signed.add(goldEdges, predictedEdges)
    attacks.add(goldEdges.filter(\.isAttack), predictedEdges.filter(\.isAttack))
  }

  private struct Edge: Hashable {
    var from: Int
    var to: Int
    var isAttack = false
  }

  private func edges(_ graph: ScoredGraph, name: (Int) -> Int) -> Set<Edge> {
    Set(
      graph.links.map { Edge(from: name($0.from), to: name($0.to), isAttack: $0.isAttack) }
        .filter { $0.from != $0.to })
  }

  /// Counts pairs of statements that are in one cluster, without listing them.
  private mutating func addRestatements(
    _ gold: ScoredGraph, _ predicted: ScoredGraph, _ matches: [SpanMatching.Match]
  ) {
    func pairs(_ groups: some Sequence<[Int]>) -> Int {
      var sizes: [[Int]: Int] = [:]
      for group in groups { sizes[group, default: 0] += 1 }
      return sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    }
    restatements.add(
      hits: pairs(matches.lazy.map { [gold.clusters[$0.gold], predicted.clusters[$0.predicted]] }),
      gold: pairs(gold.clusters.lazy.map { [$0] }),
      predicted: pairs(predicted.clusters.lazy.map { [$0] }))
  }
}
