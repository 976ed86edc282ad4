import CruxFormats
import CruxModel
import Foundation

enum Samples {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func graph(_ path: String) throws -> Graph {
    try JSONReader().read(Array(Data(contentsOf: repository.appending(path: "Graphs/" + path)))).graph
  }

  /// The worked examples, and some of the annotated texts.
  static func graphs() throws -> [Graph] {
    let files = FileManager.default.enumerator(
      at: repository.appending(path: "Graphs"), includingPropertiesForKeys: nil)
    return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "json" }
      .sorted { $0.path < $1.path }.enumerated().filter { number, file in
        number % 20 == 0 || file.deletingLastPathComponent().lastPathComponent == "Graphs"
      }.map(\.element)
      .map { try JSONReader().read(Array(Data(contentsOf: $0))).graph }
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

  /// Runs with a folder of its own.
  static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "crux-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

extension Graph {
  func canonical() throws -> [UInt8] { try JSONWriter().write(self) }
}
