import ArgumentParser
import CruxExtraction
import CruxFormats
import Foundation

extension GraphFormat: ExpressibleByArgument {
  public init?(argument: String) {
    guard let format = GraphFormat.named(argument), format.writer != nil else { return nil }
    self = format
  }

  public static var allValueStrings: [String] { all.filter { $0.writer != nil }.map(\.name) }

  public static var allValueDescriptions: [String: String] {
    Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.summary) })
  }

  public var defaultValueDescription: String { name }
}

extension GraphFormat {
  static let document = GraphFormat.all[0]

  /// Whether graphs can follow one another in one file.
  var isSequence: Bool { writer is JSONLineWriter }

  /// The format in which a file is read, by its extension or, failing that, by how it begins.
  static func reader(of input: Input, _ bytes: [UInt8]) throws -> any GraphReader {
    let byExtension = all.first { $0.reader != nil && $0.fileExtension == input.fileExtension }
    if let reader = byExtension?.reader { return reader }
    if let written = named(input.fileExtension), written.reader == nil, !bytes.beginsGraphDocument {
      throw Trouble(
        written.isSequence
          ? "it has no graphs; `crux extract` makes them of texts, one a line"
          : "\(written.name) is a format that is written, but cannot be read")
    }
    let format = sniffing(bytes)
    // XML may be in UTF-16, which has zero bytes.
    let isBinary = format.fileExtension != "graphml" && bytes.prefix(1024).contains(0)
    guard !isBinary, !bytes.starts(with: "%PDF-".utf8), let reader = format.reader else {
      throw Trouble("it is in no format that can be read")
    }
    let first = bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
    let isJSON = first.map { "{[\"".utf8.contains($0) } ?? true
    if DocumentFormat(fileExtension: input.fileExtension) == .html || format.name == document.name && !isJSON
    {
      throw Trouble("this is a text, not a graph; `crux extract` makes a graph of it")
    }
    return reader
  }

  /// The extensions of files that can be read.
  static var readableExtensions: Set<String> { Set(all.filter { $0.reader != nil }.map(\.fileExtension)) }

  /// Those, and that of files with a graph on each line, which may hold texts as well.
  static var readableInFolders: Set<String> { readableExtensions.union(DocumentFormat.jsonl.fileExtensions) }
}

/// Where graphs go, and in which format.
struct OutputOptions: ParsableArguments {
  @Option(help: "The format to write; without it, what the output's extension says.")
  var format: GraphFormat?

  @Option(name: .shortAndLong, help: "A file, or a folder for one file a graph.", completion: .file())
  var output: String?

  /// The format asked for, or that of the output file's extension.
  var chosenFormat: GraphFormat? { format ?? outputExtension.flatMap(GraphFormat.init(argument:)) }

  /// The extension of the output file's name; a folder's name has none.
  private var outputExtension: String? {
    guard let output, !output.hasSuffix("/"), !FileManager.default.isFolder(output) else { return nil }
    return FileBytes.fileExtension(of: output)
  }

  func validate() throws {
    guard let outputExtension, chosenFormat == nil else { return }
    let names = GraphFormat.allValueStrings.joined(separator: ", ")
    throw ValidationError(
      "No format has the extension \"\(outputExtension)\"; --format takes one of \(names). "
        + "A new folder is named with a / at its end.")
  }
}

/// How many inputs are worked on at once.
struct JobOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "How many inputs to work on at once (default: one a core).")
  var jobs: Int?

  /// As many as were asked for, or one a core.
  var count: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    guard Work.jobs.contains(count) else {
      throw ValidationError("--jobs takes a whole number from 1 to \(Work.jobs.upperBound).")
    }
  }
}
