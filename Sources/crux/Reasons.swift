import CruxExtraction
import CruxModel

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
