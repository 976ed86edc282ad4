import CruxModel

/// What predicted graphs got wrong, grouped by the kind of error.
public struct Mistakes: Sendable {
  public struct Mistake: Sendable, Equatable {
    /// The id of the annotated graph.
    public var text: String
    /// The sentence, with what is wrong in it in brackets.
    public var sentence: String
    /// What it should be, or bears on, where the group does not say it all.
    public var detail: String?
    /// How sure the extractor was of it; none of what it left out.
    public var confidence: Double?
  }

  private var all: [String: [Mistake]] = [:]

  public init() {}

  /// The groups, those with the most mistakes first, and in each the surest mistakes first.
  public var groups: [(name: String, mistakes: [Mistake])] {
    all.map { ($0.key, $0.value.sorted { ($0.confidence ?? 0) > ($1.confidence ?? 0) }) }
      .sorted { ($1.1.count, $0.0) < ($0.1.count, $1.0) }
  }

  /// Counts one text in; the parameters are those of `Score.add`.
  public mutating func add(gold: Graph, predicted: Graph?, text: String) {
    let comparison = Comparison(gold, predicted ?? Graph(id: ""), text)
    for (group, mistake) in comparison.all {
      all[group, default: []].append(mistake)
    }
  }
}

/// One annotated graph beside the graph to judge.
private struct Comparison {
  typealias Entry = (group: String, mistake: Mistakes.Mistake)

  private let id: String
  private let scalars: [Unicode.Scalar]
  private let gold: ScoredGraph
  private let predicted: ScoredGraph
  private let matches: [SpanMatching.Match]
  /// The annotated statements of predicted ones, by number.
  private let partner: [Int: Int]

  init(_ gold: Graph, _ predicted: Graph, _ text: String) {
    // What was left out has no confidence, whatever the annotated graph says.
    var annotated = gold
    for number in annotated.statements.indices { annotated.statements[number].confidence = nil }
    id = gold.id
    scalars = Array(text.unicodeScalars)
    self.gold = ScoredGraph(annotated, text: scalars)
    self.predicted = ScoredGraph(predicted, text: scalars)
    matches = SpanMatching.matches(self.gold.statements, self.predicted.statements)
    partner = Dictionary(uniqueKeysWithValues: matches.map { ($0.predicted, $0.gold) })
  }

  var all: [Entry] { statements() + relations() + restatements() + thesis() }

  private func statements() -> [Entry] {
    let found = Set(matches.map(\.gold))
    let right = Set(matches.map(\.predicted))
    var entries: [Entry] = gold.statements.indices.filter { !found.contains($0) }.map {
      ("\(gold.statements[$0].kind) missed", mistake(gold.statements[$0]))
    }
    for (number, statement) in predicted.statements.enumerated() where !right.contains(number) {
      entries.append(("no statement, but read as \(statement.kind)", mistake(statement)))
    }
    for match in matches {
      let (one, other) = (gold.statements[match.gold], predicted.statements[match.predicted])
      if match.share < 1 { entries.append(("other ends", mistake(other, "is: " + words(one.span)))) }
      if one.kind != other.kind { entries.append(("\(one.kind) read as \(other.kind)", mistake(other))) }
      if !SpeakerName(one.speaker).isLike(SpeakerName(other.speaker)) {
        let (name, wrong) = (named(one.speaker), named(other.speaker))
        entries.append(("wrong speaker", mistake(other, "\(name), not \(wrong)")))
      }
      if one.kind == .evidence, other.kind == .evidence, let type = one.evidenceType,
        type != other.evidenceType
      {
        let wrong = other.evidenceType.map { "not \($0.rawValue)" } ?? "but it has none"
        entries.append(("wrong type of evidence", mistake(other, "\(type.rawValue), \(wrong)")))
      }
    }
    return entries
  }

  private func relations() -> [Entry] {
    var expected: [[Int]: Bool] = [:]
    for link in gold.links { expected[[link.from, gold.clusters[link.to]]] = link.isAttack }
    var entries: [Entry] = []
    var seen: Set<[Int]> = []
    for link in predicted.links {
      guard let from = partner[link.from], let to = partner[link.to] else { continue }
      let pair = [from, gold.clusters[to]]
      seen.insert(pair)
      let (source, target) = (predicted.statements[link.from], predicted.statements[link.to])
      var mistake = mistake(source, "to: " + words(target.span))
      mistake.confidence = link.confidence
      switch expected[pair] {
      case nil: entries.append(("no relation, but read as \(link.isAttack ? "attack" : "support")", mistake))
      case link.isAttack?: break
      case true?: entries.append(("attack read as support", mistake))
      case false?: entries.append(("support read as attack", mistake))
      }
    }
    let found = Set(matches.map(\.gold))
    for link in gold.links where !seen.contains([link.from, gold.clusters[link.to]]) {
      guard found.contains(link.from), found.contains(link.to) else { continue }
      let detail = "to: " + words(gold.statements[link.to].span)
      entries.append(
        ("\(link.isAttack ? "attack" : "support") missed", mistake(gold.statements[link.from], detail)))
    }
    return entries
  }

  private func restatements() -> [Entry] {
    let found = Dictionary(uniqueKeysWithValues: matches.map { ($0.gold, $0.predicted) })
    return restatements(gold, not: predicted, found, "restatement missed")
      + restatements(predicted, not: gold, partner, "no restatement, but read as one")
  }

  /// What restates the first of its cluster in one graph and, by its match, not in the other.
  private func restatements(
    _ graph: ScoredGraph, not other: ScoredGraph, _ match: [Int: Int], _ group: String
  ) -> [Entry] {
    graph.clusters.enumerated().compactMap { number, first in
      guard number != first, let one = match[number], let two = match[first],
        other.clusters[one] != other.clusters[two]
      else { return nil }
      return (group, mistake(graph.statements[number], "of: " + words(graph.statements[first].span)))
    }
  }

  private func thesis() -> [Entry] {
    guard let thesis = gold.thesis else { return [] }
    let found = matches.first { $0.predicted == predicted.thesis }
    guard found.map({ gold.clusters[$0.gold] }) != gold.clusters[thesis] else { return [] }
    let taken = predicted.thesis.map { "taken: " + words(predicted.statements[$0].span) }
    return [("wrong thesis", mistake(gold.statements[thesis], taken))]
  }

  private func mistake(_ statement: ScoredGraph.Statement, _ detail: String? = nil) -> Mistakes.Mistake {
    .init(
      text: id, sentence: sentence(statement.span), detail: detail, confidence: statement.confidence)
  }

  private func named(_ speaker: String) -> String { speaker.isEmpty ? "the text itself" : speaker }

  /// A span in brackets in its sentence.
  private func sentence(_ span: Range<Int>) -> String {
    var (start, end) = (span.lowerBound, span.upperBound)
    while start > 0, !isEnd(start - 1) { start -= 1 }
    while start < span.lowerBound, scalars[start].properties.isWhitespace { start += 1 }
    while end < scalars.count, !isEnd(end) { end += 1 }
    return words(start..<span.lowerBound) + "[" + words(span) + "]" + words(span.upperBound..<end)
  }

  private func isEnd(_ position: Int) -> Bool {
    guard !scalars[position].properties.isWhitespace else { return scalars[position] == "\n" }
    let isStop = scalars[position] == "." || scalars[position] == "!" || scalars[position] == "?"
    return isStop && (position + 1 == scalars.count || scalars[position + 1].properties.isWhitespace)
  }

  private func words(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range].map { $0 == "\n" ? " " : $0 })
    return String(text)
  }
}
