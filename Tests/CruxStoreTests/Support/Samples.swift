import CruxModel
import TestSupport

enum Samples {
  /// The worked examples, and some of the annotated texts.
  static func graphs() throws -> [Graph] {
    try Repository.sampleFiles(oneIn: 20).map { try Graph(contentsOf: $0) }
  }

  /// A small debate about night buses.
  static func buses() -> Graph {
    Graph(
      id: "buses", title: "Night buses", thesis: "s1",
      documents: [
        Document(
          id: "buses", title: "Night buses", published: "2026-03-01",
          text: "The night buses should stay. Ridership rose by 40 percent. They cost too much.")
      ],
      statements: [
        Statement(
          id: "s1", kind: .claim, text: "The night buses should stay", speaker: "Ana Brandt",
          confidence: 0.9, anchor: Anchor(document: "buses", start: 0, end: 27)),
        Statement(
          id: "s2", kind: .evidence, evidenceType: .statistic, text: "Ridership rose by 40 percent",
          anchor: Anchor(document: "buses", start: 29, end: 57)),
        Statement(
          id: "s3", kind: .counterclaim, text: "They cost too much", speaker: "critics",
          anchor: Anchor(document: "buses", start: 59, end: 77)),
      ],
      relations: [
        Relation(id: "r1", kind: .supports, from: ["s2"], to: "s1", confidence: 0.5),
        Relation(id: "r2", kind: .rebuts, from: ["s3"], to: "s1"),
      ])
  }
}
