import CruxModel

/// Makes any number of documents of one debate: 50 statements each, a tree of supports and rebuttals with linked
/// premises and undercuts, sentences in a text, and claims and figures that many documents share, a few of them
/// in very many. A number always gives the same document.
struct GeneratedDebate {
  private static let statements = 50
  private static let sharedClaims = 4_000
  private var random: SplitMix

  /// - Parameter edition: later editions of a document differ in 2 % of its statements.
  static func document(_ number: Int, statements: Int = statements, edition: Int = 0) -> Graph {
    var debate = GeneratedDebate(random: SplitMix(state: UInt64(number) &* 0x9E37_79B9))
    var graph = debate.graph(id: "article-\(number)", statements: statements)
    for edition in 0..<edition { change(&graph, edition) }
    anchor(&graph)
    return graph
  }

  private mutating func graph(id: String, statements: Int) -> Graph {
    var graph = Graph(id: id, title: sentence(6), thesis: "s0")
    for number in 0..<statements {
      let isLeaf = number * 3 > statements
      graph.statements.append(
        Statement(
          id: "s\(number)", kind: isLeaf ? .evidence : random.below(5) == 0 ? .counterclaim : .claim,
          evidenceType: isLeaf ? .statistic : nil, text: text(number, isLeaf: isLeaf),
          speaker: random.below(2) == 0 ? "Spokesperson \(random.below(5_000))" : nil,
          confidence: Double(random.below(1000)) / 1000))
      guard number > 0 else { continue }
      let share = random.below(100)
      var relation = Relation(
        id: "r\(number)", kind: share < 75 ? .supports : .rebuts, from: ["s\(number)"],
        to: "s\(random.below(max(number / 3, 1)))", confidence: Double(random.below(1000)) / 1000)
      if share >= 93, let undercut = graph.relations.last {
        relation.kind = .undercuts
        relation.to = undercut.id
      } else if share < 10, number > 1 {
        relation.from.append("s\(number - 1)")
      }
      graph.relations.append(relation)
    }
    return graph
  }

  /// The thesis of every other document, and one figure in ten, are those of other documents, too.
  private mutating func text(_ number: Int, isLeaf: Bool) -> String {
    guard number == 0 ? random.below(2) == 0 : isLeaf && random.below(10) == 0 else { return sentence(16) }
    // The product of two makes a few of them far more popular than the rest.
    let popular = random.below(Self.sharedClaims) * random.below(Self.sharedClaims) / Self.sharedClaims
    var shared = GeneratedDebate(random: SplitMix(state: UInt64(popular) ^ (isLeaf ? 0xFACE : 0xC1A1)))
    return shared.sentence(14) + " \(popular)"
  }

  private static func change(_ graph: inout Graph, _ edition: Int) {
    var debate = GeneratedDebate(random: SplitMix(state: UInt64(edition) &+ 77))
    for _ in 0..<max(graph.statements.count / 50, 1) {
      let number = debate.random.below(graph.statements.count)
      graph.statements[number].text = debate.sentence(16)
    }
  }

  /// Makes the text of the document's statements.
  private static func anchor(_ graph: inout Graph) {
    var text = ""
    var length = 0
    for number in graph.statements.indices {
      let statement = graph.statements[number].text
      let count = statement.unicodeScalars.count
      graph.statements[number].anchor = Anchor(document: graph.id, start: length, end: length + count)
      text += statement + (number % 5 == 4 ? ".\n\n" : ". ")
      length += count + (number % 5 == 4 ? 3 : 2)
    }
    graph.documents = [
      Document(
        id: graph.id, title: graph.title, published: "2026-0\(1 + length % 9)-1\(length % 10)",
        language: "en", text: text)
    ]
  }

  private mutating func sentence(_ words: Int) -> String {
    (0..<words).map { _ in
      // A vocabulary of 16,000 words, the first of them common, as in a language.
      let word = random.below(16_000) * random.below(16_000) / 16_000
      return Self.syllables[word % 40] + Self.syllables[word / 40 % 20]
        + (word > 800 ? Self.syllables[word / 800] : "")
    }.joined(separator: " ")
  }

  private static let syllables = """
    tra de con trol ex port chip ru les pri ce mar ket sub si dy im pact mi ni ster la bour in dus try fac to ry \
    ne gro pol li cy ta riff e ner gy wa
    """.split(separator: " ").map(String.init)
}
