import CruxModel

/// Why an extractor read a text as it did: what spoke most for each statement's kind, for the thesis and for each
/// relation.
public struct Explanation: Sendable {
  public struct Part: Sendable {
    /// What was decided, such as `evidence, 0.93`, `supports “the fare is too high”, 0.41` or, of a relation that is
    /// undercut, `undercuts “the fare rose” as a ground, 0.2`.
    public var decision: String
    /// What spoke for it, the strongest first, in words.
    public var reasons: [String]
  }

  public struct Entry: Sendable {
    /// The statement's words.
    public var text: String
    /// Its kind, then whether it is the thesis, then what it bears on.
    public var parts: [Part]
  }

  /// In the order of the text.
  public var entries: [Entry]
}

extension EmbeddedExtractor {
  /// The graph that `extract` gives, and the features of the models that spoke most for it.
  /// - Parameter limit: of the features of each decision.
  public func explain(_ document: Document, limit: Int = 4) -> (extraction: Extraction, why: Explanation) {
    let text = English.tokenized(document.text ?? "")
    if let language = Recognition.foreignLanguage(of: text) {
      return (Self.refusal(of: document, in: language), Explanation(entries: []))
    }
    let reading = read(document, text)
    let graph = Assembly.graph(document, reading.argument, reading.decision)
    let words = SeenWords(reading.argument.analysis)
    let kept = reading.kept
    var entries = graph.statements.enumerated().map { unit, statement in
      let why = sides.contributions(reading.beforeSides, kept[unit], kind: reading.decision.kinds[unit])
      return Explanation.Entry(
        text: statement.text,
        parts: [
          Explanation.Part(
            decision: statement.kind.rawValue + Self.sureness(statement.confidence),
            reasons: words.reasons(why, limit: limit))
        ])
    }
    if let thesis = reading.decision.thesis {
      let why = thesisFinder.contributions(reading.beforeSides, kept[thesis])
      entries[thesis].parts.append(
        Explanation.Part(decision: "thesis", reasons: words.reasons(why, limit: limit)))
    }
    for (relation, link) in zip(graph.relations, reading.decision.links) {
      for source in link.sources {
        let why =
          link.kind == .restates
          ? restatements.contributions(reading.pairs, kept[source], kept[link.target])
          : relater.contributions(reading.pairs, kept[source], kept[link.target], link.kind)
        entries[source].parts.append(
          Explanation.Part(
            decision: "\(relation.kind.rawValue) “\(graph.statements[link.target].text)”"
              + (link.kind == .undercuts ? " as a ground" : "") + Self.sureness(relation.confidence),
            reasons: words.reasons(why, limit: limit)))
      }
    }
    return (Extraction(graph: graph), Explanation(entries: entries))
  }

  private static func sureness(_ confidence: Double?) -> String { confidence.map { ", \($0)" } ?? "" }
}
