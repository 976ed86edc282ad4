import CruxLanguage
import CruxModel
import Testing

@testable import CruxStore

/// The questions that an analyst asks, in the pattern language.
@Suite struct QueryTests {
  private let base: Base

  init() throws {
    base = try Debate.base()
    _ = try base.add([Addition(Debate.letter)])
  }

  private func rows(_ query: String, _ parameters: [String: QueryValue] = [:]) throws -> [String] {
    try base.query(query, parameters: parameters).rows.map { row in
      row.map { value in
        switch value {
        case .null: "-"
        case .text(let text): text
        case .number(let number): "\(number)"
        case .truth(let truth): "\(truth)"
        case .path(let ids): ids.joined(separator: " ")
        }
      }.joined(separator: " | ")
    }
  }

  @Test func evidenceAndItsSources() throws {
    #expect(
      try rows(
        """
        MATCH (e:Evidence)-[:SUPPORTS|SAME]->+(c:Claim {id: 'paper#s1'})
        OPTIONAL MATCH (s:Speaker)-[:STATES]->(e)
        RETURN e.id, s.name ORDER BY e.id
        """) == [
          "journal#s3 | Ana Brandt", "journal#s4 | the ministry", "paper#s3 | the city",
          "paper#s4 | the city",
        ])
  }

  @Test func theStrongestCounterclaim() throws {
    #expect(
      try rows(
        "MATCH (x)-[r:REBUTS]->(:Claim {id: $claim}) RETURN x.text ORDER BY r.confidence DESC LIMIT 1",
        ["claim": .text("paper#s1")]) == ["They cost too much"])
  }

  @Test func claimsWithoutEvidence() throws {
    #expect(
      try rows(
        """
        MATCH (c:Claim) WHERE NOT EXISTS { (:Evidence)-[:SUPPORTS|SAME|RESTATES]->+(c) }
        RETURN c.id ORDER BY c.id
        """) == [
          "blog#s1", "blog#s2", "blog#s3", "blog#s4", "letter#s1", "letter#s2", "letter#s3", "letter#s4",
          "paper#s7",
        ])
  }

  @Test func circularSupport() throws {
    #expect(
      try rows("MATCH (c)-[:SUPPORTS]->+(c) RETURN c.id ORDER BY c.id") == ["blog#s1", "blog#s2", "blog#s3"])
    #expect(
      try rows("MATCH p = ANY SHORTEST (c {id: 'blog#s1'})-[:SUPPORTS]->+(c) RETURN p, length(p)") == [
        "blog#s1 blog#r3 blog#s3 blog#r2 blog#s2 blog#r1 blog#s1 | 3.0"
      ])
  }

  @Test func whoSaysWhatAboutAClaim() throws {
    #expect(
      try rows(
        """
        MATCH (s:Speaker)-[:STATES]->(x)-[r:SUPPORTS|REBUTS]->(c {id: 'paper#s1'})
        RETURN s.name, r.kind, x.text ORDER BY s.name
        """) == ["Ana Brandt | supports | Night buses are used", "critics | rebuts | They cost too much"])
  }

  @Test func pointsOfContention() throws {
    #expect(
      try rows("MATCH ()-[:SUPPORTS]->(c)<-[:REBUTS]-() RETURN DISTINCT c.id ORDER BY c.id") == [
        "journal#s1", "paper#s1",
      ])
  }

  @Test func evidenceOnBothSides() throws {
    #expect(
      try rows(
        """
        MATCH (e:Evidence)-[:SUPPORTS|SAME]->+()-[:REBUTS]->(c), (e)-[:SUPPORTS|SAME]->+(c)
        RETURN DISTINCT e.id, c.id ORDER BY e.id
        """) == ["journal#s4 | journal#s1", "paper#s3 | journal#s1"])
  }

  @Test func oneSourceCountedTwice() throws {
    #expect(
      try rows(
        """
        MATCH (x)-[:SUPPORTS]->(c)<-[:SUPPORTS]-(y), (s:Speaker)-[:STATES]->(x), (s)-[:STATES]->(y)
        WHERE x.id < y.id RETURN s.name, c.id
        """) == ["the city | paper#s2"])
  }

  @Test func unansweredObjections() throws {
    #expect(
      try rows(
        """
        MATCH (o)-[:REBUTS|UNDERCUTS]->(t) WHERE NOT EXISTS { ()-[:REBUTS]->(o) }
        RETURN o.id, t ORDER BY o.id
        """) == [
          "journal#s2 | journal#s1", "letter#s4 | letter#r1", "paper#s6 | paper#r2", "paper#s7 | paper#s5",
        ])
  }

  /// As Documentation/Query.md has it.
  @Test func unansweredObjectionsAreThoseOfTheQuestion() throws {
    let answers = Graph(
      id: "answers",
      statements: [
        CruxModel.Statement(id: "s1", kind: .claim, text: "A bus a night costs less than one parking place."),
        CruxModel.Statement(id: "s2", kind: .claim, text: "Parking is free"),
        CruxModel.Statement(id: "s3", kind: .claim, text: "Trams run elsewhere"),
        CruxModel.Statement(id: "s4", kind: .claim, text: "There is a tram"),
        CruxModel.Statement(id: "s5", kind: .claim, text: "It is a bus"),
      ],
      relations: [
        Relation(id: "r1", kind: .rebuts, from: ["s2"], to: "s1"),
        Relation(id: "r2", kind: .rebuts, from: ["s4"], to: "s3"),
        Relation(id: "r3", kind: .undercuts, from: ["s5"], to: "r2"),
      ])
    _ = try base.add([Addition(answers)])
    let found = try rows(
      """
      MATCH (o)-[e:REBUTS|UNDERCUTS]->(t), (o)-[:PREMISE]->(r:Relation)
      WHERE e.id = r.id AND NOT EXISTS { ()-[:UNDERCUTS]->(r) } AND NOT EXISTS { ()-[:REBUTS]->()-[:SAME]-{0,1}(o) }
      RETURN o.id, t ORDER BY o.id
      """)
    #expect(
      found == [
        "answers#s2 | answers#s1", "answers#s5 | answers#r2", "journal#s2 | journal#s1",
        "letter#s4 | letter#r1",
        "paper#s6 | paper#r2",
      ])
    #expect(
      found
        == (try base.ask(.unanswered(.everything)).results.map { "\($0.path[0]) | \($0.path[2])" }.sorted()))
  }

  @Test func theSameClaimInTwoDocuments() throws {
    #expect(
      try rows(
        """
        MATCH (a)-[:SAME]-(b), (a)-[:FROM]->(d:Document), (b)-[:FROM]->(f:Document)
        WHERE d.name < f.name RETURN a.text, d.title, f.title ORDER BY a.text
        """) == [
          "Night buses are used. | Count them | Keep them",
          "Ridership rose by 40 percent! | Count them | Keep them",
        ])
  }

  @Test func linkedPremisesWithWhatUndercutsThem() throws {
    #expect(
      try rows(
        """
        MATCH (a)-[:PREMISE]->(r:Relation)<-[:PREMISE]-(b), (u)-[:UNDERCUTS]->(r), (a)-[s:SUPPORTS]->(c)
        WHERE a.id < b.id AND s.id = r.id RETURN a.id, b.id, u.text, c.id
        """) == ["letter#s2 | letter#s3 | No tram runs there | letter#s1"])
  }

  @Test func asOfAVersionWithFullText() throws {
    var graph = Debate.paper
    graph.statements[0].text = "Trams should come"
    _ = try base.add([Addition(graph)])
    let query = "MATCH (c:Claim) WHERE c.text MATCHES 'should buses' RETURN c.text"
    #expect(try rows("AT 'paper@1' " + query) == ["Night buses should stay"])
    for version in 1...2 {
      #expect(try rows("AT 'paper@\(version)' MATCH (d:Document) RETURN d.version") == ["\(version).0"])
    }
    #expect(try rows(query) == [])
  }

  // MARK: More of the language

  @Test(arguments: [
    ("MATCH (s:Statement) RETURN count(*)", ["19.0"]),
    ("MATCH (s:Speaker) RETURN s ORDER BY s.name LIMIT 2", ["Ana Brandt", "Paul Okafor"]),
    ("MATCH (s) WHERE s.speaker STARTS WITH 'the m' RETURN s", ["journal#s4"]),
    ("MATCH (s) WHERE s.text ENDS WITH '!' AND s.text CONTAINS 'rose' RETURN s", ["journal#s4"]),
    ("MATCH (s) WHERE s.text ENDS WITH '''' RETURN s", []),
    ("MATCH (s) WHERE s MATCHES 'brandt thirty' RETURN s.id", ["journal#s3"]),
    ("MATCH (s) WHERE s.speaker MATCHES 'ana' RETURN s.id ORDER BY s.id", ["journal#s3", "paper#s2"]),
    (
      "MATCH (s {document: 'paper'}) WHERE NOT s.speaker MATCHES 'city' RETURN s ORDER BY s",
      [
        "paper#s2", "paper#s5", "paper#s6",
      ]
    ),
    (
      "MATCH (s {id: 'paper#s1'}) RETURN s.speaker MATCHES 'city' AS x, s.text MATCHES 'stay' AS y",
      ["- | true"]
    ),
    ("MATCH (d:Document) WHERE d.published >= '2026-04' RETURN d.name, d.version", ["journal | 1.0"]),
    (
      "MATCH (s:Speaker)-[:STATES]->(x:Evidence) RETURN s.name, count(x) AS n ORDER BY n DESC, s.name LIMIT 2",
      ["the city | 2.0", "Ana Brandt | 1.0"]
    ),
    ("MATCH (x)-[r]->(y {id: 'paper#s2'}) RETURN r ORDER BY r", ["SAME", "STATES", "paper#r2", "paper#r3"]),
    (
      "MATCH (x {document: 'paper'})-[f:FROM]->() RETURN count(f) AS n, count(DISTINCT f) AS m",
      ["7.0 | 7.0"]
    ),
    ("MATCH (a)-[x:SAME]->(b) RETURN count(x) AS n, count(DISTINCT x) AS m", ["4.0 | 2.0"]),
    ("MATCH (x {id: 'paper#s1'})-[f]->(:Document)<-[g]-(y) WHERE f = g RETURN y", ["paper#s1"]),
    (
      "MATCH ()-[r:SUPPORTS]->({id: 'letter#s1'}) RETURN count(r) AS n, count(DISTINCT r) AS m",
      ["2.0 | 2.0"]
    ),
    ("MATCH ({id: 'letter#s2'})-[r:SUPPORTS]->()<-[q:SUPPORTS]-(y) WHERE r = q RETURN y", ["letter#s2"]),
    ("MATCH (x {document: 'blog'}) WHERE x.id IN ['blog#s1', 'paper#s1'] RETURN x", ["blog#s1"]),
    ("MATCH (x:Statement) WHERE x.confidence IS NOT NULL RETURN x", []),
    ("MATCH ()-[r:SUPPORTS]->() WHERE r.confidence > 0.75 RETURN r ORDER BY r", ["paper#r1", "paper#r3"]),
    (
      "MATCH p = ACYCLIC (a)-[:SUPPORTS]->{2,2}(b {id: 'paper#s1'}) RETURN p ORDER BY a.id",
      ["paper#s3 paper#r2 paper#s2 paper#r1 paper#s1", "paper#s4 paper#r3 paper#s2 paper#r1 paper#s1"]
    ),
    (
      "MATCH (a {id: 'paper#s3'})-[:SUPPORTS]->*(b) RETURN b ORDER BY b",
      ["paper#s1", "paper#s2", "paper#s3"]
    ),
    ("MATCH (a)-[:SUPPORTS {confidence: 0.5}]->+(b) RETURN a, b", ["paper#s3 | paper#s2"]),
    (
      "MATCH (d:Document {id: 'blog'})<-[:FROM]-(x), (x)-[:SUPPORTS]->(y) RETURN x, y ORDER BY x",
      ["blog#s1 | blog#s3", "blog#s2 | blog#s1", "blog#s3 | blog#s2", "blog#s4 | blog#s2"]
    ),
    ("match (x {id: 'paper#s7'}) optional match (x)-[:SUPPORTS]->(y) return x, y", ["paper#s7 | -"]),
    ("MATCH (a:Speaker)-[:SUPPORTS]->(b) RETURN a", []),
    (
      "MATCH (x:Claim|Evidence {document: 'paper'}) RETURN x.kind, count(*) ORDER BY x.kind",
      ["claim | 3.0", "evidence | 3.0"]
    ),
    ("MATCH (x {id: 'paper#s7'}) RETURN x.kind = 'claim' AS isClaim, x.speaker = 'me' AS mine", ["true | -"]),
    (
      "MATCH (x) WHERE x.document = 'paper' MATCH (x)-[:SUPPORTS]->(y) RETURN x.id ORDER BY x.id",
      ["paper#s2", "paper#s3", "paper#s4"]
    ),
    ("MATCH (x {id: 'paper#s7'}) // the dear one\n /* and */ RETURN *", ["paper#s7"]),
  ])
  func theLanguageSays(_ query: String, _ expected: [String]) throws {
    #expect(try rows(query) == expected)
  }

  @Test func parametersStandForValuesAndNothingElse() throws {
    let hostile = "x' OR 1=1; DROP TABLE statement; --"
    #expect(try rows("MATCH (x {speaker: $who}) RETURN x", ["who": .text(hostile)]) == [])
    #expect(
      try rows("MATCH (x) WHERE x.text MATCHES $words RETURN x", ["words": .text("\" OR text:* (")]) == [])
    #expect(
      try rows(
        "MATCH ()-[r:SUPPORTS]->() WHERE r.confidence >= $least RETURN r LIMIT $count",
        ["least": .text("0.9"), "count": .text("1")]) == ["paper#r1"])
    #expect(
      try rows("MATCH (x {id: 'paper#s1'}) WHERE $n IN [1, 2] RETURN x", ["n": .text("1")]) == ["paper#s1"])
    #expect(try base.query("MATCH (x) RETURN count(*)").rows == [[.number(42)]])
  }

  @Test func limitsHold() throws {
    let few = try base.query("MATCH (x:Statement) RETURN x", limits: QueryLimits(rows: 5))
    #expect(few.rows.count == 5)
    #expect(few.isCut)
    #expect(throws: QueryError.tookTooLong(seconds: 0.01)) {
      try base.query(
        "MATCH (a:Statement), (b:Statement), (c:Statement), (d:Statement), (e:Statement) RETURN count(*)",
        limits: QueryLimits(seconds: 0.01))
    }
    #expect(throws: QueryError.tookTooLong(seconds: 0)) {
      try base.query("MATCH (a)-[:SUPPORTS]->+(b) RETURN a", limits: QueryLimits(seconds: 0))
    }
  }

  @Test func aBoundMakesNoQuerySlower() throws {
    let rows = try base.query(
      "MATCH (c)-[:SUPPORTS]->{1,1000000}(c) RETURN c ORDER BY c", limits: QueryLimits(seconds: 2)
    ).rows
    #expect(rows == ["blog#s1", "blog#s2", "blog#s3"].map { [QueryValue.text($0)] })
  }

  @Test func whatASourceMergesIsTheSame() throws {
    try base.write { db in
      let forms = try ["paper#s1", "journal#s1"].map { id in
        try #require(
          NormalForm.hash(of: id == "paper#s1" ? "Night buses should stay" : "The budget must shrink"))
      }
      for form in forms {
        try db.execute(sql: "INSERT INTO merged VALUES (?, ?)", arguments: [form, forms.min()])
      }
    }
    #expect(
      try rows("MATCH (a)-[:SAME]->(b {id: 'paper#s1'}) RETURN a") == ["journal#s1"])
    #expect(
      try rows("MATCH (a {id: 'paper#s1'})-[:SAME]->+(b) RETURN b ORDER BY b") == ["journal#s1", "paper#s1"])
  }
}
