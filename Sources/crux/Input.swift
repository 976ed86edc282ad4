import CruxFormats
import Foundation

/// One thing to read: a file, or standard input.
struct Input: Sendable {
  /// The path, or `-`.
  let name: String
  /// Why there is nothing to read, where that is known already.
  private(set) var trouble: Trouble?

  init(name: String) { self.name = name }

  private init(name: String, trouble: String) {
    self.name = name
    self.trouble = Trouble(trouble)
  }

  var isStandardInput: Bool { name == "-" }

  /// The file's name without folder and extension: the id of what is made from it.
  var id: String {
    isStandardInput ? "stdin" : URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
  }

  /// The extension of the file's name, in lower case.
  var fileExtension: String { URL(fileURLWithPath: name).pathExtension.lowercased() }

  /// Which file it is, where it is one.
  var identity: FileIdentity? { isStandardInput ? nil : FileIdentity(name) }

  func bytes() throws -> [UInt8] {
    if let trouble { throw trouble }
    return isStandardInput ? try FileBytes.read(STDIN_FILENO) : try FileBytes.read(name)
  }

  /// The file to read from, which the caller is to close unless it is standard input.
  func open() throws -> Int32 {
    if let trouble { throw trouble }
    return isStandardInput ? STDIN_FILENO : try FileBytes.opened(name)
  }

  /// The graph in this file, and what was odd about reading it.
  func reading() throws -> Reading { try reading(of: bytes()) }

  /// - Parameter bytes: its own.
  func reading(of bytes: [UInt8]) throws -> Reading {
    guard !bytes.areGraphLines else {
      throw Trouble("it has several graphs, one a line; `crux export` writes each to a file")
    }
    return try parsed(bytes)
  }

  /// The graphs in this file, of which JSON lines have one each, with the line where there are several.
  func readings() -> [(line: Int?, reading: Result<Reading, any Error>)] {
    do { return readings(of: try bytes()) } catch { return [(nil, .failure(error))] }
  }

  /// - Parameter bytes: its own.
  func readings(of bytes: [UInt8]) -> [(line: Int?, reading: Result<Reading, any Error>)] {
    guard bytes.areGraphLines else { return [(nil, Result { try parsed(bytes) })] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.enumerated().filter { $0.element.contains { $0 > 0x20 } }.map { number, line in
      let reading = Result { try JSONReader().read(Array(line)) }
      return (number + 1, reading.mapError { ($0 as? FormatError)?.inLine(number + 1) ?? $0 })
    }
  }

  private func parsed(_ bytes: [UInt8]) throws -> Reading {
    try bytes.refusePatch()
    var reading = try GraphFormat.reader(of: self, bytes).read(Array(bytes.withoutByteOrderMark))
    // Files of solvers, and some of others, do not name their graph.
    if reading.graph.id.isEmpty { reading.graph.id = id }
    return reading
  }

  /// The inputs that arguments name: files as they are, all files of known extensions in folders, and what
  /// patterns match that no shell has expanded. What is not there is an input that cannot be read.
  static func all(_ arguments: [String], extensions: Set<String>) -> [Input] {
    arguments.flatMap { argument -> [Input] in
      if argument == "-" { return [Input(name: argument)] }
      if FileManager.default.isFolder(argument) { return folder(argument, extensions) }
      let isThere = FileManager.default.fileExists(atPath: argument)
      guard !isThere, argument.contains(where: { "*?[".contains($0) }) else { return [Input(name: argument)] }
      let matches = glob(argument)
      return matches.isEmpty
        ? [Input(name: argument, trouble: "no file matches")] : matches.map(Input.init(name:))
    }
  }

  /// The files in a folder and the folders within, hidden ones aside.
  private static func folder(_ path: String, _ extensions: Set<String>) -> [Input] {
    // A folder that is named by a link is not entered by itself.
    let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    // What could not be looked into.
    var closed: [String] = []
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles
    ) { url, _ in
      closed.append(url.path)
      return true
    }
    let depth = folder.standardizedFileURL.pathComponents.count
    let names = (files?.compactMap { $0 as? URL } ?? [])
      .filter { extensions.contains($0.pathExtension.lowercased()) }
      .map { $0.standardizedFileURL.pathComponents.dropFirst(depth).joined(separator: "/") }
    let troubles = closed.map { Input(name: $0, trouble: FileBytes.reason(EACCES)) }
    guard !names.isEmpty || !troubles.isEmpty else {
      let known = extensions.sorted().joined(separator: ", ")
      return [Input(name: path, trouble: "the folder has no file ending in \(known)")]
    }
    return names.sorted().map { Input(name: path + (path.hasSuffix("/") ? "" : "/") + $0) } + troubles
  }

  private static func glob(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard Foundation.glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
  }
}

extension FileManager {
  func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
