import CruxModel
import Foundation
import TestSupport
import Testing

/// The graph documents under `Graphs`, which every format has to carry.
struct GraphFile: Sendable, CustomTestStringConvertible {
  let url: URL

  var testDescription: String { url.lastPathComponent }

  func bytes() throws -> [UInt8] { Array(try Data(contentsOf: url)) }

  static let all = Repository.graphFiles.map(GraphFile.init)
}

extension GraphFile {
  /// The worked examples, and some of the annotated texts.
  static let sample = Repository.sampleFiles(oneIn: 40).map(GraphFile.init)

  /// The file's graph as a sample; the tests of JSON say what is wrong where it cannot be read.
  var graph: AwkwardGraph? {
    guard let graph = try? Graph(contentsOf: url) else { return nil }
    return AwkwardGraph(name: testDescription, graph: graph)
  }
}
