import CruxExtraction
import CruxModel
import Foundation

/// What `crux evaluate` has found out, and how it prints it.
struct EvaluationResults {
  private(set) var total = Score()
  private(set) var texts: [(id: String, score: Score)] = []
  private(set) var mistakes = Mistakes()
  private var pairs: [(before: Score, after: Score)] = []

  mutating func add(_ gold: Graph, _ predicted: Graph?, before: Graph?, text: String) {
    var (score, earlier) = (Score(), Score())
    score.add(gold: gold, predicted: predicted, text: text)
    earlier.add(gold: gold, predicted: before, text: text)
    total.add(score)
    texts.append((gold.id, score))
    mistakes.add(gold: gold, predicted: predicted, text: text)
    pairs.append((earlier, score))
  }

  var changes: [FigureChange] { FigureChange.all(pairs) }

  var reliability: String {
    total.statementReliability.table(of: "statements") + "\n"
      + total.relationReliability.table(of: "relations")
  }

  func json(perText: Bool) throws -> String {
    let each = try texts.map { "  \(try $0.id.json()): \($0.score.figures.json(indentedBy: 2))" }
    let texts = perText ? ",\n \"texts\": {\n\(each.joined(separator: ",\n"))\n }" : ""
    return "{\n \"all\": \(total.figures.json(indentedBy: 1))\(texts)\n}"
  }
}

extension FigureChange {
  /// `relations.signed     0.188 → 0.234  +0.046 (+0.012 to +0.081)  better`.
  var line: String {
    let verdict = isSure ? (after > before ? "  better" : "  worse") : ""
    return name.padding(toLength: 20, withPad: " ", startingAt: 0)
      + String(
        format: " %.3f → %.3f  %+.3f (%+.3f to %+.3f)", before, after, after - before, interval.lowerBound,
        interval.upperBound) + verdict
  }

  struct Row: Encodable {
    var figure: String
    var before: Double
    var after: Double
    var interval: [Double]
  }

  var row: Row {
    Row(figure: name, before: before, after: after, interval: [interval.lowerBound, interval.upperBound])
  }
}

extension Mistakes {
  var listing: String {
    guard !groups.isEmpty else { return "nothing is wrong" }
    return groups.map { name, mistakes in
      let lines = mistakes.map { mistake in
        let confidence = mistake.confidence.map { String(format: "%.2f ", $0) } ?? ""
        let detail = mistake.detail.map { "\n      \($0.shown)" } ?? ""
        return "  \(mistake.text.shown): \(confidence)\(mistake.sentence.shown)\(detail)"
      }
      return "\(mistakes.count) \(name)\n" + lines.joined(separator: "\n")
    }
    .joined(separator: "\n\n")
  }

  struct Row: Encodable {
    var error: String
    var text: String
    var sentence: String
    var detail: String?
    var confidence: Double?
  }

  /// All mistakes, in the order of the listing.
  var rows: [Row] {
    groups.flatMap { name, mistakes in
      mistakes.map {
        Row(error: name, text: $0.text, sentence: $0.sentence, detail: $0.detail, confidence: $0.confidence)
      }
    }
  }
}
