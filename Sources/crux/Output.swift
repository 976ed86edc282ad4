import CruxFormats
import CruxModel
import Foundation

/// A graph in the bytes of a format.
struct WrittenGraph: Sendable {
  var id: String
  var bytes: [UInt8]
  var findings: [Finding]

  /// - Parameter verdicts: what to show of the reasoning, in formats that can.
  init(
    _ graph: Graph, id: String, as format: GraphFormat, showing verdicts: VerdictOptions = [],
    findings: [Finding]
  ) throws {
    guard var writer = format.writer else { throw Trouble("\(format.name) cannot be written") }
    if !verdicts.isEmpty, let showing = (writer as? any VerdictWriter)?.showing(verdicts) { writer = showing }
    self.id = id
    self.findings = findings
    bytes = try writer.write(graph)
  }
}

/// Where results go: standard output, one file, or a folder with one file a graph.
struct Output {
  private enum Place { case standard, file(String), folder(String), lines(FileDraft) }

  private let place: Place
  private let format: GraphFormat
  /// Inputs that are not to be written over.
  private let inputs: Set<FileIdentity>
  private var names = FileNames()
  /// Whether no more can be written.
  private var isBroken = false

  /// - Parameters:
  ///   - path: a folder if it ends in `/` or is one, or where there are several inputs whose graphs cannot follow one
  ///     another in one file.
  ///   - areGraphs: whether inputs are graphs, which may be written anew where they were, as what they were.
  /// - Throws: where several results would run together, or an input be lost.
  init(_ path: String?, for inputs: [Input], areGraphs: Bool, as format: GraphFormat) throws {
    self.format = format
    let isKept = areGraphs && format.isLossless
    self.inputs = Set(
      inputs.lazy.filter { !(isKept && $0.fileExtension == format.fileExtension) }.compactMap(\.identity))
    let severalInputs = inputs.count > 1 && !format.isSequence
    guard let path, path != "-" else {
      guard !severalInputs else { throw Trouble("several inputs need --output FOLDER, or --format jsonl") }
      place = .standard
      return
    }
    let exists = FileManager.default.fileExists(atPath: path)
    let isFolder = path.hasSuffix("/") || FileManager.default.isFolder(path)
    if isFolder || severalInputs {
      let hasFileName = GraphFormat.named(URL(fileURLWithPath: path).pathExtension) != nil
      guard isFolder || !exists && !hasFileName else {
        throw Trouble("\(path) is \(exists ? "a file" : "a file's name"); several inputs need a folder")
      }
      place = .folder(path)
    } else {
      try FileIdentity.spare(self.inputs, writingTo: path)
      place = format.isSequence ? .lines(try FileDraft(path)) : .file(path)
    }
  }

  /// Whether an input may have several graphs.
  var takesSeveral: Bool {
    if case .folder = place { true } else { format.isSequence }
  }

  /// Writes what was made of an input, each graph whole or not at all, and reports what went wrong.
  /// - Returns: whether all of it was made and written.
  mutating func write(_ results: [Result<WrittenGraph, any Error>], of input: Input) -> Bool {
    if results.count > 1, !takesSeveral {
      Report.note(input.name, "several documents need --output FOLDER/")
      return false
    }
    var isWhole = true
    for result in results where !isBroken {
      do {
        let graph = try result.get()
        for finding in graph.findings { Report.note(input.name, finding) }
        try write(graph, of: input)
      } catch {
        Report.note(input.name, error)
        isWhole = false
      }
    }
    return isWhole
  }

  private mutating func write(_ graph: WrittenGraph, of input: Input) throws {
    switch place {
    case .folder(let folder):
      let (base, isTaken) = names.unique(graph.id)
      let name = "\(base).\(format.fileExtension)"
      if isTaken { Report.note(input.name, "written as \(name), since another graph has its name") }
      let path = folder + (folder.hasSuffix("/") ? "" : "/") + name
      try FileIdentity.spare(inputs, writingTo: path)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileBytes.replace(path, with: graph.bytes)
    case .file(let path): try FileBytes.replace(path, with: graph.bytes)
    case .standard: try writeNext { try FileBytes.write(graph.bytes, to: STDOUT_FILENO) }
    case .lines(let draft): try writeNext { try draft.append(graph.bytes) }
    }
  }

  /// After one that is cut off no other may follow.
  private mutating func writeNext(_ write: () throws -> Void) throws {
    do { try write() } catch {
      isBroken = true
      throw error
    }
  }

  /// Puts the file of lines in its place, once all are written; where one could not be, the old file stays.
  /// - Returns: whether it is there.
  func finish() -> Bool {
    guard case .lines(let draft) = place, !isBroken else { return !isBroken }
    do {
      try draft.finish()
      return true
    } catch {
      Report.error("crux: \(error)")
      return false
    }
  }
}

/// Gives each graph a file name of its own, in the folder and nowhere else.
struct FileNames {
  private var taken: Set<String> = []
  private var unused = UnusedNames()

  /// - Returns: the id as a name, or with `-2`, `-3` … where that is taken, on file systems without case too.
  mutating func unique(_ id: String) -> (name: String, isTaken: Bool) {
    let base = Self.safe(id)
    let name = unused.first(of: base) { taken.insert($0.lowercased()).inserted }
    return (name, name != base)
  }

  /// An id may be anything; a file name has no slashes or control characters, no dot in front, 200 bytes.
  static func safe(_ id: String) -> String {
    var name = String(String.UnicodeScalarView(id.shownAs("_").unicodeScalars.map { $0 == "/" ? "_" : $0 }))
    if name.isEmpty || name.hasPrefix(".") { name = "_" + name }
    while name.utf8.count > 200 { name.removeLast() }
    return name
  }
}
