import CruxFormats
import CruxStore
import Foundation

extension Input {
  /// Whether it is something to read, rather than a name in a knowledge base.
  var isThere: Bool { isStandardInput || FileManager.default.fileExists(atPath: name) }

  /// The graph in the file or, where there is none, the state of a knowledge base's document that the name refers to.
  func reading(or base: Base?) throws -> Reading {
    guard let base, !isThere else { return try reading() }
    return Reading(graph: try base.graph(Reference(name)))
  }
}
