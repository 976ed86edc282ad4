import CruxLanguage
import Testing

@Suite struct LikenessTests {
  private let rarity = TextRarity([
    "the curbs are working", "the curbs are failing", "prices of the chips rose", "the council meets in May",
  ])

  @Test func equalTextsAreWhollyAlike() {
    let one = rarity.profile("The curbs are working.")
    #expect(abs(one.likeness(rarity.profile("the curbs ARE working!")) - 1) < 0.001)
    #expect(one.containment(in: one) == 1)
  }

  @Test func otherTextsAreHardlyAlike() {
    let one = rarity.profile("The curbs are working")
    #expect(one.likeness(rarity.profile("Drivers want more pay")) < 0.2)
    #expect(one.likeness(rarity.profile("")) == 0)
    #expect(rarity.profile("").likeness(rarity.profile("")) == 0)
  }

  @Test func rareWordsWeighMore() {
    let one = rarity.profile("the council")
    #expect(one.likeness(rarity.profile("council rose")) > one.likeness(rarity.profile("the rose")))
  }

  @Test func orderCounts() {
    let one = rarity.profile("the curbs on chips are working well")
    #expect(one.order(rarity.profile("The curbs on cars are working hard")) == 5.0 / 7)
    #expect(one.order(rarity.profile("")) == 0)
  }

  @Test func aPartIsContained() {
    let whole = rarity.profile("the curbs are working and prices of the chips rose")
    #expect(rarity.profile("prices of the chips rose").containment(in: whole) > 0.99)
    #expect(whole.containment(in: rarity.profile("prices of the chips rose")) < 0.8)
  }
}
