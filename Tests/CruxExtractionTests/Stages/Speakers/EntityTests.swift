import CruxModel
import Testing

@testable import CruxExtraction

@Suite struct EntityTests {
  private func names(in text: String) throws -> [String] {
    let document = Document(id: "report", text: text)
    let entities = try EmbeddedExtractor().read(document, English.tokenized(text)).argument.entities
    return entities.entities.filter(\.isNamed).map(\.name)
  }

  @Test func aNationalityBeforeANounIsNobodysName() throws {
    let names = try names(in: "Lena Hwang says that Chinese companies buy less.")
    #expect(names.contains("Lena Hwang"))
    #expect(!names.contains { $0.contains("Chinese") })
  }

  @Test func theFirstWordOfAQuotationIsNoNameForItsCapital() throws {
    let names = try names(in: "Lena Hwang said: \"If Iodine is scarce, children learn less.\"")
    #expect(names.contains("Lena Hwang"))
    #expect(!names.contains { $0.hasPrefix("If") })
  }

  @Test func namesThatOnlyEndAlikeAreNotOne() throws {
    let parties = try names(in: "The Labour Party said it was fair. The Conservative Party said it was not.")
    #expect(parties == ["Labour Party", "Conservative Party"])
    let brothers = try names(
      in: "John Marsh said it would work. His brother Paul Marsh said it was a waste. John Marsh left.")
    #expect(brothers == ["John Marsh", "Paul Marsh"])
  }

  @Test func aFirstNameIsNoMonth() throws {
    #expect(try names(in: "Nobody listened to Jan Tolle, who said that it was late.") == ["Jan Tolle"])
  }

  @Test func shorterFormsAndInitialsAreTheSameName() throws {
    let names = try names(
      in: """
        The Food and Drug Administration said that it works. The FDA was sure. Lena Hwang of the National Rifle \
        Association disagreed, and the Rifle Association paid. Dr. Hwang wrote, and so did L. Hwang.
        """)
    #expect(names == ["Food and Drug Administration", "Lena Hwang", "National Rifle Association"])
  }

  @Test(arguments: [
    ("Gun owners argue that the ban is wrong.", "Gun owners"),
    ("Oil companies claim that it is safe.", "Oil companies"),
    ("Teachers' unions say that it is late.", "Teachers' unions"),
    ("McDonald's said that wages are fair.", "McDonald's"),
    ("\"It is late,\" said Maria de la Cruz.", "Maria de la Cruz"),
    ("\"It is late,\" said Robert van den Berg.", "Robert van den Berg"),
    ("The Children's Defense Fund argued that it works.", "Children's Defense Fund"),
    ("The price rose, the cafe owners union argues.", "the cafe owners union"),
    ("Laboratories in Hangzhou say that they wait for months.", "Laboratories in Hangzhou"),
    ("A spokeswoman for Tollgate said that it was late.", "A spokeswoman for Tollgate"),
    ("\"Nobody will lose a job,\" the governor told workers.", "the governor"),
    ("The permit was wrongly issued to Norvax, the court said.", "the court"),
    ("In London, the minister said that it was late.", "the minister"),
    ("Lena Hwang, the chief economist, said that it was late.", "Lena Hwang"),
  ])
  func groupsAndFirmsHaveTheirWholeNames(_ sentence: String, _ name: String) throws {
    let document = Document(id: "report", text: sentence)
    let entities = try EmbeddedExtractor().read(document, English.tokenized(sentence)).argument.entities
    let said = entities.sources.compactMap { $0.map { entities.entities[$0].name } }
    #expect(said == [name])
  }

  @Test(arguments: [
    ("The talks failed, as former Prime Minister Gordon Brown said.", "Gordon Brown"),
    ("Former Prime Minister Gordon Brown said that it works.", "Gordon Brown"),
    ("Secretary of State Antony Blinken said that it works.", "Antony Blinken"),
    ("Secretary of Health and Human Services Xavier Becerra said that it works.", "Xavier Becerra"),
    ("Attorney General Merrick Garland said that it works.", "Merrick Garland"),
    ("Treasury Secretary Janet Yellen said that it works.", "Janet Yellen"),
    ("Dr. Yusuf said that it works.", "Yusuf"),
    ("The Secretary of State said that it works.", "Secretary of State"),
    ("The Chief Justice said that it works.", "Chief Justice"),
    ("The Justice Department said that it works.", "Justice Department"),
    ("General Motors said that it works.", "General Motors"),
  ])
  func titlesAndOfficesAreNoPartOfAName(_ sentence: String, _ name: String) throws {
    #expect(try names(in: sentence) == [name])
  }

  @Test func aSurnameThatBeginsASentenceIsThePersonsNamedBefore() throws {
    let names = try names(
      in: "A nurse, Lisbet Aagard, measured it. Aagard called it an echo. Nobody has heard it since.")
    #expect(names == ["Lisbet Aagard"])
  }

  @Test func aHeadingInCapitalsNamesNobody() throws {
    let text = """
      Why You Should Visit Your Public Library

      The Springfield Public Library says that loans rose by a tenth.
      """
    #expect(try names(in: text) == ["Springfield Public Library"])
  }
}
