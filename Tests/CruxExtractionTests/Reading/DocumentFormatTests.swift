import CruxExtraction
import Testing

@Suite struct DocumentFormatTests {
  @Test(arguments: [
    ("Plain words.", DocumentFormat.text), ("{ braces in prose }", .text), ("< less", .text), ("", .text),
    ("\u{FEFF}\n <!DOCTYPE html><p>", .html), ("<p>Text", .html), ("<?xml version='1.0'?><html>", .html),
    ("<kestrel> The build should wait", .text), ("<section>Text", .html), ("# Title\n\nText", .markdown),
    ("---\ntitle: x\n---\n", .markdown), ("#hashtag", .text),
    ("{\"id\": \"a\", \"text\": \"b\"}\n", .jsonl),
  ])
  func isSniffedFromTheBeginning(text: String, format: DocumentFormat) {
    #expect(DocumentFormat(sniffing: Array(text.utf8)) == format)
  }

  @Test func isKnownByExtension() {
    #expect(DocumentFormat(fileExtension: "HTM") == .html)
    #expect(DocumentFormat(fileExtension: "md") == .markdown)
    #expect(DocumentFormat(fileExtension: "json") == nil)
  }
}
