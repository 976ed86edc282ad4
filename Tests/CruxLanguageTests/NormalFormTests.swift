import CruxLanguage
import Testing

@Suite struct NormalFormTests {
  @Test(arguments: [
    ("Export controls work.", "export  controls work"), ("\"Prices rose,\" he said", "prices rose he said"),
    ("É tudo", "é TUDO!"), ("It doesn’t work", "it does not work"), ("They can't", "they cannot"),
    ("We won't", "we will not"), ("40% of sales", "40 per cent of sales"), ("5 percent", "5%"),
    ("40 % of sales", "40% of sales"), ("an historic day", "a historic day"),
    ("“Yes,” he said", "\"Yes,\" he said"), ("“Prices rose by 40”", "Prices rose by 40"),
    ("The 'class of 2019' won", "The class of 2019 won"),
  ])
  func theSameClaimHasOneForm(_ one: String, _ other: String) {
    #expect(NormalForm.hash(of: one) == NormalForm.hash(of: other))
  }

  @Test(arguments: [
    ("Export controls work", "Export controls do not work"),
    ("Sales rose 3.5 percent", "Sales rose 35 percent"),
    ("Sales rose 3.5 percent", "Sales rose 3,5 percent"), ("below <5 nm", "below 5 nm"), ("-3%", "3%"),
    ("It cost $.50", "It cost $50"), (".5 percent", "5 percent"), ("It is 6' long", "It is 6\" long"),
    ("A beats B", "B beats A"), ("its price", "it's price"),
    ("He can work", "he can't work"), ("It cost ten cents", "it cost ten percents"), ("n't", "not a"),
  ])
  func otherClaimsHaveOtherForms(_ one: String, _ other: String) {
    #expect(NormalForm.hash(of: one) != NormalForm.hash(of: other))
  }

  @Test func noWordsMakeNoClaim() {
    #expect(NormalForm.hash(of: " , -- ?") == nil)
    #expect(NormalForm.hash(of: "") == nil)
  }
}
