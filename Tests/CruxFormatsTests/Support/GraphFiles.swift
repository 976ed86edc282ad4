import CruxFormats
import Foundation
import Testing

/// The graph documents under `Graphs`, which every format has to carry.
struct GraphFile: Sendable, CustomTestStringConvertible {
  let url: URL

  var testDescription: String { url.lastPathComponent }

  func bytes() throws -> [UInt8] { Array(try Data(contentsOf: url)) }

  static let all: [GraphFile] = {
    let root = URL(filePath: #filePath).appending(path: "../../../../Graphs").standardized
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "json" }
      .sorted { $0.path < $1.path }
      .map(GraphFile.init)
  }()
}

extension GraphFile {
  /// The worked examples, and some of the annotated texts.
  static let sample = all.enumerated().filter { number, file in
    number % 40 == 0 || file.url.deletingLastPathComponent().lastPathComponent == "Graphs"
  }.map(\.element)

  /// The file's graph as a sample; the tests of JSON say what is wrong where it cannot be read.
  var graph: AwkwardGraph? {
    guard let graph = try? JSONReader().read(bytes()).graph else { return nil }
    return AwkwardGraph(name: testDescription, graph: graph)
  }
}
