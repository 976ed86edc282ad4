import CruxModel

/// Makes seeded changes to graphs.
struct Mutator {
  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should", "can", "must",
  ]
  private static let plainWords: Set<String> = [
    "not", "no", "never", "without", "none", "nor", "neither", "nothing", "nobody", "cannot", "may", "might",
    "could", "perhaps", "probably", "likely", "always", "must", "clearly", "certainly", "often", "usually",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "third", "million",
    "billion", "hundred", "thousand", "twice", "dozen", "quarter",
  ]
  private var random: SplitMix
  /// Words that stand in for others, whatever they mean.
  private let words: [String]

  init(seed: UInt64, words texts: [String]) {
    random = SplitMix(state: seed)
    words = Set(texts.flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
      .filter { $0.count > 2 && !Self.plainWords.contains($0) }.sorted()
  }

  private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }
  // MARK: Matching

  /// Every statement with this share of its words replaced, one in ten gone, one in ten new, one in twenty moved.
  mutating func reworded(_ graph: Graph, percent: Int) -> MutatedGraph {
    let graph = Self.anchored(graph)
    var statements: [(Statement, origin: [String])] = []
    for statement in graph.statements {
      if statement.id != graph.thesis, chance(10) { continue }
      var new = statement
      new.text = reworded(statement.text, percent: percent)
      statements.append((new, [statement.id]))
      if chance(10) { statements.append((addition(number: statements.count), [])) }
    }
    for place in statements.indices where chance(5) {
      let moved = statements.remove(at: place)
      statements.insert(moved, at: random.below(statements.count + 1))
    }
    return finished(graph, statements, relations: graph.relations, truth: [])
  }

  // MARK: Names

  /// About a third of the statements and a few relations with one change each.
  mutating func mutated(_ graph: Graph) -> MutatedGraph {
    let graph = Self.anchored(graph)
    var statements: [(Statement, origin: [String])] = []
    var truth: [(Mutation, [String], [String])] = []
    var moves: [String] = []
    var number = 0
    while number < graph.statements.count {
      let statement = graph.statements[number]
      number += 1
      let mutation = Mutation.allCases[random.below(Mutation.allCases.count)]
      guard chance(35), statement.id != graph.thesis else {
        statements.append((statement, [statement.id]))
        continue
      }
      var next = number < graph.statements.count ? graph.statements[number] : nil
      if next?.id == graph.thesis { next = nil }
      let new = apply(mutation, to: statement, next: next)
      guard let new else {
        statements.append((statement, [statement.id]))
        continue
      }
      let origins = mutation == .merge ? [statement.id, next?.id ?? ""] : [statement.id]
      if mutation == .merge { number += 1 }
      if mutation == .move { moves.append(statement.id) }
      statements += new.map { ($0, $0.id == "new" ? [] : origins) }
      truth.append((mutation, mutation == .add ? [] : origins, mutation == .delete ? [] : new.map(\.id)))
    }
    for id in moves {
      guard let place = statements.firstIndex(where: { $0.0.id == id }) else { continue }
      let moved = statements.remove(at: place)
      let far = (place + statements.count / 3 + random.below(statements.count / 3)) % (statements.count + 1)
      statements.insert(moved, at: far)
    }
    var relations = graph.relations
    for place in relations.indices
    where relations[place].kind != .undercuts && relations[place].kind != .restates {
      guard chance(5), !graph.relations.contains(where: { $0.to == relations[place].id }) else { continue }
      relations[place].kind = relations[place].kind == .supports ? .rebuts : .supports
      truth.append((.turn, [relations[place].id], []))
    }
    return finished(graph, statements, relations: relations, truth: truth)
  }

  /// What becomes of a statement; nil where it does not lend itself to this. New statements have the id `new`.
  private mutating func apply(_ mutation: Mutation, to statement: Statement, next: Statement?) -> [Statement]?
  {
    var new = statement
    let words = statement.text.split(separator: " ").map(String.init)
    let auxiliary = words.firstIndex(where: Self.auxiliaries.contains)
    switch mutation {
    case .turn: return nil
    case .delete: return []
    case .move: return [statement]
    case .reword:
      guard words.count >= 5 else { return nil }
      new.text = reworded(statement.text, percent: 40)
      return new.text == statement.text ? nil : [new]
    case .add: return [statement, addition(number: 0)]
    case .split:
      guard words.count >= 12 else { return nil }
      var second = statement
      new.text = words[..<(words.count / 2)].joined(separator: " ")
      second.text = words[(words.count / 2)...].joined(separator: " ")
      second.id += "-part"
      return [new, second]
    case .merge:
      guard let next, words.count >= 6, next.text.split(separator: " ").count >= 6 else { return nil }
      new.text = statement.text + " and " + next.text
      return [new]
    case .speaker:
      new.speaker = "Person \(random.below(1000))"
    case .number:
      guard let place = words.firstIndex(where: { $0.allSatisfy { $0.isNumber || $0 == "," } }) else {
        return nil
      }
      new.text = (words[..<place] + ["\(random.below(9000) + 17)"] + words[(place + 1)...]).joined(
        separator: " ")
    case .negate, .hedge:
      guard let auxiliary, Set(words).isDisjoint(with: Self.plainWords) else { return nil }
      let word = mutation == .negate ? "not" : "probably"
      new.text = (words[...auxiliary] + [word] + words[(auxiliary + 1)...]).joined(separator: " ")
    }
    return [new]
  }

  private mutating func addition(number: Int) -> Statement {
    let text = (0..<(6 + random.below(12))).map { _ in words[random.below(words.count)] }.joined(
      separator: " ")
    return Statement(id: "new", kind: chance(50) ? .claim : .evidence, text: text)
  }

  private mutating func reworded(_ text: String, percent: Int) -> String {
    text.split(separator: " ").map { word in
      let isPlain = word.contains { !$0.isLetter } || Self.plainWords.contains(word.lowercased())
      return chance(percent) && !isPlain ? words[random.below(words.count)] : String(word)
    }.joined(separator: " ")
  }

  // MARK: Graphs

  /// Gives all that is there new ids, numbers it and makes the text that it stands in.
  private mutating func finished(
    _ before: Graph, _ statements: [(Statement, origin: [String])], relations: [Relation],
    truth: [(Mutation, [String], [String])]
  ) -> MutatedGraph {
    var after = before
    var names: [String: [String]] = [:]
    var matched: Set<[String]> = []
    after.statements = statements.enumerated().map { number, entry in
      var statement = entry.0
      names[statement.id, default: []].append("n\(number + 1)")
      statement.id = "n\(number + 1)"
      for origin in entry.origin { matched.insert([origin, statement.id]) }
      return statement
    }
    let partners = Dictionary(matched.map { ($0[0], $0[1]) }, uniquingKeysWith: { min($0, $1) })
    var ids = Dictionary(uniqueKeysWithValues: relations.enumerated().map { ($1.id, "q\($0 + 1)") })
    ids.merge(partners) { $1 }
    var known = Set(after.statements.map(\.id))
    after.relations = []
    for relation in relations {
      var new = relation
      new.id = ids[relation.id] ?? ""
      new.from = Set(relation.from.compactMap { ids[$0] }).sorted()
      new.to = ids[relation.to] ?? ""
      guard new.from.count > 0, known.isSuperset(of: new.from + [new.to]), !new.from.contains(new.to) else {
        continue
      }
      known.insert(new.id)
      after.relations.append(new)
    }
    after.thesis = before.thesis.flatMap { partners[$0] }
    var additions = (names["new"] ?? [])[...]
    let renamed = truth.map { mutation, old, new in
      switch mutation {
      case .turn: (mutation, old, old.compactMap { ids[$0] })
      case .add: (mutation, [String](), additions.popFirst().map { [$0] } ?? [])
      default: (mutation, old, new.flatMap { names[$0] ?? [] })
      }
    }
    return MutatedGraph(before: before, after: Self.anchored(after), matched: matched, truth: renamed)
  }

  /// With a text of its statements alone, in the order in which they stand.
  private static func anchored(_ graph: Graph) -> Graph {
    var graph = graph
    if graph.statements.allSatisfy({ $0.anchor != nil }), graph.statements.first?.id.hasPrefix("n") != true {
      graph.statements.sort { ($0.anchor?.start ?? 0) < ($1.anchor?.start ?? 0) }
    }
    var text = ""
    var length = 0
    for place in graph.statements.indices {
      let count = graph.statements[place].text.unicodeScalars.count
      graph.statements[place].anchor = Anchor(document: graph.id, start: length, end: length + count)
      text += graph.statements[place].text + "\n"
      length += count + 1
    }
    graph.documents = [Document(id: graph.id, text: text)]
    return graph
  }
}
