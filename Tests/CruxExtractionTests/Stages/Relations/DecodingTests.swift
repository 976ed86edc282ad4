import Testing

@testable import CruxExtraction

@Suite struct DecodingTests {
  /// Three statements, of which the later two may bear on the first, the likely thesis.
  private func decision(attachments: [Float], _ arc: Arc) throws -> Decision {
    var draft = Draft.sample("Fares fell. Riders came back. Buses are red.") { number, unit in
      unit.kinds = number == 0 ? [1, 0, 0] : [0, 1, 0]
      unit.against = 0
      unit.attachment = attachments[number]
    }
    draft.theses = [1, 0, 0]
    return try Decoder(.shipped()).decide(draft, arcs: [[], [arc], [arc]])
  }

  @Test func onlyWhatLikelyBearsOnSomethingIsLinked() throws {
    let arc = Arc(target: 0, score: 0, probability: 1, kinds: [1, 0, 0, 0])
    let decision = try decision(attachments: [1, 0.9, 0.1], arc)
    #expect(decision.thesis == 0)
    #expect(decision.kinds == [.claim, .evidence, .evidence])
    #expect(decision.links.map(\.sources) == [[1]])
    #expect(decision.links.map(\.kind) == [.supports])
  }

  @Test func theLikeliestTargetIsNamedHoweverUnlikely() throws {
    let arc = Arc(target: 0, score: 0, probability: 0.01, kinds: [1, 0, 0, 0])
    let links = try decision(attachments: [1, 0.5, 0.5], arc).links
    #expect(links.map(\.sources) == [[1], [2]])
    #expect(links.allSatisfy { $0.confidence < 0.01 })
  }

  @Test func whatNoWayLeadsFromStandsApartWithTheKindItLooksLike() throws {
    var draft = Draft.sample("Fares fell. Riders came back. Buses are red.") { number, unit in
      unit.kinds = number == 0 ? [1, 0, 0] : [0.1, 0.8, 0.1]
      unit.against = 0
    }
    draft.theses = [1, 0, 0]
    let arc = Arc(target: 0, score: 0, probability: 1, kinds: [1, 0, 0, 0])
    let decision = try Decoder(.shipped()).decide(draft, arcs: [[], [arc], []])
    #expect(decision.links.map(\.sources) == [[1]])
    #expect(decision.kinds == [.claim, .evidence, .evidence])
  }

  @Test func whatStandsApartIsOnNoSideForWhatItMightBearOn() throws {
    var draft = Draft.sample("Fares fell. Riders came back. Buses are red.") { number, unit in
      unit.kinds = number == 0 ? [1, 0, 0] : [0.6, 0.1, 0.3]
      unit.attachment = number == 2 ? 0.1 : 0.9
    }
    draft.theses = [1, 0, 0]
    let arc = Arc(target: 0, score: 0, probability: 1, kinds: [0, 1, 0, 0])
    let decision = try Decoder(.shipped()).decide(draft, arcs: [[], [arc], [arc]])
    #expect(decision.links.map(\.sources) == [[1]])
    #expect(decision.kinds == [.claim, .counterclaim, .claim])
  }
}
