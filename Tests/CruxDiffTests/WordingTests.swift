import CruxModel
import Testing

@testable import CruxDiff

@Suite struct WordingTests {
  @Test(arguments: [
    ("The curbs work", "The curbs do not work", Change.Name.negated),
    ("No laboratory has trained a model", "A laboratory has trained a model", .negated),
    ("The plan will fail", "The plan may fail", .hedged),
    ("The plan could fail", "The plan will fail", .strengthened),
    ("It lost 1.4 billion euros in 2024", "It lost 1.6 billion euros in 2024", .quantityChanged),
    ("Half of the chips work", "A third of the chips work", .quantityChanged),
    ("They pay four million a year", "They pay four and a half million a year", .quantityChanged),
    ("The work took two years", "The work took 2 years", .reworded),
    ("Some four thousand came", "Some 4,000 came", .reworded),
    ("It cost four million", "It cost 4 million", .reworded),
    ("One hundred and twenty-one came", "121 came", .reworded),
    ("It cost two point three million", "It cost two point three billion", .quantityChanged),
    ("Some four thousand came", "Some 5,000 came", .quantityChanged),
    ("A space costs R310 000 to dig", "A space costs R340 000 to dig", .quantityChanged),
    ("Every port will have to rewrite its rules", "Some ports may have to rewrite their rules", .hedged),
    ("In 2012 it grounded forty flights", "Grounded in 2012, and forty flights", .reworded),
    ("Every observatory will have to close", "Many observatories may have to close", .hedged),
    ("Ships should report the losses", "Ships must report the losses without delay", .strengthened),
    ("The signal is noise", "The signal cannot be anything but noise", .reworded),
    ("The dip was there both times", "The dip was not there either time", .negated),
    ("Prices rose in the spring", "In spring the cost of living went up", .reworded),
    ("Suppliers are paying the price", "Suppliers may be paying part of the price", .hedged),
    ("Ridership rose by 12 percent", "Ridership fell by 12 percent", .negated),
    ("The tram is safe since it has a track", "The tram is unsafe since it has a track", .negated),
    ("The tram is not safe by day", "The tram is unsafe by day", .reworded),
    ("It carries at least 40,000 people", "It carries at most 40,000 people", .quantityChanged),
    ("The line costs 310 million euros", "The line costs 310 million kroner", .quantityChanged),
    ("It cost two point one million", "It cost 2.1 million", .reworded),
    ("It cost 2.01 million", "It cost 2,010,000", .reworded),
    ("Higher fares reduce ridership by bus", "Higher fares hit ridership by bus", .reworded),
    ("The port loses less money if it grows", "The port loses money unless it grows", .reworded),
    ("All riders came by car", "Some riders came by car", .hedged),
    ("The riders came after all", "The riders came", .reworded),
    ("No, the plan helps the poor", "The plan helps the poor", .reworded),
    ("We ask whether they help", "We ask whether or not they help", .reworded),
    ("He was twenty one", "He was twenty-one then", .reworded),
    ("The court approved the plan", "The court rejected the plan", .negated),
    ("The tax has reduced smoking", "The tax has failed to reduce smoking", .negated),
    ("Rents have risen in the city", "Rents have fallen in the city", .negated),
    ("I believe that the plan works", "I doubt that the plan works", .negated),
    ("No. 10 rejected the plan today", "Number 10 rejected the plan today", .reworded),
    ("Work began there in May 2023", "Work began there in June 2023", .reworded),
    ("He appeared in court", "He was in court", .reworded),
    ("The firm must repay it", "The firm has to repay it", .reworded),
    ("There is no doubt it works", "There is some doubt it works", .hedged),
    ("The trip takes two hours", "The trip takes two days", .quantityChanged),
    ("It rose by 5 percent", "It rose by 5 percentage points", .quantityChanged),
    ("12 people came to the meeting", "A dozen people came to the meeting", .reworded),
    ("It costs €1.2bn", "It costs 1.2 billion euros", .reworded),
    ("It costs $5 million", "It costs £5 million", .quantityChanged),
    ("Most riders came by car", "Some riders came by car", .hedged),
    ("Patients recovered", "Some patients recovered", .hedged),
    ("The line seldom pays", "The line usually pays", .strengthened),
    ("Nearly half of them left", "Exactly half of them left", .strengthened),
    ("Less than 5 percent came", "More than 5 percent came", .quantityChanged),
    ("Only 5 percent came to the meeting", "5 percent came to the meeting", .reworded),
    ("It is the most expensive line", "It is the dearest line", .reworded),
    ("The union won the dispute", "The union did not win the dispute", .negated),
    ("The firm paid the tax", "The firm did not pay the tax", .negated),
    ("The strike stopped the trains", "The strike did not stop the trains", .negated),
    ("The strike is over", "The strike is over, and nobody has been dismissed", .reworded),
    ("The team won the cup", "The team won the cup without losing a match", .reworded),
    ("The council should sell the land", "The council should sell the land and should not wait", .reworded),
    ("The plan works", "The plan, however, does not work", .negated),
    ("The plan works", "The plan, the mayor admits, never really works", .negated),
    ("The plan works", "Nobody who looked at it says that the plan works", .reworded),
    ("At least 20 people died", "No fewer than 20 people died", .reworded),
    ("At least 20 people died", "No more than 20 people died", .quantityChanged),
    ("They fail because they are late", "They fail, not least because they are late", .reworded),
    ("Hundreds, if not thousands, of homes burnt", "Hundreds of homes burnt", .reworded),
    ("The bridge was closed in March", "The bridge was closed in March after several protests", .reworded),
    ("We cannot go on", "We could not go on", .reworded),
    ("Accidents fell at all workplaces", "Accidents fell at most workplaces", .hedged),
    ("The limit fell from 100 to 80 km/h", "The limit fell from 80 to 100 km/h", .quantityChanged),
    ("One patient died in the trial", "Two patients died in the trial", .quantityChanged),
    ("The council voted for the plan", "The council voted against the plan", .negated),
    ("The council should raise taxes", "The council should cut taxes", .negated),
    ("It cost £2.3m", "It cost £2.3 million", .reworded),
    ("Some 40k came to the march", "Some 40,000 came to the march", .reworded),
    ("It rose by three and a half percent", "It rose by 3.5 percent", .reworded),
    ("The trip takes 1½ years", "The trip takes 1.5 years", .reworded),
    ("Half a million came", "500,000 came", .reworded),
    // Several negations may say the same.
    (
      "the one thing that subsidies never could: a captive market",
      "what no subsidy could buy, customers with nowhere else to go", .reworded
    ),
  ])
  func isNamed(_ before: String, _ after: String, _ name: Change.Name) {
    #expect(Wording.changes(from: before, to: after) == [name])
  }

  @Test(
    arguments: [
      ("The strike cost 5 million", "The strike may have cost 8 million", [.quantityChanged, .hedged]),
      ("Ridership rose by 12 percent", "Ridership fell by 14 percent", [.negated, .quantityChanged]),
      ("The plan works", "The plan may not work", [.negated, .hedged]),
      ("Every test worked", "No test worked", [.negated]),
    ] as [(String, String, [Change.Name])])
  func areNamedTogether(_ before: String, _ after: String, _ names: [Change.Name]) {
    #expect(Wording.changes(from: before, to: after) == names)
  }

  @Test func wordsAreMarked() {
    #expect(
      WordDifference("at least 140,000 were smuggled", "at least 90,000 were smuggled in").pieces == [
        .kept("at least"), .removed("140,000"), .added("90,000"), .kept("were smuggled"), .added("in"),
      ])
    #expect(WordDifference("", "new words").pieces == [.added("new words")])
    #expect(WordDifference("same words", "same words").pieces == [.kept("same words")])
  }

  @Test func onlyTheReadingChanged() {
    let text = "The night buses should stay. Ridership rose."
    func graph(_ speaker: String?, _ kind: Statement.Kind, _ text: String) -> Graph {
      Graph(
        id: "d", documents: [Document(id: "d", text: text)],
        statements: [
          Statement(
            id: "s1", kind: kind, text: "The night buses should stay", speaker: speaker,
            anchor: Anchor(document: "d", start: 0, end: 27))
        ])
    }
    let before = graph(nil, .claim, text)
    #expect(
      Difference(before, graph("Ana", .evidence, text)).changes.map(\.cause) == [.reading, .reading])
    let changed = Difference(before, graph("Ana", .claim, text + " So says Ana."))
    #expect(changed.changes == [Change(.speakerChanged, before: ["s1"], after: ["s1"], cause: .text)])
    var without = before
    without.statements = []
    #expect(Difference(before, without).changes.map(\.cause) == [.reading])
  }

  @Test(arguments: [
    ("Oyelaran", "Miriam Oyelaran", true), ("Lind", "minister Anna Lind", true), ("the union", "Union", true),
    ("Deputy Mayor Lind", "Lind", true), ("the government", "critics of the government", false),
    ("the minister", "the former minister", false), ("Shell", "Amnesty and Shell", false),
    ("England", "the Bank of England", false), ("Jon Eide", "the wife of Jon Eide", false),
    ("Ana", "Bea", false), ("A. Keller", "Ana Keller", true), ("B. Keller", "Ana Keller", false),
    ("Dr. Diallo", "Dr Amara Diallo", true), ("Mr Hart", "Ms Hart", false),
    ("OECD", "Organisation for Economic Co-operation and Development", true),
    ("DoT", "the Department of Transport", true), ("WTO", "the World Health Organization", false),
  ])
  func aShorterNameIsNoOtherSpeaker(_ one: String, _ other: String, _ isSame: Bool) {
    #expect(SpeakerNames.areSame(one, other) == isSame)
    #expect(SpeakerNames.areSame(other, one) == isSame)
  }
}
