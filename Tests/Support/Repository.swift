import CruxModel
import Foundation

/// Files of the checkout that tests read, by their paths in it.
package enum Repository {
  package static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// The graph documents under `Graphs`, in the order of their paths.
  package static let graphFiles: [URL] = {
    let files = FileManager.default.enumerator(
      at: root.appending(path: "Graphs"), includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "json" }
      .sorted { $0.path < $1.path }
  }()

  /// The worked examples, and one in so many of the annotated texts.
  package static func sampleFiles(oneIn share: Int) -> [URL] {
    graphFiles.enumerated().filter { number, file in
      number % share == 0 || file.deletingLastPathComponent().lastPathComponent == "Graphs"
    }.map(\.element)
  }

  package static func graph(_ path: String) throws -> Graph {
    try Graph(contentsOf: root.appending(path: path))
  }

  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
