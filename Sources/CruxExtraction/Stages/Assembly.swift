import CruxLanguage
import CruxModel

/// Makes the graph of a decided argument.
enum Assembly {
  static func graph(_ document: Document, _ argument: Draft, _ decision: Decision) -> Graph {
    let analysis = argument.analysis
    let offsets = ScalarOffsets(analysis.text.bytes)
    var ids = ContentID()
    var statements: [Statement] = []
    for (index, unit) in argument.units.enumerated() {
      let quote = analysis.text.text(unit.span.tokens)
      let text = asSaid(quote)
      let first = analysis.tokens[unit.span.tokens.lowerBound]
      let last = analysis.tokens[unit.span.tokens.upperBound - 1]
      let kind = decision.kinds[index]
      statements.append(
        Statement(
          id: ids.statement(text), kind: kind, evidenceType: kind == .evidence ? unit.evidenceType : nil,
          modality: argument.modality(index), text: text,
          speaker: analysis.isRejected(
            from: unit.span.tokens.lowerBound, in: analysis.sentences[unit.span.sentence])
            ? nil : unit.speaker.map { asSaid(argument.entities.entities[$0].name) },
          confidence: rounded(unit.span.confidence),
          anchor: Anchor(
            document: document.id, start: offsets.scalar(ofByte: Int(first.start)) ?? 0,
            end: offsets.scalar(ofByte: Int(last.end)) ?? 0, quote: quote == text ? nil : quote)))
    }
    return Graph(
      id: document.id, title: document.title, thesis: decision.thesis.map { statements[$0].id },
      documents: [document], statements: statements,
      relations: relations(decision, statements, &ids))
  }

  /// Words as they are said, wherever a text breaks its lines or may divide its words.
  private static func asSaid(_ text: String) -> String {
    let whole = DividedWords.joined(text)
    return whole.contains(where: \.isNewline) ? whole.withSingleSpaces : whole
  }

  /// Undercuts name the relation by which their target bears on something; where it bears on nothing, or only
  /// restates, they are rebuttals of it. A relation is right only if its ends are, so its confidence is the product
  /// of theirs and its own. Relations are made from the thesis downwards, so that those that are
  /// undercut have ids.
  private static func relations(
    _ decision: Decision, _ statements: [Statement], _ ids: inout ContentID
  ) -> [Relation] {
    let ofSource = Dictionary(
      decision.links.enumerated().flatMap { number, link in link.sources.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    var made = [Relation?](repeating: nil, count: decision.links.count)
    for start in decision.links.indices {
      var path = [start]
      while let last = path.last, made[last] == nil, let next = ofSource[decision.links[last].target],
        made[next] == nil
      {
        path.append(next)
      }
      for number in path.reversed() where made[number] == nil {
        let link = decision.links[number]
        var kind = link.kind
        var target = statements[link.target].id
        if kind == .undercuts {
          if let attacked = ofSource[link.target].flatMap({ made[$0] }), attacked.kind != .restates {
            target = attacked.id
          } else {
            kind = .rebuts
          }
        }
        let from = link.sources.map { statements[$0].id }
        let ends = (link.sources + [link.target]).map { statements[$0].confidence ?? 1 }
        made[number] = Relation(
          id: ids.relation(kind, from: from, to: target), kind: kind, from: from, to: target,
          confidence: rounded(link.confidence * Float(ends.reduce(1, *))))
      }
    }
    return made.compactMap(\.self)
  }

  /// To thousandths, and to one at least, since what is said is not held to be impossible.
  private static func rounded(_ value: Float) -> Double { max(1, (Double(value) * 1000).rounded()) / 1000 }
}
