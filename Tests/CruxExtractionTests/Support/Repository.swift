import CruxFormats
import CruxModel
import Foundation

/// Files of the checkout that tests read.
enum Repository {
  static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

  static func graph(_ path: String) throws -> Graph {
    try JSONReader().read(Array(Data(contentsOf: root.appending(path: path)))).graph
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
