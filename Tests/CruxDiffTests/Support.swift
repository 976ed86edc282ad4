import CruxDiff
import CruxModel
import Foundation
import TestSupport

enum Samples {
  /// Some of the corpus, enough for laws.
  static func corpus(_ count: Int) throws -> [Graph] {
    try Repository.graphFiles.filter { $0.deletingLastPathComponent().lastPathComponent == "Corpus" }
      .prefix(count).map { try Graph(contentsOf: $0) }
  }

  /// A thesis with a piece of evidence and an objection.
  static func buses() -> Graph {
    Graph(
      id: "buses", thesis: "s1",
      statements: [
        Statement(id: "s1", kind: .claim, text: "The night buses should stay", speaker: "Ana Brandt"),
        Statement(id: "s2", kind: .evidence, text: "Ridership rose by 40 percent last year"),
        Statement(
          id: "s3", kind: .counterclaim, text: "The buses cost the city too much", speaker: "critics"),
        Statement(id: "s4", kind: .evidence, text: "Drivers are paid out of another budget"),
      ],
      relations: [
        Relation(id: "r1", kind: .supports, from: ["s2"], to: "s1"),
        Relation(id: "r2", kind: .rebuts, from: ["s3"], to: "s1"),
        Relation(id: "r3", kind: .rebuts, from: ["s4"], to: "s3"),
      ])
  }
}

/// A conflict in a line.
func said(_ conflict: Merge.Conflict) -> String {
  let values = [conflict.base, conflict.ours, conflict.theirs].map { $0 ?? "none" }
  return "\(conflict.what) \(conflict.id) \(conflict.field): \(values.joined(separator: ", "))"
}

extension Graph {
  /// With one statement changed.
  func changing(_ id: String, _ change: (inout Statement) -> Void) -> Graph {
    var graph = self
    for number in graph.statements.indices where graph.statements[number].id == id {
      change(&graph.statements[number])
    }
    return graph
  }
}

extension Graph {
  /// Many changes at once: words, kinds, speakers, ids, statements and relations that come, go and move.
  func scrambled(seed: UInt64) -> Graph {
    var random = SplitMix(state: seed)
    var graph = self
    func isChosen(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    graph.statements.removeAll { $0.id != thesis && isChosen(8) }
    for number in graph.statements.indices {
      if isChosen(15) {
        graph.statements[number].text = graph.statements[number].text.split(separator: " ").shuffled(
          using: &random
        ).joined(separator: " ")
      }
      if isChosen(10) { graph.statements[number].speaker = "Person \(random.next() % 9)" }
      if isChosen(10) { graph.statements[number].kind = .evidence }
    }
    let ids = Set(graph.statements.map(\.id))
    graph.relations.removeAll { !ids.isSuperset(of: $0.from) || isChosen(8) }
    for number in graph.relations.indices where isChosen(10) { graph.relations[number].kind = .rebuts }
    for number in 0..<3 {
      let place = Int.random(in: 0...graph.statements.count, using: &random)
      graph.statements.insert(
        Statement(id: "new\(seed)-\(number)", kind: .claim, text: "Quite another matter \(random.next())"),
        at: place)
      graph.relations.insert(
        Relation(
          id: "newr\(seed)-\(number)", kind: .supports, from: ["new\(seed)-\(number)"], to: thesis ?? ""),
        at: 0)
    }
    // Only sound graphs are patched.
    graph.relations.dropLost(besides: Set(graph.statements.map(\.id)))
    if isChosen(50) { graph.statements.shuffle(using: &random) }
    if isChosen(50) { graph.title = "Another title" }
    if isChosen(50) { graph.unknown = [UnknownField(name: "note", json: "[1, 2]")] }
    return graph
  }
}
