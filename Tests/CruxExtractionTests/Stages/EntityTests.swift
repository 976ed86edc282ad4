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
}
