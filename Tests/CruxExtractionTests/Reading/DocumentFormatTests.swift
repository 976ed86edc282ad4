import CruxExtraction
import Testing

@Suite struct DocumentFormatTests {
  @Test(arguments: [
    ("Plain words.", DocumentFormat.text), ("{ braces in prose }", .text), ("< less", .text), ("", .text),
    ("\u{FEFF}\n <!DOCTYPE html><p>", .html), ("<p>Text", .html), ("<?xml version='1.0'?><html>", .html),
    ("<kestrel> The build should wait", .text), ("<section>Text", .html), ("# Title\n\nText", .markdown),
    ("---\ntitle: x\n---\n", .markdown), ("#hashtag", .text),
    ("{\"id\": \"a\", \"text\": \"b\"}\n", .jsonl), ("\u{FEFF}WEBVTT\n", .subtitles),
    ("1\r\n00:00:05,120 --> 00:00:08,900\r\nYes.", .subtitles), ("1\n00:05 Yes.", .text),
  ])
  func isSniffedFromTheBeginning(text: String, format: DocumentFormat) {
    #expect(DocumentFormat(sniffing: Array(text.utf8)) == format)
  }

  @Test func isKnownByExtension() {
    #expect(DocumentFormat(fileExtension: "HTM") == .html)
    #expect(DocumentFormat(fileExtension: "md") == .markdown)
    #expect(DocumentFormat(fileExtension: "json") == nil)
    #expect(DocumentFormat(fileExtension: "srt") == .subtitles)
  }

  @Test(arguments: [
    (
      """
      1
      00:00:05,120 --> 00:00:08,900
      The ferry to the islands
      must be kept, because it is

      2
      00:00:09,000 --> 00:00:14,300
      must be kept, because it is
      {\\an8}the only way.

      3
      00:00:14,300 --> 00:00:18,900
      - <i>That is true,</i> but
      it is dear.
      [MUSIC PLAYING]
      """,
      "The ferry to the islands must be kept, because it is the only way.\n\nThat is true, but it is dear."
    ),
    (
      """
      WEBVTT
      Kind: captions

      NOTE John Reed: this is none

      00:05.120 --> 00:08.900 align:start
      <v John Reed>Should it be kept?</v>

      00:09.000 --> 00:14.300
      Maria Santos: Yes, because it is

      00:14.300 --> 00:18.900
      <v.loud Maria Santos>the only way &amp; cheap.
      """, "John Reed: Should it be kept?\n\nMaria Santos: Yes, because it is the only way & cheap."
    ),
  ])
  func subtitlesAreRunningText(subtitles: String, text: String) throws {
    let documents = try DocumentReader(.subtitles).documents(in: Array(subtitles.utf8), id: "x")
    #expect(try documents.map { try $0.get().text } == [text])
  }
}
