import CruxModel
import Testing

@testable import CruxStore

@Suite struct QueryErrorTests {
  private func message(_ query: String) -> String {
    do {
      _ = try Base().query(query)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    (
      "MATCH (a)-[:SUPORTS]->(b) RETURN a",
      """
      reading the query, line 1, column 13: there is no kind of edge "SUPORTS"; expected SUPPORTS, REBUTS, \
      RESTATES, UNDERCUTS, PREMISE, STATES, FROM or SAME
      MATCH (a)-[:SUPORTS]->(b) RETURN a
                  ^
      """
    ),
    (
      "MATCH (a:Claim\nWHERE a.text RETURN a",
      """
      reading the query, line 2, column 14: expected "=", "<", ">", CONTAINS, STARTS, ENDS, MATCHES, IN, NOT, \
      IS, AND, OR or ")", found "RETURN"
      WHERE a.text RETURN a
                   ^
      """
    ),
    (
      "MATCH (a) RETURN b.text",
      """
      reading the query, line 1, column 18: nothing is called "b"; expected one of a
      MATCH (a) RETURN b.text
                       ^
      """
    ),
    (
      "MATCH p = (a)-[:SUPPORTS]->+(b) RETURN p",
      """
      reading the query, line 1, column 7: expected ANY SHORTEST or ACYCLIC behind "p =", to say which paths
      MATCH p = (a)-[:SUPPORTS]->+(b) RETURN p
            ^
      """
    ),
    (
      "MATCH (a:Claim) WHERE a.confidence > 'high' RETURN a",
      """
      reading the query, line 1, column 38: expected a number, found a text
      MATCH (a:Claim) WHERE a.confidence > 'high' RETURN a
                                           ^
      """
    ),
    (
      "AT 'nowhere@2'\n  MATCH (a) RETURN a",
      """
      reading the query, line 1, column 4: there is no document "nowhere" in the knowledge base
      AT 'nowhere@2'
         ^
      """
    ),
  ])
  func errorsPointAtThePlace(_ query: String, _ expected: String) {
    #expect(message(query) == expected)
  }

  @Test(arguments: [
    ("", "expected AT, OPTIONAL or MATCH, found the end"), ("MATCH (a)", "RETURN"),
    ("MATCH (a) RETURN", "found the end"), ("MATCH (a) RETURN a a", "found \"a\""),
    ("MATCH (a) RETURN $x", "no value is given for \"$x\""),
    ("MATCH (a) RETURN 'x", "this string has no end"),
    ("MATCH (a:Person) RETURN a", "there is no label \"Person\""),
    ("MATCH (a:Claim) RETURN a.name", "there is no property \"name\""),
    ("MATCH (a) DELETE a", "RETURN, found \"DELETE\""),
    ("MATCH (a)-[a]->(b) RETURN a", "names something else"),
    ("MATCH (a)-[r:SUPPORTS]->+(b) RETURN a", "a quantified edge has no name"),
    ("MATCH (a) RETURN a.id, a.id", "two columns are called"), ("MATCH () RETURN *", "nothing has a name"),
    ("MATCH (a)-[]->{1000001}(b) RETURN a", "at most 1000000"),
    ("MATCH (a)-[]->{3,1}(b) RETURN a", "the most is less"), ("MATCH (a)<-[]->(b) RETURN a", "one direction"),
    ("MATCH (a) WHERE count(a) > 1 RETURN a", "count stands alone"),
    ("MATCH (a) RETURN DISTINCT a.id ORDER BY a.kind", "expected a column of RETURN"),
    ("MATCH (a) WHERE a = 'x' RETURN a", "expected a node or an edge, found a text"),
    ("MATCH (a) RETURN a LIMIT 1.5", "whole number"),
    ("MATCH (a) WHERE 'x' RETURN a", "expected a condition"),
    ("MATCH (a) RETURN a # b", "no meaning"), ("MATCH (a) /* RETURN a", "comment has no end"),
    ("MATCH (a), (b), (c), (d), (e) RETURN a", "labels leave fewer"),
    ("AT 'nowhere' MATCH (a) RETURN a", "there is no document"),
  ])
  func mistakesAreSaid(_ query: String, _ part: String) {
    #expect(message(query).contains(part), "\(message(query))")
  }

  /// Queries with parts of their text taken out, put twice or put elsewhere: each is answered or said to be
  /// malformed at a place in it; none reaches the database in pieces.
  @Test func damagedQueriesAreRefused() throws {
    let queries = [
      "AT 'paper@1' MATCH (e:Evidence)-[:SUPPORTS]->+(c:Claim) WHERE c.text MATCHES 'night' RETURN e.text, c.id",
      "MATCH (a)<-[r:REBUTS|UNDERCUTS {kind: 'rebuts'}]-(b) WHERE a.confidence >= 0.5 OR NOT b.text IN ['x', \"y\"] "
        + "RETURN DISTINCT a.id AS x, b.id ORDER BY x DESC LIMIT 3",
      "MATCH p = ACYCLIC (a)-[:SUPPORTS]->{1,3}(b), (s:Speaker)-[:STATES]->(a) RETURN p, length(p), s.name",
      "MATCH (d:Document)<-[:FROM]-(s) OPTIONAL MATCH (s)-[x:SAME]-(t) WHERE EXISTS { (t)-[:SUPPORTS]->() } "
        + "RETURN d.name, count(DISTINCT t), count(*) ORDER BY count(*) DESC",
    ]
    let signs = [
      "(", ")", "[", "]", "{", "}", "'", "\"", "-", "->", "<", "*", "+", "$a", "\\", ";", "é", "\0", "//",
      "COUNT", "1e9", ":",
    ]
    let base = try Debate.base()
    var random = SplitMix(state: 4)
    var refused = 0
    for _ in 0..<10_000 {
      var text = Array(queries[random.below(queries.count)])
      for _ in 0...random.below(3) {
        let (one, other) = (random.below(text.count + 1), random.below(text.count + 1))
        let range = min(one, other)..<min(max(one, other), min(one, other) + 12)
        switch random.below(4) {
        case 0: text.removeSubrange(range)
        case 1: text.insert(contentsOf: text[range], at: random.below(text.count + 1))
        case 2: text.insert(contentsOf: signs[random.below(signs.count)], at: one)
        default: text = Array(text[..<one])
        }
      }
      let query = String(text)
      do {
        _ = try base.query(query, limits: QueryLimits(seconds: 5, rows: 20))
      } catch QueryError.malformed(let error) {
        refused += 1
        #expect(error.line != nil && error.excerpt?.contains("^") == true, "\(query)")
      } catch QueryError.tooLarge {
      } catch is StoreError where query.uppercased().hasPrefix("AT") {
      } catch QueryError.tookTooLong {
      } catch {
        Issue.record("\(query): \(error)")
      }
    }
    #expect(refused > 5_000)
  }

  @Test(arguments: [
    ("nan", "expected a number, but \"$n\" is none"), ("inf", "expected a number, but \"$n\" is none"),
    ("-3", "expected a whole number of rows, but \"$n\" is -3"),
    ("2.7", "expected a whole number of rows, but \"$n\" is 2.7"),
  ])
  func aLimitIsAWholeNumber(_ limit: String, _ message: String) throws {
    let error = #expect(throws: QueryError.self) {
      try Base().query("MATCH (a) RETURN a LIMIT $n", parameters: ["n": .text(limit)])
    }
    #expect("\(try #require(error))".contains(message))
  }

  @Test func aNodeIsComparedWithNoValue() throws {
    for condition in ["a = $id", "$id <> a", "a IN [$id]"] {
      let error = #expect(throws: QueryError.self) {
        try Base().query("MATCH (a) WHERE \(condition) RETURN a", parameters: ["id": .text("paper#s1")])
      }
      #expect("\(try #require(error))".contains("expected a node or an edge, found a value"))
    }
  }

  @Test func aLimitMayBeMoreThanThereIs() throws {
    let query = "MATCH (a:Statement) RETURN a LIMIT $n"
    #expect(try Debate.base().query(query, parameters: ["n": .text("1e30")]).rows.count == 15)
  }

  @Test func deepNestingIsRefused() throws {
    let deep = String(repeating: "(", count: 100_000)
    #expect(message("MATCH (a) WHERE \(deep)").contains("nested too deeply"))
    let nots = String(repeating: "NOT ", count: 100_000)
    #expect(message("MATCH (a) WHERE \(nots) TRUE RETURN a").contains("nested too deeply"))
    let ors = Array(repeating: "a.id = 'x#y'", count: 5_000).joined(separator: " OR ")
    #expect(message("MATCH (a:Claim) WHERE \(ors) RETURN a").contains("too much at once"))
    let edges = Array(repeating: "(:Claim)", count: 80).joined(separator: "-[:SUPPORTS]->")
    #expect(message("MATCH \(edges) RETURN count(*)").contains("too much at once"))
  }
}
