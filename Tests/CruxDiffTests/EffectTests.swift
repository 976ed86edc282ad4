import CruxDiff
import CruxModel
import CruxReasoning
import Testing

@Suite struct EffectTests {
  /// An answer to an objection goes: the objection stands, the thesis falls, for that reason alone.
  @Test func theSmallestCauseIsFound() throws {
    let before = Samples.buses()
    var after = before.changing("s2") { $0.text = "Ridership rose by 41 percent last year" }
    after.statements.removeAll { $0.id == "s4" }
    after.relations.removeAll { $0.id == "r3" }
    after.statements.append(Statement(id: "s9", kind: .evidence, text: "Ana Brandt heads the board"))
    let difference = Difference(before, after)
    #expect(difference.verdict.labelBefore == .stands && difference.verdict.labelAfter == .falls)
    let thesis = try #require(difference.consequences.first)
    #expect(thesis.isOfThesis && thesis.shift == .label(from: .stands, to: .falls))
    for consequence in difference.consequences where consequence.name == "label changed" {
      #expect(consequence.causes.count == 1)
      let cause = try #require(consequence.causes.first.map { difference.changes[$0] })
      #expect([.removed, .relationRemoved].contains(cause.name))
    }
  }

  @Test func causesThatOnlyWorkTogetherAreNamedTogether() throws {
    var before = Samples.buses()
    before.statements.append(Statement(id: "s5", kind: .evidence, text: "A benefactor pays all their costs"))
    before.relations.append(Relation(id: "r5", kind: .rebuts, from: ["s5"], to: "s3"))
    var after = before
    after.relations.removeAll { $0.id == "r3" || $0.id == "r5" }
    let difference = Difference(before, after)
    let thesis = try #require(difference.consequences.first { $0.isOfThesis })
    #expect(Set(thesis.causes.flatMap { difference.changes[$0].before }) == ["r3", "r5"])
  }

  @Test func aSplitIsACause() throws {
    func graph(_ evidence: [(id: String, text: String)]) -> Graph {
      Graph(
        id: "g", thesis: "s1",
        statements: [Statement(id: "s1", kind: .claim, text: "Controls work")]
          + evidence.map { Statement(id: $0.id, kind: .evidence, text: $0.text) },
        relations: evidence.map { Relation(id: "r" + $0.id, kind: .supports, from: [$0.id], to: "s1") })
    }
    let prices = "Prices doubled in Shenzhen last year"
    let waits = "laboratories in Hangzhou wait five months for computing time"
    let whole = graph([("s2", prices + " and " + waits)])
    let split = graph([("s3", prices), ("s4", waits)])
    let difference = Difference(whole, split)
    #expect(difference.changes.map(\.name) == [.split])
    #expect(difference.consequences.map(\.name) == ["strength changed"])
    #expect(difference.consequences.map(\.causes) == [[0]])
    #expect(Difference(split, whole).consequences.map(\.causes) == [[0]])
  }

  /// Each half keeps what was for it and against it.
  @Test func aMergeIsNoCauseOfWhatAnotherChangeDoes() throws {
    let (counts, prices) = ("Container ships wait outside the port", "freight prices have doubled since May")
    func graph(_ evidence: [(id: String, text: String)], _ relations: [Relation]) -> Graph {
      Graph(
        id: "g", thesis: "t",
        statements: [
          Statement(id: "t", kind: .claim, text: "The port needs a second lock"),
          Statement(id: "x", kind: .counterclaim, text: "Ships could be sent to other harbours"),
        ] + evidence.map { Statement(id: $0.id, kind: .evidence, text: $0.text) },
        relations: relations + [Relation(id: "rx", kind: .rebuts, from: ["x"], to: "t")])
    }
    let before = graph(
      [("p1", counts), ("p2", prices)],
      [
        Relation(id: "r1", kind: .supports, from: ["p1"], to: "t"),
        Relation(id: "r2", kind: .rebuts, from: ["p2"], to: "x"),
      ])
    let after = graph(
      [("m", "\(counts) and \(prices)"), ("y", "A lock would flood the meadows")],
      [
        Relation(id: "r1", kind: .supports, from: ["m"], to: "t"),
        Relation(id: "r2", kind: .rebuts, from: ["m"], to: "x"),
        Relation(id: "ry", kind: .rebuts, from: ["y"], to: "t"),
      ])
    for difference in [Difference(before, after), Difference(after, before)] {
      let thesis = try #require(difference.consequences.first { $0.isOfThesis })
      let causes = thesis.causes.map { difference.changes[$0].name }
      #expect(!causes.isEmpty && !causes.contains(.merged) && !causes.contains(.split), "\(causes)")
    }
  }

  /// Evidence stands by itself, a claim only as long as its support does.
  @Test func theKindThatAMergeGivesIsACause() throws {
    let (output, routes) = (
      "The factories have doubled their output", "exporters have found new routes by sea"
    )
    func graph(_ grounds: [Statement]) -> Graph {
      Graph(
        id: "g",
        statements: grounds + [
          Statement(id: "x", kind: .claim, text: "A paper saw long queues at the gates of two plants"),
          Statement(id: "y", kind: .claim, text: "It withdrew what it had said a week later"),
        ],
        relations: [
          Relation(id: "r1", kind: .supports, from: ["x"], to: "p1"),
          Relation(id: "r2", kind: .rebuts, from: ["y"], to: "x"),
        ])
    }
    let before = graph([
      Statement(id: "p1", kind: .claim, text: output), Statement(id: "p2", kind: .evidence, text: routes),
    ])
    let after = graph([Statement(id: "p1", kind: .evidence, text: "\(output) and \(routes)")])
    for difference in [Difference(before, after), Difference(after, before)] {
      let labels = difference.consequences.filter { $0.name == "label changed" }
      #expect(!labels.isEmpty && labels.allSatisfy { !$0.causes.isEmpty }, "\(labels)")
    }
  }

  @Test func whatBringsMostOfAShiftIsNamedBesideConfidences() throws {
    func graph(_ grounds: [(id: String, confidence: Double)]) -> Graph {
      Graph(
        id: "g", thesis: "t",
        statements: [Statement(id: "t", kind: .claim, text: "The port needs a lock", confidence: 0.5)]
          + grounds.map {
            Statement(id: $0.id, kind: .evidence, text: "Ship \($0.id) waited", confidence: $0.confidence)
          },
        relations: grounds.map {
          Relation(id: "r" + $0.id, kind: .supports, from: [$0.id], to: "t", confidence: $0.confidence)
        })
    }
    let difference = Difference(graph([("a", 0.9), ("b", 0.9)]), graph([("a", 0.8)]))
    let thesis = try #require(difference.consequences.first { $0.isOfThesis })
    #expect(thesis.isShared && !thesis.causes.isEmpty)
    #expect(thesis.causes.allSatisfy { [.removed, .relationRemoved].contains(difference.changes[$0].name) })
  }

  @Test func partsOfAStatementHaveTheirOwnSpeakers() {
    func graph(_ statements: [(text: String, speaker: String)]) -> Graph {
      Graph(
        id: "g",
        statements: statements.enumerated().map {
          Statement(id: "s\($0)", kind: .claim, text: $1.text, speaker: $1.speaker)
        })
    }
    let (first, second) = (
      "Pilots refuse to enter the harbour at night", "the channel is far too shallow for them"
    )
    let whole = graph([("\(first) and \(second)", "the port authority")])
    let parts = graph([(first, "the port authority"), (second, "the shipping lobby")])
    #expect(Difference(whole, parts).changes.map(\.name) == [.split, .speakerChanged])
    #expect(Difference(parts, whole).changes.map(\.name) == [.merged, .speakerChanged])
  }

  /// A graph so large that not all that changed can be tried.
  @Test func aSearchThatIsCutOffSaysSo() {
    let size = 2000
    let statements = (0..<size).map { Statement(id: "s\($0)", kind: .claim, text: "Claim \($0) of many") }
    let relations = (1..<size).map {
      Relation(id: "r\($0)", kind: .rebuts, from: ["s\($0)"], to: "s\(($0 - 1) / 2)")
    }
    let before = Graph(id: "g", thesis: "s0", statements: statements, relations: relations)
    var after = before
    for number in stride(from: 0, to: size - 1, by: 10) { after.relations[number].kind = .supports }
    let consequences = Difference(before, after).consequences
    #expect(consequences.contains { !$0.causes.isEmpty })
    #expect(consequences.contains { $0.causes.isEmpty && !$0.isSought })
    #expect(consequences.allSatisfy { $0.isSought || $0.causes.isEmpty })
  }

  @Test func anAddedRelationBringsItsPremise() throws {
    let before = Samples.buses()
    var after = before
    after.statements.append(Statement(id: "s5", kind: .evidence, text: "A court has forbidden them"))
    after.relations.append(Relation(id: "r5", kind: .rebuts, from: ["s5"], to: "s1"))
    let difference = Difference(before, after)
    let thesis = try #require(difference.consequences.first { $0.isOfThesis })
    #expect(Set(thesis.causes.map { difference.changes[$0].name }) == [.added, .relationAdded])
  }

  @Test func wordsAloneChangeNothingThatStands() {
    let before = Samples.buses()
    let difference = Difference(
      before, before.changing("s2") { $0.text = "Ridership grew by 40 percent last year" })
    #expect(difference.changes.count == 1 && difference.consequences.isEmpty)
    #expect(!difference.verdict.isChanged)
  }

  @Test func bothGraphsAreInTheOverlay() {
    let before = Samples.buses()
    var after = before
    after.statements[3] = Statement(id: "s4", kind: .evidence, text: "A court has forbidden them")
    after.relations[2] = Relation(id: "r3", kind: .rebuts, from: ["s4"], to: "s1")
    after.relations[1].kind = .supports
    let overlay = Overlay(Difference(before, after))
    #expect(overlay.graph.findings().filter { $0.code == .duplicateID || $0.code == .danglingEnd }.isEmpty)
    #expect(overlay.graph.statements.count == 5)
    #expect(overlay.marks["s4"] == .added && overlay.marks["before:s4"] == .removed)
    #expect(overlay.marks["r2"] == .turned && overlay.marks["s1"] == nil)
  }

  @Test func whatIsGoneHasANameOfItsOwnInTheOverlay() {
    let before = Samples.buses()
    var after = before
    after.statements[3] = Statement(id: "s4", kind: .evidence, text: "A court has forbidden them")
    after.statements.append(Statement(id: "before:s4", kind: .evidence, text: "Nobody rides trams at night"))
    let overlay = Overlay(Difference(before, after))
    #expect(GraphIndex(overlay.graph).hasUniqueIDs && overlay.graph.statements.count == 6)
  }

  @Test func unchangedParagraphsKeepTheirReading() {
    func graph(_ text: String, _ kinds: [Statement.Kind], relation: Relation.Kind) -> Graph {
      var (statements, start): ([Statement], Int) = ([], 0)
      for (number, line) in text.split(separator: "\n").enumerated() {
        statements.append(
          Statement(
            id: "h\(line.count)", kind: kinds[number], text: String(line),
            anchor: Anchor(document: "d", start: start, end: start + line.count)))
        start += line.count + 1
      }
      let relations = [Relation(id: "r", kind: relation, from: [statements[1].id], to: statements[0].id)]
      return Graph(
        id: "d", documents: [Document(id: "d", text: text)], statements: statements, relations: relations)
    }
    let old = graph(
      "Buses should stay\nThey are full\nA third line", [.claim, .evidence, .claim], relation: .supports)
    let new = graph(
      "Buses should stay\nThey are full\nA third line, longer", [.evidence, .claim, .counterclaim],
      relation: .rebuts)
    let changes = Difference(old, CarriedReading.graph(new, like: old)).changes
    #expect(changes.map(\.name) == [.reworded, .kindChanged])
    #expect(changes.allSatisfy { $0.before == ["h12"] && $0.cause == .text })
  }

  /// The one with a further premise takes the place of the earlier one, and what undercuts that goes along.
  @Test func aRelationThatGainsAPremiseIsNotThereTwice() {
    func graph(_ texts: [String], _ relations: [Relation]) -> Graph {
      var start = 0
      let statements = texts.enumerated().map { number, text in
        defer { start += text.count + 1 }
        return Statement(
          id: "s\(number)", kind: .claim, text: text,
          anchor: Anchor(document: "d", start: start, end: start + text.count))
      }
      let text = texts.joined(separator: "\n")
      return Graph(
        id: "d", documents: [Document(id: "d", text: text)], statements: statements, relations: relations)
    }
    let texts = ["Buses should stay", "They are full", "The count was done in June"]
    let undercut = Relation(id: "u", kind: .undercuts, from: ["s2"], to: "r")
    let old = graph(texts, [Relation(id: "r", kind: .supports, from: ["s1"], to: "s0"), undercut])
    let new = graph(
      texts + ["Trams are full too"], [Relation(id: "q", kind: .supports, from: ["s1", "s3"], to: "s0")])
    let relations = CarriedReading.graph(new, like: old).relations
    #expect(relations.map(\.from) == [["s1", "s3"], ["s2"]])
    #expect(relations.map(\.to) == ["s0", "q"])
    var listedFirst = old
    listedFirst.relations.reverse()
    #expect(CarriedReading.graph(new, like: listedFirst).relations.map(\.to) == ["q", "s0"])
    // Two earlier ones that share a premise both stay.
    let two = graph(
      texts, [Relation(id: "p", kind: .supports, from: ["s1", "s2"], to: "s0")] + old.relations.prefix(1))
    #expect(
      CarriedReading.graph(graph(texts + ["Trams are full too"], []), like: two).relations.map(\.id) == [
        "p", "r",
      ])
    #expect(
      Difference(old, CarriedReading.graph(new, like: old)).changes.map(\.name) == [.added, .premiseAdded])
  }

  /// A statement whose sentence changed has the same id where its words are the same, but is read anew.
  @Test func relationsOfWhatIsReadAnewAreThoseOfTheNewReading() {
    func graph(_ end: String, _ relations: [Relation]) -> Graph {
      let (claim, ground) = ("Buses should stay", "They are full")
      return Graph(
        id: "d", documents: [Document(id: "d", text: "\(claim). \(ground)\(end).")],
        statements: [
          Statement(id: "h1", kind: .claim, text: claim, anchor: Anchor(document: "d", start: 0, end: 17)),
          Statement(id: "h2", kind: .claim, text: ground, anchor: Anchor(document: "d", start: 19, end: 32)),
        ], relations: relations)
    }
    let old = graph("", [Relation(id: "r1", kind: .supports, from: ["h2"], to: "h1")])
    let new = graph(", said Ana", [Relation(id: "r2", kind: .rebuts, from: ["h2"], to: "h1")])
    #expect(CarriedReading.graph(new, like: old).relations == new.relations)
    #expect(CarriedReading.graph(graph(", said Ana", []), like: old).relations.isEmpty)
  }

  @Test func whatBearsOnAStatementThatIsDeniedNowIsReadAnew() {
    func graph(_ claim: String, _ kind: Relation.Kind) -> Graph {
      let text = "\(claim). Visits fell by a third."
      return Graph(
        id: "d", thesis: "h\(claim.count)", documents: [Document(id: "d", text: text)],
        statements: [
          Statement(
            id: "h\(claim.count)", kind: .claim, text: claim,
            anchor: Anchor(document: "d", start: 0, end: claim.count)),
          Statement(
            id: "g", kind: .evidence, text: "Visits fell by a third",
            anchor: Anchor(document: "d", start: claim.count + 2, end: text.count - 1)),
        ], relations: [Relation(id: "r", kind: kind, from: ["g"], to: "h\(claim.count)")])
    }
    let old = graph("The council will close the library", .supports)
    let new = graph("The council will not close the library", .rebuts)
    #expect(CarriedReading.graph(new, like: old) == new)
    let reworded = graph("The council will close the old library", .rebuts)
    #expect(CarriedReading.graph(reworded, like: old).relations.map(\.kind) == [.supports])
  }

  @Test func aLongThreadInAnotherOrderIsCompared() {
    let lines = (0..<3000).map { "Comment \($0) says that buses number \($0) should stay." }
    func graph(_ lines: [String]) -> Graph {
      Graph(id: "d", documents: [Document(id: "d", text: lines.joined(separator: "\n\n"))], statements: [])
    }
    let (old, new) = (graph(lines), graph(Array(lines[1000...]) + lines[..<1000]))
    var read = old
    let words = String(lines[2500].dropLast())
    let start = lines[..<2500].reduce(0) { $0 + $1.count + 2 }
    read.statements = [
      Statement(
        id: "h", kind: .claim, text: words,
        anchor: Anchor(document: "d", start: start, end: start + words.count))
    ]
    let shift = lines[..<1000].reduce(0) { $0 + $1.count + 2 }
    #expect(CarriedReading.graph(new, like: read).statements.first?.anchor?.start == start - shift)
  }

  @Test func unchangedSentencesOfAChangedParagraphKeepAllButTheirSpeaker() {
    func graph(_ text: String, _ kind: Statement.Kind, _ speaker: String) -> Graph {
      let words = "Buses should stay"
      let start = text.unicodeScalars.count - words.unicodeScalars.count - 1
      return Graph(
        id: "d", documents: [Document(id: "d", text: text)],
        statements: [
          Statement(
            id: "h1", kind: kind, text: words, speaker: speaker,
            anchor: Anchor(document: "d", start: start, end: start + 17))
        ])
    }
    let old = graph("The driver is Ana. Buses should stay.", .claim, "Ana")
    let new = graph("The driver is Bea. Buses should stay.", .evidence, "Bea")
    let changes = Difference(old, CarriedReading.graph(new, like: old)).changes
    #expect(changes == [Change(.speakerChanged, before: ["h1"], after: ["h1"], cause: .text)])
  }

  /// Where a paragraph stands and how quotes are drawn alters no reading.
  @Test func paragraphsThatMoveKeepTheirReading() {
    let (claim, ground) = ("Ana said “buses stay”", "They are full")
    func graph(_ text: String, _ kind: Statement.Kind) -> Graph {
      let statements = [("h1", claim), ("h2", ground)].map { id, words in
        let found = text.range(of: words.prefix(6))?.lowerBound ?? text.startIndex
        let start = text.unicodeScalars.distance(from: text.startIndex, to: found)
        let end = start + words.unicodeScalars.count
        return Statement(
          id: id, kind: kind, text: words, anchor: Anchor(document: "d", start: start, end: end))
      }
      return Graph(id: "d", documents: [Document(id: "d", text: text)], statements: statements)
    }
    let old = graph("Ana said “buses stay”.\n\nThey are full.", .claim)
    let new = graph("They are full.\n\nAna said \"buses stay\".", .evidence)
    let carried = CarriedReading.graph(new, like: old)
    #expect(carried.statements.map(\.kind) == [.claim, .claim])
    #expect(
      carried.statements.map(\.anchor?.quote) == [nil, "Ana said \"buses stay\""])
    #expect(carried.findings().isEmpty)
  }

  private static let wages = [
    "The city should pay fifteen dollars.", "Earnings rose in Seattle.", "Jobs will go.", "Few jobs went.",
  ]

  /// A statement a sentence, the ids being the first words.
  private func reading(_ sentences: [String], _ relations: [Relation], thesis: String? = nil) -> Graph {
    var start = 0
    let statements = sentences.map { sentence in
      defer { start += sentence.count + 1 }
      let words = String(sentence.dropLast())
      return Statement(
        id: String(words.prefix { $0 != " " }) + (words.contains("sixteen") ? "2" : ""), kind: .claim,
        text: words,
        anchor: Anchor(document: "d", start: start, end: start + words.count))
    }
    return Graph(
      id: "d", thesis: thesis, documents: [Document(id: "d", text: sentences.joined(separator: " "))],
      statements: statements, relations: relations)
  }

  /// What bears on a sentence that changed still does, unless the sentence itself is gone.
  @Test func relationsFollowWhatTheyBearOn() {
    let study = Relation(id: "r1", kind: .supports, from: ["Earnings"], to: "The")
    let rebuttal = Relation(id: "r2", kind: .rebuts, from: ["Jobs"], to: "The")
    let undercut = Relation(id: "r3", kind: .undercuts, from: ["Few"], to: "r2")
    let old = reading(Self.wages, [study, rebuttal, undercut], thesis: "The")
    var changed = Self.wages
    changed[0] = "The city should pay sixteen dollars."
    // The fresh reading hangs the study elsewhere, and leaves the undercut out.
    let new = reading(
      changed,
      [
        Relation(id: "q1", kind: .supports, from: ["Earnings"], to: "Jobs"),
        Relation(id: "q2", kind: .rebuts, from: ["Jobs"], to: "The2"),
      ], thesis: "Jobs")
    let carried = CarriedReading.graph(new, like: old)
    #expect(carried.thesis == "The2")
    #expect(carried.relations.map(\.from) == [["Earnings"], ["Jobs"], ["Few"]])
    #expect(carried.relations.map(\.to) == ["The2", "The2", carried.relations[1].id])
    #expect(Difference(old, carried).changes.map(\.name) == [.quantityChanged])
    // What had been taken away does not come back, and what has lost all that it bore on bears on something new.
    let pruned = reading(Self.wages, [study], thesis: "The")
    #expect(CarriedReading.graph(new, like: pruned).relations.map(\.from) == [["Earnings"]])
    let shorter = reading(Array(Self.wages.dropFirst()), [new.relations[0]])
    #expect(CarriedReading.graph(shorter, like: old).relations == [new.relations[0]])
  }

  @Test func whatPeopleAddedStays() {
    var old = reading(Self.wages, [], thesis: "The")
    old.documents.append(Document(id: "other", text: "Shops lose customers."))
    old.statements += [
      Statement(id: "h1", kind: .claim, text: "Housing costs too much"),
      Statement(
        id: "o1", kind: .claim, text: "Shops lose customers",
        anchor: Anchor(document: "other", start: 0, end: 20)),
    ]
    old.relations = [Relation(id: "r1", kind: .supports, from: ["Earnings", "h1"], to: "The")]
    let fresh = reading(Self.wages, [])
    #expect(CarriedReading.graph(fresh, like: old) == old)
    let longer = CarriedReading.graph(reading(Self.wages + ["It rains."], []), like: old)
    #expect(longer.documents.map(\.id) == ["d", "other"] && longer.relations == old.relations)
    #expect(longer.statements.map(\.id) == ["The", "Earnings", "Jobs", "Few", "It", "h1", "o1"])
    #expect(longer.statements.last == old.statements.last)
  }
}
