import CruxLanguage
import CruxModel

/// Finds out which statements of one graph are which of another.
///
/// Statements that say the same and are the only ones to do so come first; then, greedily, pairs by the likeness of
/// their texts, at first alone, then with their place in the text and in the argument, which the pairs found so far
/// tell. Near-linear: only pairs that share rare words or neighbours are compared.
struct Matcher {
  private enum Weight {
    static let text = 0.7
    static let place = 0.3
    static let network = 0.3
    static let id = 0.1
  }

  private enum Least {
    /// Texts this alike are the same statement, whatever stands around them.
    static let seed = 0.75
    static let score = 0.48
    static let text = 0.24
  }

  /// What is asked of statements that have few words in common, but stand in the same place.
  private enum LeastInPlace {
    static let score = 0.35
    static let text = 0.12
    /// Of place and network together.
    static let context = 0.5
    /// Of words in the same order, where the argument's network does not speak for them and where it does.
    static let order = 0.3
    static let orderInNetwork = 0.15
    static let network = 0.3
  }

  /// Each lets statements be matched by those that the one before has matched.
  private static let rounds = 8
  /// Texts from which the rarity of words is learnt, at most (about).
  private static let sample = 5_000

  private let before: GraphIndex
  private let after: GraphIndex
  private let context: MatchContext
  private var matching: Matching
  private var idsAreKept = false

  static func match(
    _ before: GraphIndex, _ after: GraphIndex, known: [(before: Int, after: Int)]
  ) -> Matching {
    var matcher = Matcher(before, after)
    for pair in known { matcher.matching.match(pair.before, pair.after) }
    matcher.run()
    return matcher.matching
  }

  private init(_ before: GraphIndex, _ after: GraphIndex) {
    self.before = before
    self.after = after
    context = MatchContext(
      before: StatementOrder(before.graph), after: StatementOrder(after.graph),
      networkBefore: Neighbourhood(before), networkAfter: Neighbourhood(after))
    matching = Matching(before: before.statementCount, after: after.statementCount)
  }

  private mutating func run() {
    matchEqual()
    let rarity = TextRarity(Self.sample(before.graph) + Self.sample(after.graph))
    func profiles(_ graph: Graph, _ partners: [Int?]) -> [(Int, TextProfile)] {
      partners.indices.filter { partners[$0] == nil }.map { ($0, rarity.profile(graph.statements[$0].text)) }
    }
    let ours = profiles(before.graph, matching.after)
    var candidates = Candidates(before: ours, after: profiles(after.graph, matching.before))
    grow(candidates) { pair, _, _ in pair.text >= Least.seed }
    let fixed = matching
    for _ in 0..<Self.rounds {
      let brackets = context.brackets(matching)
      for (statement, _) in ours where matching.after[statement] == nil {
        for other in context.nearby(statement, matching, brackets) { candidates.add(statement, other) }
      }
      let last = matching.after
      grow(candidates, from: fixed) { pair, score, context in
        Self.isMatch(pair, score, context, candidates)
      }
      if matching.after == last { break }
    }
    matching.findSplits(before.graph, after.graph, rarity, context)
    RelationMatcher.match(before, after, &matching)
  }

  /// More statements of the same words than these are told apart by their order alone.
  private static let mostAlike = 12

  /// Statements of one normal form that none else has, or very many, those of one speaker first.
  private mutating func matchEqual() {
    let bySpeaker = matchEqual { ($0.speaker ?? "").foldedName }
    let others = matchEqual { _ in "" }
    // Where nearly all keep their ids, an id says something about the rest, too.
    let (pairs, sameIDs) = (bySpeaker.pairs + others.pairs, bySpeaker.sameIDs + others.sameIDs)
    idsAreKept = sameIDs * 10 >= pairs * 9 && pairs >= 3
  }

  private struct Words: Hashable {
    var form: Int64
    var speaker: String
  }

  private mutating func matchEqual(_ speaker: (Statement) -> String) -> (pairs: Int, sameIDs: Int) {
    func groups(_ graph: Graph, _ partners: [Int?]) -> [Words: [Int]] {
      var groups: [Words: [Int]] = [:]
      for (number, statement) in graph.statements.enumerated() where partners[number] == nil {
        guard let form = NormalForm.hash(of: statement.text) else { continue }
        groups[Words(form: form, speaker: speaker(statement)), default: []].append(number)
      }
      return groups
    }
    let theirs = groups(after.graph, matching.before)
    var (pairs, sameIDs) = (0, 0)
    let (ranks, theirRanks) = (context.before.rank, context.after.rank)
    for (words, ours) in groups(before.graph, matching.after) {
      guard let others = theirs[words], others.count == ours.count,
        ours.count == 1 || ours.count > Self.mostAlike
      else { continue }
      let sorted = ours.sorted { ranks[$0] < ranks[$1] }
      for (one, other) in zip(sorted, others.sorted { theirRanks[$0] < theirRanks[$1] }) {
        matching.match(one, other)
        pairs += 1
        if before.graph.statements[one].id == after.graph.statements[other].id { sameIDs += 1 }
      }
    }
    return (pairs, sameIDs)
  }

  /// How well what stands around a pair fits.
  private struct Fit {
    var place: Double
    var network: Double
  }

  private static func isMatch(
    _ pair: Candidates.Pair, _ score: Double, _ fit: Fit, _ candidates: Candidates
  ) -> Bool {
    if score >= Least.score, pair.text >= Least.text { return true }
    guard score >= LeastInPlace.score, pair.text >= LeastInPlace.text,
      fit.place + fit.network >= LeastInPlace.context
    else { return false }
    let order = fit.network >= LeastInPlace.network ? LeastInPlace.orderInNetwork : LeastInPlace.order
    return candidates.order(pair) >= order
  }

  /// Matches what fits best first.
  private mutating func grow(
    _ candidates: Candidates, from fixed: Matching? = nil,
    where isMatch: (Candidates.Pair, Double, Fit) -> Bool
  ) {
    let brackets = context.brackets(matching)
    var scored: [(score: Double, before: Int, after: Int)] = []
    for pair in candidates.pairs where pair.text >= LeastInPlace.text {
      if let fixed, fixed.after[pair.before] != nil || fixed.before[pair.after] != nil { continue }
      let fit = Fit(
        place: context.place(pair.before, pair.after, brackets),
        network: context.network(pair.before, pair.after, matching))
      let score = score(pair, fit)
      if isMatch(pair, score, fit) { scored.append((score, pair.before, pair.after)) }
    }
    let (ours, theirs) = (context.before.rank, context.after.rank)
    scored.sort {
      $0.score != $1.score
        ? $0.score > $1.score
        : (ours[$0.before], theirs[$0.after]) < (ours[$1.before], theirs[$1.after])
    }
    if let fixed { matching = fixed }
    for pair in scored where matching.after[pair.before] == nil && matching.before[pair.after] == nil {
      matching.match(pair.before, pair.after)
    }
  }

  private func score(_ pair: Candidates.Pair, _ fit: Fit) -> Double {
    let hasID =
      idsAreKept && before.graph.statements[pair.before].id == after.graph.statements[pair.after].id
    return Weight.text * pair.text + Weight.place * fit.place + Weight.network * fit.network
      + (hasID ? Weight.id : 0)
  }

  /// Texts chosen by what they say, so that the order of a file does not matter.
  private static func sample(_ graph: Graph) -> [String] {
    let step = UInt64(max(1, graph.statements.count / sample))
    return graph.statements.lazy.map(\.text).filter {
      step == 1 || UInt64(bitPattern: NormalForm.hash(of: $0) ?? 0) % step == 0
    }
  }
}
