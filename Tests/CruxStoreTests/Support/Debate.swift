import CruxModel

@testable import CruxStore

/// A base of two short articles about night buses that share a claim, and a third with a circle.
enum Debate {
  static func base() throws -> Base {
    let base = try Base()
    _ = try base.add(try [paper, journal, blog].map { try Addition($0) })
    return base
  }

  static let paper = Graph(
    id: "paper", title: "Keep them", thesis: "s1",
    documents: [Document(id: "paper", published: "2026-03-01")],
    statements: [
      claim("s1", "Night buses should stay"),
      claim("s2", "Night buses are used", "Ana Brandt"),
      evidence("s3", "Ridership rose by 40 percent", "the city"),
      evidence("s4", "One rider in three has no car", "the city"),
      CruxModel.Statement(id: "s5", kind: .counterclaim, text: "They cost too much", speaker: "critics"),
      evidence("s6", "The count was done in a holiday week", "Paul Okafor"),
      claim("s7", "A bus a night costs less than one parking place"),
    ],
    relations: [
      Relation(id: "r1", kind: .supports, from: ["s2"], to: "s1", confidence: 0.9),
      Relation(id: "r2", kind: .supports, from: ["s3"], to: "s2", confidence: 0.5),
      Relation(id: "r3", kind: .supports, from: ["s4"], to: "s2", confidence: 0.8),
      Relation(id: "r4", kind: .rebuts, from: ["s5"], to: "s1"),
      Relation(id: "r5", kind: .undercuts, from: ["s6"], to: "r2"),
      Relation(id: "r6", kind: .rebuts, from: ["s7"], to: "s5"),
    ])

  static let journal = Graph(
    id: "journal", title: "Count them", thesis: "s1",
    documents: [Document(id: "journal", published: "2026-05-01")],
    statements: [
      claim("s1", "The budget must shrink"),
      claim("s2", "Night buses are used."),
      evidence("s3", "Every night bus carries thirty people", "Ana Brandt"),
      evidence("s4", "Ridership rose by 40 percent!", "the ministry"),
    ],
    relations: [
      Relation(id: "r1", kind: .rebuts, from: ["s2"], to: "s1"),
      Relation(id: "r2", kind: .supports, from: ["s3"], to: "s2", confidence: 0.7),
      Relation(id: "r3", kind: .supports, from: ["s4"], to: "s1"),
    ])

  static let blog = Graph(
    id: "blog", thesis: "s1",
    statements: [
      claim("s1", "People trust the timetable"), claim("s2", "The timetable is kept"),
      claim("s3", "Drivers are proud of it"), claim("s4", "Buses are red"),
    ],
    relations: [
      Relation(id: "r1", kind: .supports, from: ["s2"], to: "s1"),
      Relation(id: "r2", kind: .supports, from: ["s3", "s4"], to: "s2"),
      Relation(id: "r3", kind: .supports, from: ["s1"], to: "s3"),
    ])

  /// Two premises that only together support a claim, and what denies that they do.
  static let letter = Graph(
    id: "letter", thesis: "s1",
    statements: [
      claim("s1", "Shift workers need them"), claim("s2", "Shifts end at three"),
      claim("s3", "Taxis are dear"), claim("s4", "No tram runs there"),
    ],
    relations: [
      Relation(id: "r1", kind: .supports, from: ["s2", "s3"], to: "s1"),
      Relation(id: "r2", kind: .undercuts, from: ["s4"], to: "r1"),
    ])

  private static func claim(_ id: String, _ text: String, _ speaker: String? = nil) -> CruxModel.Statement {
    CruxModel.Statement(id: id, kind: .claim, text: text, speaker: speaker)
  }

  private static func evidence(_ id: String, _ text: String, _ speaker: String) -> CruxModel.Statement {
    CruxModel.Statement(id: id, kind: .evidence, text: text, speaker: speaker)
  }
}
