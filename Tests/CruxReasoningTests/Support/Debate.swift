import CruxModel

/// A graph in short: `Debate("X; e E", "E > X", "K -| U", "U -| E > X")`.
///
/// The first text names statements: `X` a claim, `e E` evidence, `c C` a counterclaim, with `=0.8` behind for a
/// confidence and `@Name` for a speaker. Then come relations, numbered from `r1`: `A + B > C` supports, `A -| C`
/// rebuts, `A -x r1` undercuts, `A = C` restates.
func debate(_ statements: String, _ relations: String...) -> Graph {
  var graph = Graph(id: "debate")
  graph.statements = statements.split(separator: ";").map { text in
    var words = text.split(separator: " ").map(String.init)
    let kind: Statement.Kind =
      words.count == 1 ? .claim : words.removeFirst() == "e" ? .evidence : .counterclaim
    let parts = words[0].split(separator: "@").map(String.init)
    let score = parts[0].split(separator: "=").map(String.init)
    return Statement(
      id: score[0], kind: kind, text: "\(score[0]) says", speaker: parts.count > 1 ? parts[1] : nil,
      confidence: score.count > 1 ? Double(score[1]) : nil)
  }
  let kinds: [(mark: String, kind: Relation.Kind)] = [
    (">", .supports), ("-|", .rebuts), ("-x", .undercuts), ("=", .restates),
  ]
  graph.relations = relations.enumerated().map { number, text in
    let words = text.split(separator: " ").map(String.init)
    let kind = kinds.first { words.contains($0.mark) }?.kind ?? .supports
    let ends = words.filter { word in word != "+" && !kinds.contains { $0.mark == word } }
    return Relation(id: "r\(number + 1)", kind: kind, from: ends.dropLast(), to: ends.last ?? "")
  }
  graph.thesis = graph.statements.first?.id
  return graph
}

/// Any graph of a few statements, with all kinds of relations between them, cycles and all.
func randomGraph(_ random: inout SplitMix, statements: Int, relations: Int) -> Graph {
  var graph = Graph(id: "random", thesis: "s0")
  for number in 0..<statements {
    graph.statements.append(
      Statement(
        id: "s\(number)", kind: Statement.Kind.allCases.randomElement(using: &random) ?? .claim, text: "t",
        speaker: Bool.random(using: &random) ? "P\(Int.random(in: 0..<3, using: &random))" : nil,
        confidence: Double(Int.random(in: 0...10, using: &random)) / 10,
        anchor: Anchor(document: "d\(Int.random(in: 0..<3, using: &random))", start: 0, end: 1)))
  }
  func statement() -> String { "s\(Int.random(in: 0..<statements, using: &random))" }
  for number in 0..<relations {
    let share = Int.random(in: 0..<100, using: &random)
    var relation = Relation(
      id: "r\(number)", kind: share < 50 ? .supports : .rebuts, from: [statement()], to: statement())
    if share >= 80, number > 0 {
      relation.kind = .undercuts
      relation.to = "r\(Int.random(in: 0..<number, using: &random))"
    }
    if share % 5 == 0 { relation.from.append(statement()) }
    graph.relations.append(relation)
  }
  return graph
}
