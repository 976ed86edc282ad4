import CruxModel
import Foundation

/// The graph documents of a folder, in the order of their names.
///
/// - Throws: `FormatError`, or what the system says where something cannot be read.
package func readGraphs(_ folder: String) throws -> [Graph] {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
  return try names.sorted().map { name in
    try JSONReader().read([UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))).graph
  }
}
