import CruxModel
import Testing

@testable import CruxStore

/// Compiled queries answer as one does who tries everything, on small graphs of every shape.
@Suite struct QueryPropertyTests {
  /// All graphs of one and two statements with up to two relations, and a sample of those with three and four.
  @Test func compiledQueriesAnswerAsTryingEverythingDoes() throws {
    var random = SplitMix(state: 12)
    let small = SmallGraphs.all(statements: 1, relations: 3) + SmallGraphs.all(statements: 2, relations: 2)
    #expect(small.count > 240)
    var graphs = small.map { [$0] }
    for _ in 0..<150 {
      let first = 1 + random.below(4)
      let second = 4 - first
      graphs.append(
        (second > 0 ? [first, second] : [first]).enumerated().map { number, count in
          SmallGraphs.random(id: "d\(number)", statements: count, &random)
        })
    }
    var answered = 0
    for graphs in graphs {
      let base = try Base()
      _ = try base.add(graphs.map { try Addition($0) })
      let model = PropertyGraph(graphs)
      for _ in 0..<26 {
        let text = GeneratedQuery.text(&random)
        guard let query = try? Checker.checked(Parser.query(text), Array(text.utf8), [:]) else { continue }
        do {
          let found = try base.query(text, limits: QueryLimits(seconds: 60, rows: 1_000_000)).rows
          let rows = found.map { $0.map(plain).joined(separator: " | ") }.sorted()
          let expected = NaiveQuery(query, on: model).rows()
          answered += 1
          #expect(rows == expected, "\(text)\n\(graphs)")
          if rows != expected { return }
        } catch QueryError.tooLarge {
          continue
        } catch {
          Issue.record("\(text): \(error)")
          return
        }
      }
    }
    #expect(answered > 2_000)
  }

  private func plain(_ value: QueryValue) -> String {
    switch value {
    case .null: "-"
    case .text(let text): text
    case .number(let number): "\(number)"
    case .truth(let truth): "\(truth)"
    case .path(let ids): ids.joined(separator: " ")
    }
  }
}

enum SmallGraphs {
  private static let kinds: [CruxModel.Statement.Kind] = [.claim, .evidence, .counterclaim]

  /// All graphs of so many statements with up to so many relations of one premise, between statements or, to
  /// undercut, to an earlier relation.
  static func all(statements: Int, relations: Int) -> [Graph] {
    let ids = (1...statements).map { "s\($0)" }
    let candidates = [Relation.Kind.supports, .rebuts, .restates].flatMap { kind in
      ids.flatMap { from in ids.map { Relation(id: "", kind: kind, from: [from], to: $0) } }
    }
    let undercuts = ids.map { Relation(id: "", kind: .undercuts, from: [$0], to: "r1") }
    var sets: [[Relation]] = [[]]
    var last = sets
    for number in 0..<relations {
      last = last.flatMap { set in (candidates + (number > 0 ? undercuts : [])).map { set + [$0] } }
      sets += last
    }
    return sets.enumerated().map { number, set in
      var graph = Graph(id: "d", statements: [])
      for (place, id) in ids.enumerated() {
        graph.statements.append(
          CruxModel.Statement(
            id: id, kind: kinds[(number + place) % 3], text: "text \(number % 2 == 0 ? place : 0)",
            speaker: number % 3 == 0 ? "A" : nil))
      }
      for (place, relation) in set.enumerated() {
        var relation = relation
        relation.id = "r\(place + 1)"
        graph.relations.append(relation)
      }
      return graph
    }
  }

  static func random(id: String, statements: Int, _ random: inout SplitMix) -> Graph {
    var graph = Graph(id: id, statements: [])
    for number in 1...statements {
      graph.statements.append(
        CruxModel.Statement(
          id: "s\(number)", kind: random.pick(kinds), text: "text \(random.below(3))",
          speaker: random.pick([nil, "A", "B"]), confidence: random.pick([nil, 0.25, 0.5, 1])))
    }
    for number in 1...(1 + random.below(5)) {
      let kind = random.pick(Relation.Kind.allCases)
      let from = (0...random.below(2)).map { _ in "s\(1 + random.below(statements))" }
      // Some ends do not exist, or are what they should not be.
      let to =
        kind == .undercuts || random.below(8) == 0
        ? "r\(1 + random.below(5))" : "s\(1 + random.below(statements + 1))"
      graph.relations.append(
        Relation(id: "r\(number)", kind: kind, from: from, to: to, confidence: random.pick([nil, 0.25, 0.5])))
    }
    return graph
  }
}

/// Random queries of every part of the language, some of which make no sense.
enum GeneratedQuery {
  static func text(_ random: inout SplitMix) -> String {
    var text = match(&random)
    if random.below(3) == 0 { text += " " + match(&random) }
    if random.below(3) == 0 { text += " OPTIONAL " + match(&random) }
    let hasPath = text.contains("p = ")
    let values = ["a", "b", "a.id", "b.kind", "c", "a.speaker", "r", "r.confidence", "a.text = b.text"]
    var items = (0...random.below(2)).map { _ in random.pick(values) }
    if hasPath { items.append(text.contains("ANY SHORTEST") ? "length(p)" : "p") }
    if random.below(4) == 0 { items.append(random.pick(["count(*)", "count(b)", "count(DISTINCT a)"])) }
    return text + " RETURN " + (random.below(4) == 0 ? "DISTINCT " : "")
      + Set(items).sorted().joined(separator: ", ")
  }

  private static func match(_ random: inout SplitMix) -> String {
    var text = "MATCH " + path(&random)
    if random.below(4) == 0 { text += ", " + path(&random) }
    if random.below(2) == 0 { text += " WHERE " + condition(&random, depth: 2) }
    return text
  }

  private static func path(_ random: inout SplitMix) -> String {
    switch random.below(6) {
    case 0:
      return (random.below(2) == 0 ? "p = " : "") + "ANY SHORTEST " + node(&random) + quantified(&random)
        + node(&random)
    case 1:
      return (random.below(2) == 0 ? "p = " : "") + "ACYCLIC " + node(&random)
        + (random.below(2) == 0 ? quantified(&random) : edge(&random)) + node(&random)
        + (random.below(2) == 0 ? edge(&random) + node(&random) : "")
    default:
      return node(&random)
        + (0..<random.below(3)).map { _ in
          (random.below(4) == 0 ? quantified(&random) : edge(&random)) + node(&random)
        }.joined()
    }
  }

  private static func node(_ random: inout SplitMix) -> String {
    let name = random.pick(["a", "b", "c", "", ""])
    let label = random.pick([
      "", ":Statement", ":Claim", ":Evidence|Claim", ":Relation", ":Speaker", ":Document", ":Statement",
    ])
    let properties = random.pick(["", "", "", "", " {id: 'd#s1'}", " {kind: 'claim'}"])
    return "(\(name)\(label)\(properties))"
  }

  private static func edge(_ random: inout SplitMix, _ name: String? = nil) -> String {
    let fill =
      (name ?? random.pick(["r", "", "", ""])) + labels(&random)
      + random.pick(["", "", "", " {confidence: 0.5}"])
    return turned(fill, &random)
  }

  private static func labels(_ random: inout SplitMix) -> String {
    random.pick([
      "", ":SUPPORTS", ":SUPPORTS", ":REBUTS", ":UNDERCUTS", ":PREMISE", ":STATES", ":FROM", ":SAME",
      ":SUPPORTS|SAME", ":SUPPORTS|REBUTS|UNDERCUTS", ":PREMISE|STATES",
    ])
  }

  private static func turned(_ fill: String, _ random: inout SplitMix) -> String {
    random.pick(["-[\(fill)]->", "-[\(fill)]->", "<-[\(fill)]-", "-[\(fill)]-"])
  }

  private static func quantified(_ random: inout SplitMix) -> String {
    let fill = labels(&random) + random.pick(["", "", "", " {kind: 'supports'}"])
    return turned(fill, &random) + random.pick(["*", "+", "{2}", "{0,2}", "{1,3}", "{2,}", "{2,4}"])
  }

  private static func condition(_ random: inout SplitMix, depth: Int) -> String {
    if depth > 0 {
      switch random.below(6) {
      case 0: return "(\(condition(&random, depth: depth - 1)) AND \(condition(&random, depth: depth - 1)))"
      case 1: return "(\(condition(&random, depth: depth - 1)) OR \(condition(&random, depth: depth - 1)))"
      case 2: return "NOT \(condition(&random, depth: depth - 1))"
      case 3:
        return
          "EXISTS { \(node(&random))\(random.below(3) == 0 ? quantified(&random) : edge(&random, ""))\(node(&random))"
          + (random.below(2) == 0 ? " WHERE " + condition(&random, depth: 0) : "") + " }"
      default: break
      }
    }
    let name = random.pick(["a", "b", "c"])
    return random.pick([
      "\(name).id = 'd#s1'", "\(name).id <> 'd0#s1'", "\(name).text = 'text 0'",
      "\(name).kind IN ['claim', 'supports']",
      "\(name).speaker IS NULL", "\(name).speaker IS NOT NULL", "\(name).confidence > 0.3", "a = b", "a <> c",
      "\(name).text CONTAINS '1'", "\(name).id STARTS WITH 'd#'", "\(name).id ENDS WITH 's2'", "a.id < b.id",
      "\(name).document = 'd0'", "\(name).document IN ['d', 'd1']", "\(name).confidence <= 0.5",
      "\(name).speaker = NULL",
    ])
  }
}
