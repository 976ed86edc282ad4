import Foundation

extension FileManager {
  /// Makes a folder for what is done with it, and removes it with all that it then has.
  package func inTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = temporaryDirectory.appending(path: "crux-\(UUID().uuidString)")
    try createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? removeItem(at: folder) }
    return try body(folder)
  }
}
