import CruxModel

/// What was found in a text or a part of it: statements by their spans, in whatever order they came.
struct Argument: Sendable, Equatable {
  struct Unit: Sendable, Equatable {
    /// In Unicode scalars from the start of the whole text.
    var span: Range<Int>
    var kind: Statement.Kind
    var evidenceType: Statement.EvidenceType?
    var modality: Statement.Modality?
    var speaker: String?
    var confidence: Double?
  }

  /// What a link bears on: a unit or an earlier link, by number.
  enum Target: Sendable, Hashable { case unit(Int), link(Int) }

  struct Link: Sendable, Equatable {
    var kind: Relation.Kind
    var from: [Int]
    var to: Target
    var confidence: Double?
  }

  var units: [Unit] = []
  var links: [Link] = []
  var thesis: Int?

  /// Takes in what was found in another part. Spans that share more than half of their characters are one
  /// statement, which stays as it was found first; links that say the same are one, and a link from a statement to
  /// itself says nothing.
  mutating func merge(_ other: Argument) {
    let numbers = other.units.map { unit in
      units.firstIndex { $0.span.sharesMost(with: unit.span) } ?? append(unit)
    }
    var linkNumbers: [Int?] = []
    for link in other.links {
      let target: Target? =
        switch link.to {
        case .unit(let number): .unit(numbers[number])
        case .link(let number): linkNumbers[number].map { .link($0) }
        }
      var from: [Int] = []
      for number in link.from.map({ numbers[$0] }) where !from.contains(number) { from.append(number) }
      linkNumbers.append(
        target.flatMap { from.map(Target.unit).contains($0) ? nil : $0 }
          .map { add(Link(kind: link.kind, from: from, to: $0, confidence: link.confidence)) })
    }
    thesis = thesis ?? other.thesis.map { numbers[$0] }
  }

  /// - Returns: the number of the link, or of the one that says the same.
  private mutating func add(_ link: Link) -> Int {
    let known = links.firstIndex {
      $0.kind == link.kind && $0.to == link.to && Set($0.from) == Set(link.from)
    }
    if let known { return known }
    links.append(link)
    return links.count - 1
  }

  private mutating func append(_ unit: Unit) -> Int {
    units.append(unit)
    return units.count - 1
  }

  /// The units that bear on nothing.
  var roots: [Int] {
    let bearing = Set(links.flatMap(\.from))
    return units.indices.filter { !bearing.contains($0) }
  }

  /// The graph of it, with statements in the order of the text.
  /// - Parameter text: the document's.
  func graph(of document: Document, _ text: [Unicode.Scalar]) -> Graph {
    var ids = ContentID()
    var names = [String](repeating: "", count: units.count)
    var statements: [Statement] = []
    for (number, unit) in units.enumerated().sorted(by: { $0.element.span.precedes($1.element.span) }) {
      let quote = String(String.UnicodeScalarView(text[unit.span]))
      names[number] = ids.statement(quote)
      let anchor = Anchor(document: document.id, start: unit.span.lowerBound, end: unit.span.upperBound)
      statements.append(
        Statement(
          id: names[number], kind: unit.kind, evidenceType: unit.evidenceType, modality: unit.modality,
          text: quote, speaker: unit.speaker, confidence: unit.confidence, anchor: anchor))
    }
    var relations: [Relation] = []
    for link in links {
      let from = link.from.map { names[$0] }
      let to =
        switch link.to {
        case .unit(let number): names[number]
        case .link(let number): relations[number].id
        }
      relations.append(
        Relation(
          id: ids.relation(link.kind, from: from, to: to), kind: link.kind, from: from, to: to,
          confidence: link.confidence))
    }
    return Graph(
      id: document.id, title: document.title, thesis: thesis.map { names[$0] }, documents: [document],
      statements: statements, relations: relations)
  }
}

extension Range<Int> {
  fileprivate func sharesMost(with other: Range<Int>) -> Bool {
    clamped(to: other).count * 2 > Swift.max(count, other.count)
  }

  fileprivate func precedes(_ other: Range<Int>) -> Bool {
    (lowerBound, upperBound) < (other.lowerBound, other.upperBound)
  }
}
