import CruxExtraction
import CruxModel
import Foundation
import TestSupport
import Testing

/// Feeds the readers of texts with damaged files: each gives a text or an error, none a crash or a hang.
///
/// `CRUX_FUZZ` says how many files a reader gets; 20,000 without it.
@Suite struct ReadingMutationTests {
  /// Several runs side by side, and each short enough to tell which one hangs.
  private static let runs = 10

  @Test(arguments: DocumentFormat.allCases, 0..<runs)
  func damagedTextsAreReadOrRefused(_ format: DocumentFormat, _ run: Int) throws {
    let reader = DocumentReader(format)
    var mutator = Mutator(seed: UInt64(run), samples: try Self.samples(of: format), tokens: Self.tokens)
    var texts = 0
    for _ in 0..<max(Mutator.files / Self.runs, 1) {
      let bytes = mutator.next()
      do {
        for document in try reader.documents(in: bytes, id: "x") {
          if case .success(let document) = document, document.text?.isEmpty == false { texts += 1 }
        }
      } catch is ReadingError {
        continue
      } catch {
        Issue.record("Run \(run) gave an error that is no ReadingError: \(error)")
      }
    }
    #expect(texts > 0, "If nothing can be read, too little is tested.")
  }

  private static func samples(of format: DocumentFormat) throws -> [[UInt8]] {
    switch format {
    case .text:
      ["Wages rose — “slowly”.\r\nPrices rose, too.\n", "\u{FEFF}One.\n\n\t- two"].map { Array($0.utf8) }
    case .markdown: [markdown, "- a\n- b **c\n\n```\nx\n```\nText"].map { Array($0.utf8) }
    case .html: try pages()
    case .subtitles:
      [
        "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Ann>Wages rose &amp; fell.</v>\n- No: {\\an8}they did not.\n"
      ].map {
        Array($0.utf8)
      }
    case .jsonl:
      ["{\"id\": \"a\", \"text\": \"One, \\u00e9.\"}\n{\"html\": \"<p>Two, or so.</p>\"}\n"].map {
        Array($0.utf8)
      }
    }
  }

  private static let markdown = """
    ---
    title: "T"
    ---
    # Head
    A *b* __c__ [d](e "f") ![g](h) `i` <j> &amp; \\* [k][l]
    ---
    > 1. m
    | n | o |
    |---|---|
    [l]: p
    <!-- q --> [^r]
    """

  private static func pages() throws -> [[UInt8]] {
    // The smaller ones, for speed.
    try ["forum", "docs", "old-layout", "no-tags"].map { page in
      Array(try Data(contentsOf: Repository.root.appending(path: "Tests/Fixtures/Pages/\(page).html")))
    }
  }

  private static let tokens =
    [
      "<", ">", "</", "/>", "<p>", "</p>", "<div class=comment>", "<div>", "</div>", "<article>", "<br>",
      "<!--",
      "-->", "<script>", "</script>", "<table><td>", "<h1>", "<meta charset=utf-16>", "<meta charset=big5>",
      "&amp;",
      "&#0;", "&#x110000;", "&", "<![CDATA[", "<a href=x>", "<pre>", "<li>", "*", "**", "_", "`", "```", "[",
      "](",
      "![", "]:", "\n", "\n\n", "# ", "> ", "- ", "---\n", "|", "\\", "\"", "{", "}", "null", "\u{0}",
      "\u{FEFF}",
      "\u{FFFF}", "\u{1F41F}",
    ].map { Array($0.utf8) } + [[0xFF], [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80]]
}
