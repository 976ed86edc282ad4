import CruxModel
import Foundation

/// JSON lines: a document's fields as one object on each line.
enum JSONLines {
  private struct Record: Decodable {
    var id: Value?
    var text: String?
    var html: String?
    var title: String?
    var author: Value?
    var authors: Value?
    var url: String?
    var uri: String?
    var published: Value?
    var date: Value?
    var genre: String?
    var language: String?
  }

  /// A text, or what stands for one: a number, several texts, or one person or several by their names.
  private struct Value: Decodable {
    private struct Person: Decodable { var name: String? }

    var text: String?

    init(from decoder: any Swift.Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let texts = try? value.decode([String].self) {
        text = texts.isEmpty ? nil : texts.joined(separator: ", ")
      } else if let people = try? value.decode([Person].self) {
        let names = people.compactMap(\.name)
        text = names.isEmpty ? nil : names.joined(separator: ", ")
      } else if let name = (try? value.decode(Person.self))?.name {
        text = name
      } else if let number = try? value.decode(Int.self) {
        text = "\(number)"
      } else {
        text = try value.decode(String.self)
      }
    }
  }

  static func documents(
    in bytes: [UInt8], id: String, firstLine: Int
  ) throws(ReadingError) -> [Result<Document, ReadingError>] {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var number = firstLine - 1
    var results: [Result<Document, ReadingError>] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let result = Result { () throws(ReadingError) in try document(line, id: "\(id)-\(number)") }
      results.append(result.mapError { ReadingError($0.message, line: number) })
    }
    if results.isEmpty {
      throw ReadingError(bytes.isEmpty ? "It is empty." : "There is nothing in it but white space.")
    }
    return results
  }

  private static func document(_ line: ArraySlice<UInt8>, id: String) throws(ReadingError) -> Document {
    let record: Record
    do {
      record = try JSONDecoder().decode(Record.self, from: Data(line))
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      guard let field = context.codingPath.first else { throw ReadingError("It is not a JSON object.") }
      throw ReadingError("The field \"\(field.stringValue)\" is not a string.")
    } catch {
      throw ReadingError("It is not JSON.")
    }
    var document = Document(id: id)
    if let html = record.html, record.text == nil || !html.allSatisfy(\.isWhitespace) {
      document = try PageReader.document(Encoding.text(Array(html.utf8)), id: id)
    } else if let text = record.text {
      document.text = try Encoding.text(Array(text.utf8))
    } else {
      throw ReadingError("It has neither a \"text\" nor an \"html\" field.")
    }
    if let id = record.id?.text, !id.isEmpty { document.id = id }
    document.title = record.title ?? document.title
    document.author = record.author?.text ?? record.authors?.text ?? document.author
    document.uri = record.uri ?? record.url ?? document.uri
    document.published =
      [record.published, record.date].lazy.compactMap { $0?.text.flatMap(PublicationDay.day) }.first
      ?? document.published
    document.genre = record.genre
    document.language = record.language ?? document.language
    return document
  }
}
