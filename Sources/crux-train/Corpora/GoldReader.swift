import CruxModel
import Foundation

/// Temporary reader until the JSON format lands.
func readGraphs(_ folder: String) throws -> [Graph] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".json") }.compactMap {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))
    guard let o = try JSONSerialization.jsonObject(with: data) as? [String: Any], o["statements"] != nil else { return nil }
    var g = Graph(id: o["id"] as? String ?? "", title: o["title"] as? String, thesis: o["thesis"] as? String)
    for d in o["documents"] as? [[String: Any]] ?? [] {
      g.documents.append(Document(id: d["id"] as? String ?? "", title: d["title"] as? String, genre: d["genre"] as? String, text: d["text"] as? String))
    }
    for s in o["statements"] as? [[String: Any]] ?? [] {
      let a = s["anchor"] as? [String: Any] ?? [:]
      g.statements.append(
        Statement(
          id: s["id"] as? String ?? "", kind: Statement.Kind(rawValue: s["kind"] as? String ?? "") ?? .claim,
          evidenceType: (s["evidenceType"] as? String).flatMap(Statement.EvidenceType.init(rawValue:)),
          text: s["text"] as? String ?? "", speaker: s["speaker"] as? String,
          anchor: Anchor(document: a["document"] as? String ?? "", start: a["start"] as? Int ?? 0, end: a["end"] as? Int ?? 0)))
    }
    for r in o["relations"] as? [[String: Any]] ?? [] {
      g.relations.append(
        Relation(
          id: r["id"] as? String ?? "", kind: Relation.Kind(rawValue: r["kind"] as? String ?? "") ?? .supports,
          from: r["from"] as? [String] ?? [], to: r["to"] as? String ?? ""))
    }
    return g
  }
}
