import CruxLanguage
import CruxModel
import Testing

@testable import CruxStore

@Suite struct ProposalTests {
  private func graph(_ id: String, _ texts: [String]) -> Graph {
    Graph(
      id: id,
      statements: texts.enumerated().map { CruxModel.Statement(id: "s\($0 + 1)", kind: .claim, text: $1) },
      relations: texts.count < 2 ? [] : [Relation(id: "r1", kind: .supports, from: ["s2"], to: "s1")])
  }

  private let texts = [
    "Night buses reduce crime", "Street crime falls where night buses run", "The export controls are working",
  ]
  private let others = [
    "Night buses reduce crimes in small towns", "Export controls are not working", "Cats sleep all day",
  ]

  private func base() throws -> Base {
    let base = try Base()
    _ = try base.add([Addition(graph("one", texts)), Addition(graph("other", others))])
    return base
  }

  private func likeness(_ one: String, _ other: String) throws -> ClaimLikeness {
    ClaimLikeness(try #require(ClaimProfile(one)), try #require(ClaimProfile(other)))
  }

  @Test func likeClaimsOfOtherDocumentsAreProposed() throws {
    let base = try base()
    #expect(try base.proposeSameClaims() > 0)
    let proposals = try base.proposals()
    let opposed = try #require(proposals.first { $0.kind == .opposed })
    #expect(Set([opposed.one.id, opposed.other.id]) == ["one#s3", "other#s2"])
    #expect(opposed.reason.hasPrefix("one has \"not\""))
    #expect(proposals.contains { $0.kind == .refines && $0.one.id == "other#s1" && $0.other.id == "one#s1" })
    #expect(!proposals.contains { $0.one.id == "other#s3" || $0.other.id == "other#s3" })
    #expect(proposals.map(\.score) == proposals.map(\.score).sorted(by: >))
    #expect(try base.proposeSameClaims() == 0)
  }

  @Test func theOrderOfAddingDoesNotDecideWhatIsProposed() throws {
    let base = try Base()
    let texts = ["Night bus travel is safe", "Travel by night bus is safe"]
    _ = try base.add([Addition(graph("one", texts))])
    #expect(try base.proposeSameClaims() == 0)
    _ = try base.add([Addition(graph("other", [texts[1]]))])
    #expect(try base.proposeSameClaims() == 1)
    #expect(try base.proposeSameClaims() == 0)
  }

  @Test func claimsThatManyRepeatAreComparedWithOthers() throws {
    let base = try Base()
    for text in ["Night bus travel is safe", "Night bus rides are safe"] {
      _ = try base.add((0..<30).map { try Addition(graph("\($0) \(text)", [text])) })
    }
    _ = try base.proposeSameClaims()
    #expect(try base.proposals().map(\.kind) == [.same])
  }

  @Test func shortWordsFindClaimsToo() throws {
    let base = try Base()
    for word in ["notably", "plainly"] {
      _ = try base.add([Addition(graph(word, ["The EU tax on AI is bad, \(word)"]))])
    }
    #expect(try base.proposeSameClaims() == 1)
  }

  @Test func whatIsSettledOutlastsAChangeOfNormalForms() throws {
    let base = try Base()
    _ = try base.add([
      Addition(graph("one", ["Night bus travel is safe"])),
      Addition(graph("two", ["Night bus rides are safe"])),
    ])
    _ = try base.proposeSameClaims()
    let proposal = try #require(try base.proposals().first)
    try base.settle(proposal.id, as: .accepted)
    func same() throws -> [[QueryValue]] {
      try base.query("MATCH (a)-[:SAME]->(b) RETURN a, b ORDER BY a").rows
    }
    let settled = try base.proposals(settled: true)
    #expect(try same() == [[.text("one#s1"), .text("two#s1")], [.text("two#s1"), .text("one#s1")]])
    try base.write { db in
      try db.execute(
        sql: """
          UPDATE statement SET form = form - 1;
          UPDATE proposal SET one = one - 1, other = other - 1;
          UPDATE merged SET form = form - 1, class = class - 1
          """)
    }
    #expect(try base.damage().count == 2)
    try base.write { try Forms.renew(in: $0) }
    #expect(try base.damage() == [])
    #expect(try same().count == 2)
    #expect(try base.proposals(settled: true) == settled)
  }

  /// A base keeps hashes of normal forms: where one of these changes, so must every base, by a migration that calls
  /// `Forms.renew`.
  @Test(arguments: [
    ("An “odd” rise of 40 % can’t last.", -2_226_944_739_098_118_663),
    ("It grew by .5 in 6' and 6\" of snow", 4_458_296_611_732_523_652),
  ])
  func formsStayWhatTheyAre(_ text: String, _ form: Int) {
    #expect(NormalForm.hash(of: text) == Int64(form))
  }

  @Test func accentsMakeNoOtherClaim() throws {
    let likeness = try likeness("A café naïve about résumés fails", "A cafe naive about resumes fails")
    #expect(likeness.kind == .same && likeness.score > 0.999)
  }

  @Test func whatIsAcceptedIsOneClaimInOneVersionAlone() throws {
    let base = try Base()
    let texts = ["Night bus travel is safe", "Few are robbed there", "Travel by night bus is safe"]
    _ = try base.add([Addition(graph("one", texts)), Addition(graph("other", ["The bus at night is safe"]))])
    _ = try base.proposeSameClaims()
    let query = "MATCH (a)-[:SAME]->({id: 'one#s1'}) WHERE a.document = 'one' RETURN a"
    #expect(try base.snapshot(Reference("one@1")).query(query).rows.isEmpty)
    for proposal in try base.proposals() where proposal.kind == .same {
      try base.settle(proposal.id, as: .accepted)
    }
    #expect(try base.snapshot(Reference("one@1")).query(query).rows == base.query(query).rows)
    #expect(try base.query(query).rows == [[.text("one#s3")]])
  }

  @Test func whatIsAcceptedIsOneClaimThroughEveryExtraction() throws {
    let base = try Base()
    let twice = ["The bus at night is safe", "Drivers say so"]
    _ = try base.add([
      Addition(graph("one", ["Night bus travel is safe", "Few are robbed there"])),
      Addition(graph("other", twice)),
    ])
    _ = try base.proposeSameClaims()
    let proposal = try #require(try base.proposals().first { $0.kind == .same && $0.one.id.hasSuffix("s1") })
    func evidence() throws -> [String] {
      guard case .found(let claim) = try base.claim("one#s1") else { return [] }
      return try base.ask(.evidence(claim, Filter())).results.map(\.statement.id).sorted()
    }
    #expect(try evidence() == ["one#s2"])
    try base.settle(proposal.id, as: .accepted)
    #expect(try evidence() == ["one#s2", "other#s2"])
    #expect(try base.query("MATCH (a)-[:SAME]->({id: 'one#s1'}) RETURN a").rows == [[.text("other#s1")]])

    try base.remove("other")
    _ = try base.add([Addition(graph("again", twice + ["More is said"]))])
    _ = try base.proposeSameClaims()
    #expect(try evidence() == ["again#s2", "one#s2"])
    #expect(!(try base.proposals().contains { $0.id == proposal.id }))
    #expect(try base.proposals(settled: true).first { $0.id == proposal.id }?.verdict == .accepted)

    try base.settle(proposal.id, as: .rejected)
    #expect(try evidence() == ["one#s2"])
    #expect(throws: StoreError.noProposal(99)) { try base.settle(99, as: .accepted) }
  }

  @Test func aRejectionIsNotOverruled() throws {
    let texts = [
      "Rent control lowers rents for tenants", "Rent controls lower rents for all tenants",
      "Rent controls lower the rents that tenants pay",
    ]
    func proposals() throws -> (Base, [String: Int]) {
      let base = try Base()
      _ = try base.add(try zip("abc", texts).map { try Addition(graph("\($0)", [$1])) })
      _ = try base.proposeSameClaims()
      let ids = try base.proposals().map { proposal in
        (String([proposal.one.id, proposal.other.id].map { $0.prefix(1) }.sorted().joined()), proposal.id)
      }
      return (base, Dictionary(uniqueKeysWithValues: ids))
    }
    func same(_ base: Base) throws -> [[QueryValue]] {
      try base.query("MATCH (x)-[:SAME]->({id: 'a#s1'}) RETURN x ORDER BY x").rows
    }
    let (base, ids) = try proposals()
    let (ab, bc, ac) = (try #require(ids["ab"]), try #require(ids["bc"]), try #require(ids["ac"]))
    try base.settle(ab, as: .accepted)
    try base.settle(bc, as: .accepted)
    #expect(throws: StoreError.contradiction(rejected: ac, accepted: [ab, bc])) {
      try base.settle(ac, as: .rejected)
    }
    #expect(try same(base) == [[.text("b#s1")], [.text("c#s1")]])
    // What follows from what is settled is not asked; what is taken back is.
    #expect(try base.proposals().isEmpty && base.proposalCount() == 0)
    try base.settle(bc, as: nil)
    #expect(Set(try base.proposals().map(\.id)) == [bc, ac])
    try base.settle(bc, as: .rejected)
    try base.settle(ac, as: .rejected)
    #expect(throws: StoreError.contradiction(rejected: ac, accepted: [ab, bc])) {
      try base.settle(bc, as: .accepted)
    }
    #expect(try same(base) == [[.text("b#s1")]])
    #expect(try base.proposals(settled: true).first { $0.id == bc }?.verdict == .rejected)
  }

  @Test(arguments: [
    ("Export controls work", "Export controls do not work"),
    ("Taxes increase growth", "Taxes decrease growth"),
    ("Zoos are good for animals", "Zoos are bad for animals"),
    ("Sales rose 3 percent", "Sales rose 30 percent"),
    ("The city spent $4 million on trams", "The city spent $4 billion on trams"),
  ])
  func oppositesAreNotTheSame(_ one: String, _ other: String) throws {
    #expect(try likeness(one, other).kind == .opposed)
  }

  @Test func amountsAreComparedByTheirValue() throws {
    #expect(try likeness("Trams cost $4 million a year", "Trams cost $4,000,000 a year").kind == .same)
  }

  @Test func whatTurnsAClaimIsNamed() throws {
    let found = try likeness("The rules can stop smugglers", "The rules cannot stop smugglers")
    #expect(found.kind == .opposed && found.reason.hasPrefix("one has \"cannot\";"))
  }

  @Test func aDoubleNegationTurnsNothing() throws {
    #expect(try likeness("Controls never do nothing", "Controls do something").kind != .opposed)
    #expect(
      try likeness("Raising the tax reduces smoking", "A higher tax lowers smoking").kind != .opposed)
  }

  @Test func likerClaimsHaveHigherScores() throws {
    let near = try likeness("Vaccines must be compulsory", "Vaccination must be made compulsory").score
    #expect(near > (try likeness("Vaccines must be compulsory", "Vaccines have side effects").score))
  }
}
