import CruxExtraction
import CruxModel
import Testing

@Suite struct EncodingTests {
  private func read(_ bytes: [UInt8], as format: DocumentFormat = .text) -> String {
    do {
      return try DocumentReader(format).documents(in: bytes, id: "x").first?.get().text ?? ""
    } catch {
      return "\(error)"
    }
  }

  @Test func plainTextIsKeptToTheByte() {
    let text = "  One.\r\n\r\n\tTwo \u{1F41F} e\u{301}\u{A0}\u{FEFF}end \n"
    #expect(Array(read(Array(text.utf8)).utf8) == Array(text.utf8))
  }

  @Test func byteOrderMarksAreDropped() {
    #expect(read([0xEF, 0xBB, 0xBF] + Array("Ja.".utf8)) == "Ja.")
    #expect(read([0xFF, 0xFE, 0x4A, 0, 0xE9, 0, 0x3E, 0xD8, 0x1F, 0xDC]) == "Jé\u{1F81F}")
    #expect(read([0xFE, 0xFF, 0, 0x4A, 0, 0xE9]) == "Jé")
    #expect(
      read([0xFF, 0xFE] + "<p>Trains, on the whole, are late.".utf16.flatMap { [UInt8($0), 0] }, as: .html)
        == "Trains, on the whole, are late.")
  }

  @Test func whatIsNoTextIsNamed() {
    #expect(read([]) == "It is empty.")
    #expect(read([0xEF, 0xBB, 0xBF]) == "It is empty.")
    #expect(read(Array(" \r\n\t\n".utf8)) == "There is nothing in it but white space.")
    #expect(read([0x50, 0x4B, 1, 2, 0, 0x80]) == "It is binary, not text: there is a zero byte at offset 4.")
    #expect(read(Array("A\u{0}".utf8)) == "It is binary, not text: there is a zero byte at offset 1.")
    #expect(
      read(Array("One.\nTw".utf8) + [0xE9] + Array("o".utf8))
        == "line 2: The byte at offset 7, 0xE9, is not UTF-8; `iconv -f windows-1252 -t utf-8` converts a text that is in Windows-1252."
    )
    #expect(
      read(Array("Cut \u{20AC}".utf8.dropLast()))
        == "line 1: The byte at offset 4, 0xE2, is not UTF-8; `iconv -f windows-1252 -t utf-8` converts a text that is in Windows-1252."
    )
    #expect(read([0xFF, 0xFE, 0x41, 0, 0x42]) == "It is UTF-16, but ends within a character, at offset 4.")
    #expect(read([0xFF, 0xFE, 0x41, 0, 0, 0xDC, 0x41, 0]) == "The bytes at offset 4 are not UTF-16.")
  }

  @Test(arguments: [
    ("{\\rtf1\\ansi Buses stay.}", "It is RTF"), ("%PDF-1.4\n%\u{E2}\u{E3}", "It is a PDF"),
    ("PK\u{3}\u{4}\u{0}", "It is a ZIP archive"), ("\n\\documentclass{article}", "It is LaTeX"),
    (
      "From: Ann\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBuses stay.",
      "It is a mail or a saved page in quoted-printable"
    ),
  ])
  func otherFormsOfTextsSayHowToConvertThem(text: String, reason: String) {
    #expect(read(Array(text.utf8)).hasPrefix(reason))
    #expect(read(Array("Mail: \(text)".utf8)).hasPrefix(reason) == text.hasPrefix("From"))
  }

  @Test(arguments: [
    "<meta charset=windows-1252>", "<meta charset=\"ISO-8859-1\">",
    "<META content='text/html; charset=latin1' HTTP-EQUIV=x>",
    "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", "<!-- <meta charset=utf-8> --><meta charset = cp1252>",
  ])
  func pagesInLatin1(declaration: String) {
    let page =
      Array("\(declaration)<p>Caf".utf8) + [0xE9] + Array(" costs 2 ".utf8) + [0x80]
      + Array(", then.</p>".utf8)
    #expect(read(page, as: .html) == "Café costs 2 €, then.")
  }

  @Test func pagesInOtherEncodings() {
    let page =
      Array("<meta charset=windows-1251><p>".utf8) + [0xCF, 0xEE, 0xE5, 0xE7, 0xE4]
      + Array(" runs every hour.".utf8)
    #expect(read(page, as: .html) == "Поезд runs every hour.")
    #expect(
      read(Array("<meta charset=klingon><p>Hello, all of you.".utf8), as: .html)
        == "It declares the encoding \"klingon\", which is not known.")
    #expect(
      read(Array("<meta charset=shift_jis><p>Hello ".utf8) + [0x81, 0xFF, 0x41], as: .html)
        == "line 1: The byte at offset 33 is not shift_jis, which it declares.")
  }

  @Test func aBadByteOfAPageIsReplaced() {
    let page = Array("<meta charset=UTF-8>\n<p>Caf".utf8) + [0xE9] + Array(" costs 2 €, then.</p>".utf8)
    #expect(read(page, as: .html) == "Caf\u{FFFD} costs 2 €, then.")
    #expect(
      DocumentReader(.html).finding(on: page, id: "x")?.message
        == "It is not all in UTF-8; what is not, from line 2 on, was read as \u{FFFD}, as browsers do."
    )
  }

  @Test func pagesThatNameNoEncoding() {
    let page = Array("<p>Caf".utf8) + [0xE9] + Array(" costs 2 ".utf8) + [0x80] + Array(", then.</p>".utf8)
    #expect(read(page, as: .html) == "Café costs 2 €, then.")
    #expect(DocumentReader(.html).finding(on: page, id: "x")?.code == .assumed)
    let utf8 = Array("<p>Café costs 2 €, then.</p>".utf8)
    #expect(read(utf8, as: .html) == "Café costs 2 €, then.")
    #expect(DocumentReader(.html).finding(on: utf8, id: "x") == nil)
    #expect(DocumentReader(.text).finding(on: page, id: "x") == nil)
    #expect(
      read(page + [0], as: .html).hasPrefix("It is binary, not text: there is a zero byte at offset 28"))
  }
}
