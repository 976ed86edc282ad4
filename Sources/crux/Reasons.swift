import CruxExtraction
import CruxModel

extension Explanation {
  /// Each statement with its parts and their reasons, indented.
  var listing: String {
    guard !entries.isEmpty else { return "no statement was found" }
    return entries.map { entry in
      let parts = entry.parts.flatMap { part in
        ["  \(part.decision.shown)"] + part.reasons.map { "    \($0.shown)" }
      }
      return ([entry.text.shown] + parts).joined(separator: "\n")
    }
    .joined(separator: "\n\n")
  }
}

extension Input {
  typealias Reasons = (extraction: Extraction, why: Explanation)

  /// Why the embedded extractor reads an input's documents as it does.
  func reasons(by extractor: EmbeddedExtractor) -> [Result<Reasons, any Error>] {
    do {
      return try documents().map { document in Result { try extractor.explain(document.get()) } }
    } catch {
      return [.failure(error)]
    }
  }
}
