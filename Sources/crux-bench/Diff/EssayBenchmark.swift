import CruxDiff
import CruxLanguage
import CruxModel
import Foundation

/// How well sentences of essays are matched with those of the next draft, beside matching by text alone.
///
/// The essays are those of ArgRewrite V.2 (Kashefi et al. 2022), each sentence a statement, in order, without
/// relations. Pairs of equal sentences are left out of the count.
struct EssayBenchmark {
  private struct Essay: Decodable {
    struct Sentence: Decodable {
      var index: Int
      var text: String
    }

    var id: String
    var before: [Sentence]
    var after: [Sentence]
    var aligned: [[Int]]
  }

  private let essays: [Essay]

  init(folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    essays = try names.sorted().map {
      try JSONDecoder().decode(Essay.self, from: Data(contentsOf: URL(filePath: folder + "/" + $0)))
    }
  }

  func run() {
    var matched = PairCount()
    var plain: [Double: PairCount] = [:]
    for essay in essays {
      let isChanged = { (pair: [Int]) in
        essay.before.first { $0.index == pair[0] }?.text != essay.after.first { $0.index == pair[1] }?.text
      }
      let gold = Set(essay.aligned.filter(isChanged))
      let pairs = Difference(graph(essay.before), graph(essay.after)).matching.pairs
        .map { [essay.before[$0.before].index, essay.after[$0.after].index] }
      matched.add(Set(pairs.filter(isChanged)), gold)
      for least in [0.3, 0.4, 0.5, 0.6] {
        plain[least, default: PairCount()].add(Set(byText(essay, least: least).filter(isChanged)), gold)
      }
    }
    print("\nessays' changed sentences  precision  recall      F1     pairs")
    print("crux diff                   " + matched.row)
    for (least, count) in plain.sorted(by: { $0.key < $1.key }) {
      print(String(format: "text alone, from %.1f on      ", least) + count.row)
    }
  }

  private func graph(_ sentences: [Essay.Sentence]) -> Graph {
    Graph(
      id: "essay",
      statements: sentences.enumerated().map { Statement(id: "s\($0 + 1)", kind: .claim, text: $1.text) })
  }

  /// The plain matcher: the most alike pair first, by the cosine of words.
  private func byText(_ essay: Essay, least: Double) -> [[Int]] {
    func bag(_ text: String) -> [String: Double] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.reduce(into: [:]) {
        $0[String($1), default: 0] += 1
      }
    }
    func length(_ bag: [String: Double]) -> Double { bag.values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let (old, new) = (essay.before.map { bag($0.text) }, essay.after.map { bag($0.text) })
    var scored: [(Double, Int, Int)] = []
    for (left, ours) in old.enumerated() {
      for (right, theirs) in new.enumerated() {
        let product = ours.reduce(0) { $0 + $1.value * (theirs[$1.key] ?? 0) }
        let cosine = product / max(length(ours) * length(theirs), 1e-9)
        if cosine >= least { scored.append((cosine, left, right)) }
      }
    }
    var (usedLeft, usedRight): (Set<Int>, Set<Int>) = ([], [])
    return scored.sorted { ($1.0, $0.1, $0.2) < ($0.0, $1.1, $1.2) }.compactMap { _, left, right in
      guard !usedLeft.contains(left), !usedRight.contains(right) else { return nil }
      usedLeft.insert(left)
      usedRight.insert(right)
      return [essay.before[left].index, essay.after[right].index]
    }
  }
}
