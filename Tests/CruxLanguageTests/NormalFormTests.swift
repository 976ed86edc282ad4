import CruxLanguage
import Testing

@Suite struct NormalFormTests {
  @Test(arguments: [
    ("Export controls work.", "export  controls work"), ("\"Prices rose,\" he said", "prices rose he said"),
    ("É tudo", "é TUDO!"),
  ])
  func theSameClaimHasOneForm(_ one: String, _ other: String) {
    #expect(NormalForm.hash(of: one) == NormalForm.hash(of: other))
  }

  @Test(arguments: [
    ("Export controls work", "Export controls do not work"),
    ("Sales rose 3.5 percent", "Sales rose 35 percent"),
    ("Sales rose 3.5 percent", "Sales rose 3,5 percent"), ("below <5 nm", "below 5 nm"), ("-3%", "3%"),
    ("A beats B", "B beats A"), ("its price", "it's price"),
  ])
  func otherClaimsHaveOtherForms(_ one: String, _ other: String) {
    #expect(NormalForm.hash(of: one) != NormalForm.hash(of: other))
  }

  @Test func noWordsMakeNoClaim() {
    #expect(NormalForm.hash(of: " , -- ?") == nil)
    #expect(NormalForm.hash(of: "") == nil)
  }
}
