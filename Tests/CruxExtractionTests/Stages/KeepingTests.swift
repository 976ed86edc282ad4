import CruxModel
import TestSupport
import Testing

@testable import CruxExtraction

@Suite struct KeepingTests {
  private func arc(_ target: Int, _ probability: Float) -> Arc {
    Arc(target: target, score: 0, probability: probability, kinds: [1, 0, 0, 0])
  }

  @Test func arcsLeadToWhatIsKept() {
    let arcs = [[], [arc(0, 0.2), arc(2, 0.5), arc(3, 0.3)], [arc(0, 1)], [arc(2, 1)]].keeping([0, 1, 3])
    #expect(arcs.map { $0.map(\.target) } == [[], [0, 2], []])
    #expect(arcs[1].map(\.probability) == [0.2, 0.3])
    #expect(zip(arcs[1].shared, [0.4, 0.6]).allSatisfy { abs(Double($0.probability) - $1) < 1e-6 })
  }

  @Test func theRestOfTheArgumentStaysAsItWas() {
    var draft = Draft.sample("Fares fell. The bus is red. Riders came back to the bus.") { number, unit in
      unit.kinds = number == 0 ? [1, 0, 0] : [0, 1, 0]
    }
    draft.theses = [0.7, 0.2, 0.1]
    let kept = draft.keeping([0, 2])
    #expect(kept.units.map(\.span.sentence) == [0, 2])
    #expect(kept.units.map(\.kind) == [.claim, .evidence])
    #expect(kept.theses == [0.7, 0.1])
  }

  @Test func whatIsNoStatementAfterAllIsLeftOut() throws {
    let extractor = try EmbeddedExtractor()
    var dropped = 0
    for name in ["ed-coastal-pool", "ed-breaking-on-the-beach", "ed-insure-the-labs"] {
      let document = try #require(Repository.graph("Graphs/Unseen/\(name).json").documents.first)
      let reading = extractor.read(document, English.tokenized(document.text ?? ""))
      let (kept, found) = (reading.argument.units, reading.beforeSides.units)
      dropped += found.count - kept.count
      #expect(kept.map(\.span.tokens) == reading.kept.map { found[$0].span.tokens })
      #expect(kept.allSatisfy { $0.span.confidence > 0.42 })
    }
    #expect(dropped > 0)
  }
}
