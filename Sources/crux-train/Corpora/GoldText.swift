import CruxExtraction
import CruxModel
import CruxLanguage
import Foundation

/// An annotated text, with its statements found again among its tokens.
struct GoldText {
  struct Entry {
    var span: Span
    var statement: Statement
  }

  var graph: Graph
  var analysis: Analysis
  /// In the order of the text.
  var statements: [Entry]
  /// Whether it is annotated as the guidelines have it: with speakers, thesis and types of evidence, and with
  /// connectives outside of statements.
  let isWhole: Bool
  /// How much it counts in learning.
  let weight: Float

  /// - Parameters:
  ///   - isTitled: whether the title is seen.
  ///   - analyse: tags and clauses, once the text is cut into tokens.
  init(
    _ graph: Graph, isWhole: Bool = true, isTitled: Bool = false, weight: Float,
    analyse: (inout Analysis) -> Void
  ) {
    self.isWhole = isWhole
    self.weight = weight
    let text = graph.documents.first?.text ?? ""
    var analysis = Analysis(
      English.tokenized(text), title: isTitled ? graph.documents.first?.title : nil)
    analyse(&analysis)
    self.graph = graph
    self.analysis = analysis
    let offsets = ScalarOffsets(text)
    statements = graph.statements.compactMap { statement in
      guard let anchor = statement.anchor, let start = offsets.byte(ofScalar: anchor.start),
        let end = offsets.byte(ofScalar: anchor.end),
        let span = Self.span(analysis, start..<end)
      else { return nil }
      return Entry(span: isWhole ? span : Self.asWhole(analysis, span), statement: statement)
    }
    .sorted { $0.span.tokens.lowerBound < $1.span.tokens.lowerBound }
  }

  /// Versions of one text belong together, and so do the essays of one corpus, all about one question: none may be
  /// learnt from where another is the test.
  var group: String {
    graph.id.replacing(/-v[0-9]+$/, with: "")
  }

  /// Where annotators leave connectives and marks in, they are taken out, as our own guidelines have it.
  private static func asWhole(_ analysis: Analysis, _ span: Span) -> Span {
    let words = [English.contrast, English.cause, English.addition, English.example]
    let start = span.tokens.first { index in
      let hash = analysis.tokens[index].hash
      return analysis.tokens[index].kind == .word && !words.contains { $0.contains(hash) }
    }
    guard let start else { return span }
    var span = span
    span.tokens = SpanEdges.trimmed(start..<span.tokens.upperBound, analysis)
    return span
  }

  /// The tokens of a range of bytes, those of its first sentence only.
  private static func span(_ analysis: Analysis, _ bytes: Range<Int>) -> Span? {
    for (number, sentence) in analysis.sentences.enumerated() {
      let inside = sentence.tokens.filter {
        Int(analysis.tokens[$0].start) >= bytes.lowerBound && Int(analysis.tokens[$0].end) <= bytes.upperBound
      }
      if let first = inside.first, let last = inside.last {
        return Span(sentence: number, tokens: first..<last + 1, confidence: 1)
      }
    }
    return nil
  }
}
