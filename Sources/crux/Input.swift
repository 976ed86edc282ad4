import CruxExtraction
import CruxFormats
import Foundation

/// One thing to read: a file, or standard input.
struct Input: Sendable {
  /// The path, or `-`.
  let name: String

  var isStandardInput: Bool { name == "-" }

  /// The file's name without folder and extension: the id of what is made from it.
  var id: String {
    isStandardInput ? "stdin" : URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
  }

  var fileExtension: String { URL(fileURLWithPath: name).pathExtension }

  func bytes() throws -> [UInt8] {
    if isStandardInput { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: name), options: .mappedIfSafe))
    } catch {
      throw Trouble(Self.reason(name))
    }
  }

  private static func reason(_ path: String) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "there is no such file"
    }
    if isFolder.boolValue { return "this is a folder" }
    return FileManager.default.isReadableFile(atPath: path)
      ? "the file cannot be read" : "the file may not be read"
  }

  /// The inputs that arguments name: files as they are, all files of known extensions in folders, and what
  /// patterns match that no shell has expanded.
  /// - Throws: where a pattern or a folder gives nothing.
  static func all(_ arguments: [String], extensions: Set<String>) throws -> [Input] {
    try arguments.flatMap { argument -> [Input] in
      var isFolder: ObjCBool = false
      if argument == "-" { return [Input(name: argument)] }
      if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) {
        return isFolder.boolValue ? try folder(argument, extensions) : [Input(name: argument)]
      }
      guard argument.contains(where: { "*?[".contains($0) }) else { return [Input(name: argument)] }
      let matches = glob(argument)
      guard !matches.isEmpty else { throw Trouble("\(argument): no file matches") }
      return matches.map(Input.init(name:))
    }
  }

  private static func folder(_ path: String, _ extensions: Set<String>) throws -> [Input] {
    let names = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).filter {
      extensions.contains(URL(fileURLWithPath: $0).pathExtension.lowercased())
    }
    guard !names.isEmpty else {
      throw Trouble(
        "\(path): the folder has no file ending in \(extensions.sorted().joined(separator: ", "))")
    }
    return names.sorted().map { Input(name: path + (path.hasSuffix("/") ? "" : "/") + $0) }
  }

  private static func glob(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard Foundation.glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
  }
}
