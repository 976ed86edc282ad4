import CruxFormats
import CruxModel
import Foundation

extension Graph {
  /// The graph of a file of JSON.
  package init(contentsOf file: URL) throws {
    self = try JSONReader().read(Array(Data(contentsOf: file))).graph
  }

  /// Its JSON in bytes: texts that differ in these alone are equal to Swift.
  package func canonical() throws -> [UInt8] { try JSONWriter().write(self) }
}
