import CruxModel

/// Makes graphs of any size that look like extracted ones: texts of about 100 characters, every other with a
/// speaker, all with anchors and confidences, 1.3 relations a statement. Always the same for a size.
struct GeneratedGraph {
  private var random = SplitMix(state: 1)
  private static let words = """
    export controls rivals slow chips firms report that sales fell by percent in the first year after new \
    rules came into force while critics say smuggling went on and domestic foundries grew faster than \
    planned because subsidies rose licence officials argue exemptions were too wide "dual use" R&D étude of \
    customs data shows imports <5 nm
    """.split(separator: " ").map(String.init)
  private static let statementsADocument = 50

  static func make(statements count: Int) -> Graph {
    var generator = GeneratedGraph()
    var graph = Graph(id: "generated-\(count)", title: "A generated graph", thesis: "s0")
    for first in stride(from: 0, to: count, by: statementsADocument) {
      generator.addDocument(first..<min(first + statementsADocument, count), to: &graph)
    }
    for number in 0..<count * 13 / 10 { generator.addRelation(number, to: &graph) }
    return graph
  }

  private mutating func addDocument(_ numbers: Range<Int>, to graph: inout Graph) {
    var document = Document(
      id: "d\(graph.documents.count)", title: sentence(words: 6), language: "en", text: "")
    var length = 0
    for number in numbers {
      let text = sentence(words: 12 + random.below(9))
      let scalars = text.unicodeScalars.count
      graph.statements.append(
        Statement(
          id: "s\(number)", kind: [.claim, .evidence, .counterclaim][random.below(3)], text: text,
          speaker: random.below(2) == 0 ? "Spokesperson \(random.below(500))" : nil, confidence: confidence(),
          anchor: Anchor(document: document.id, start: length, end: length + scalars)))
      document.text?.append(text + ". ")
      length += scalars + 2
    }
    graph.documents.append(document)
  }

  private mutating func addRelation(_ number: Int, to graph: inout Graph) {
    let count = graph.statements.count
    let source = number < count ? number : random.below(count)
    let target = source > 50 ? source - 1 - random.below(50) : random.below(count)
    let share = random.below(100)
    var relation = Relation(
      id: "r\(number)", kind: share < 65 ? .supports : share < 97 ? .rebuts : .restates, from: ["s\(source)"],
      to: "s\(target)", confidence: confidence())
    if share < 7, number > 0 {
      relation.kind = .undercuts
      relation.to = "r\(random.below(number))"
    } else if share < 14 {
      relation.from.append("s\(random.below(count))")
    }
    graph.relations.append(relation)
  }

  private mutating func sentence(words count: Int) -> String {
    (0..<count).map { _ in Self.words[random.below(Self.words.count)] }.joined(separator: " ")
  }

  private mutating func confidence() -> Double { Double(random.below(1000)) / 1000 }
}
