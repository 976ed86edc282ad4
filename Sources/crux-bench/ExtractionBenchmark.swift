import CruxExtraction
import CruxFormats
import CruxModel
import Foundation

/// How fast the embedded extractor is, on one core, on the corpus repeated.
struct ExtractionBenchmark {
  private let texts: [String]

  /// - Parameter corpus: a folder of graphs with their texts.
  init(corpus: String) throws {
    texts = try readGraphs(corpus).compactMap { $0.documents.first?.text }
  }

  func run() throws {
    let extractor = try EmbeddedExtractor()
    print("extraction, one core             MB   seconds    MB/s")
    try measure("many texts of the corpus's size", extractor, repeated(megabytes: 20))
    for megabytes in [1, 2, 4] {
      try measure("one text", extractor, [repeated(megabytes: megabytes).joined(separator: "\n\n")])
    }
  }

  private func repeated(megabytes: Int) -> [String] {
    var all: [String] = []
    var bytes = 0
    while bytes < megabytes << 20 {
      for text in texts where bytes < megabytes << 20 {
        all.append(text)
        bytes += text.utf8.count
      }
    }
    return all
  }

  private func measure(_ name: String, _ extractor: EmbeddedExtractor, _ texts: [String]) throws {
    let started = ContinuousClock.now
    for text in texts { _ = try extractor.extract(Document(id: "text", text: text)) }
    let seconds = (ContinuousClock.now - started) / .seconds(1)
    let megabytes = Double(texts.reduce(0) { $0 + $1.utf8.count }) / 1e6
    print(
      name.padding(toLength: 30, withPad: " ", startingAt: 0),
      String(format: "%6.1f %9.2f %7.2f", megabytes, seconds, megabytes / seconds))
  }
}
