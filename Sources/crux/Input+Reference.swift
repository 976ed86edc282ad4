import CruxFormats
import CruxModel
import CruxStore
import Foundation

extension Input {
  /// Whether it is something to read, rather than a name in a knowledge base.
  var isThere: Bool {
    let files = FileManager.default
    return isStandardInput || files.fileExists(atPath: name) && !files.isFolder(name)
  }

  /// The state of a knowledge base's document that the name refers to.
  func reading(in base: Result<Base, any Error>) throws -> Reading {
    if let trouble { throw trouble }
    return Reading(graph: try base.get().graph(Reference(name)))
  }

  /// Whether it is a name in the knowledge base.
  func isReference(in base: BaseOptions) -> Bool { !isThere && base.path != nil }

  /// The graph in the file or, where there is none, in the knowledge base; what was odd about reading it is noted.
  /// - Throws: `Trouble`, with the file's name, or `StoreError`.
  func graph(or base: BaseOptions? = nil) throws -> Graph {
    if let base, isReference(in: base) { return try base.open(for: .reading).graph(Reference(name)) }
    do {
      let reading = try reading()
      for finding in reading.oddities { Report.note(name, finding) }
      return reading.graph
    } catch {
      throw Trouble("\(name): \(error)")
    }
  }
}

extension Reading {
  /// What may surprise whoever does not check the graph: besides how it was read, names that mean two things or none.
  var oddities: [Finding] {
    // In frameworks of solvers an argument may well attack itself.
    findings + graph.idFindings() + GraphIndex(graph).endFindings().filter { $0.code != .selfRelation }
  }
}
