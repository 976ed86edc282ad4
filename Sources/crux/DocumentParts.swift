import CruxExtraction
import CruxFormats
import CruxModel
import Foundation

/// A part of an input that can be read without the rest: a file, or some of its JSON lines.
struct DocumentPart: Sendable {
  let input: Input
  let bytes: Result<[UInt8], any Error>
  /// None where it is a graph, in whichever format, and no text.
  let form: DocumentFormat?
  /// The number of its first line.
  let firstLine: Int

  func documents() throws -> [Result<Document, ReadingError>] {
    let bytes = try bytes.get()
    return try input.documents(
      in: bytes, as: form ?? input.form(of: bytes), id: input.id, firstLine: firstLine)
  }
}

/// The parts of inputs, one after another, with no more of an input in memory than the part that is next.
struct DocumentParts: Sequence {
  private let inputs: [Input]

  init(_ inputs: [Input]) { self.inputs = inputs }

  /// How many there are, as far as that is known: 0 where an input has several.
  var count: Int {
    inputs.contains { DocumentFormat(fileExtension: $0.fileExtension) == .jsonl } ? 0 : inputs.count
  }

  func makeIterator() -> Iterator { Iterator(inputs: inputs[...]) }

  struct Iterator: IteratorProtocol {
    /// Enough lines that handing them over costs little, few enough that all cores have some.
    private static let size = 1 << 16

    private var inputs: ArraySlice<Input>
    private var lines: OpenLines?

    fileprivate init(inputs: ArraySlice<Input>) { self.inputs = inputs }

    mutating func next() -> DocumentPart? {
      while true {
        if let part = lines?.next(Self.size) { return part }
        lines = nil
        guard let input = inputs.popFirst() else { return nil }
        do {
          let opened = try OpenLines(input)
          guard opened.form == .jsonl else { return whole(input, opened.form) { try opened.rest() } }
          lines = opened
        } catch {
          return whole(input, .text) { throw error }
        }
      }
    }

    private func whole(
      _ input: Input, _ form: DocumentFormat?, _ bytes: () throws -> [UInt8]
    ) -> DocumentPart {
      DocumentPart(input: input, bytes: Result(catching: bytes), form: form, firstLine: 1)
    }
  }
}

/// An input that is read line by line.
private final class OpenLines {
  private let input: Input
  private let file: Int32
  /// What was read and not yet given out.
  private var buffer: [UInt8] = []
  private var isEnd = false
  private var line = 1
  /// None where it is a graph.
  let form: DocumentFormat?

  init(_ input: Input) throws {
    self.input = input
    let file = try input.open()
    do {
      try FileBytes.append(1 << 16, to: &buffer, from: file)
      form = input.looksLikeGraph(buffer) ? nil : try input.form(of: buffer)
    } catch {
      // What was not made is not unmade.
      if file != STDIN_FILENO { close(file) }
      throw error
    }
    self.file = file
  }

  deinit { if file != STDIN_FILENO { close(file) } }

  /// All that is left.
  func rest() throws -> [UInt8] { try buffer + FileBytes.read(file) }

  /// Some whole lines of about a size, or nil at the end; a line that is too long for a document is left out, with
  /// an error for it.
  func next(_ size: Int) -> DocumentPart? {
    do {
      var searched = 0
      while true {
        if buffer.count >= size {
          if let end = buffer[searched...].lastIndex(of: UInt8(ascii: "\n")) {
            if let part = part(end + 1) { return part }
            searched = 0
            continue
          }
          searched = buffer.count
        }
        if isEnd { return part(buffer.count) }
        guard buffer.count <= DocumentReader.sizeLimit else { return try tooLong() }
        isEnd = try FileBytes.append(1 << 16, to: &buffer, from: file) == 0
      }
    } catch {
      isEnd = true
      buffer = []
      return DocumentPart(input: input, bytes: .failure(error), form: form, firstLine: line)
    }
  }

  /// The lines up to an end, cut off; nil where all of them are blank.
  private func part(_ end: Int) -> DocumentPart? {
    let bytes = Array(buffer[..<end])
    buffer.removeFirst(end)
    let first = line
    line += bytes.count { $0 == UInt8(ascii: "\n") }
    guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
    return DocumentPart(input: input, bytes: .success(bytes), form: form, firstLine: first)
  }

  private func tooLong() throws -> DocumentPart {
    let trouble = Trouble("line \(line): it is longer than \(DocumentReader.sizeLimit >> 20) MB")
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        buffer.removeFirst(end + 1)
        break
      }
      buffer = []
      if try FileBytes.append(1 << 16, to: &buffer, from: file) == 0 {
        isEnd = true
        break
      }
    }
    defer { line += 1 }
    return DocumentPart(input: input, bytes: .failure(trouble), form: form, firstLine: line)
  }
}

extension Input {
  /// The documents that it holds.
  func documents() throws -> [Result<Document, ReadingError>] { try documents(in: bytes()) }

  /// - Parameters:
  ///   - bytes: its own.
  ///   - id: of a document that names none, where it is not to be the file's name.
  func documents(in bytes: [UInt8], id: String? = nil) throws -> [Result<Document, ReadingError>] {
    try documents(in: bytes, as: form(of: bytes), id: id ?? self.id, firstLine: 1)
  }

  fileprivate func documents(
    in bytes: [UInt8], as form: DocumentFormat, id: String, firstLine: Int
  ) throws -> [Result<Document, ReadingError>] {
    let reader = DocumentReader(form)
    if let finding = reader.finding(on: bytes, id: id) { Report.note(name, finding) }
    return try reader.documents(in: bytes, id: id, firstLine: firstLine)
  }

  /// The form of its text, by its extension or, failing that, by how it begins.
  fileprivate func form(of bytes: [UInt8]) throws -> DocumentFormat {
    try bytes.refusePatch()
    guard fileExtension != "json" || bytes.beginsGraphDocument else {
      throw Trouble(
        "texts in JSON are read as JSON lines: an object with a \"text\" or \"html\" field on each line, in a file "
          + "ending in .jsonl")
    }
    guard !looksLikeGraph(bytes) else {
      throw Trouble("this is a graph, not a text; `crux export` and `crux check` read graphs")
    }
    let sniffed = DocumentFormat(sniffing: bytes)
    // Subtitles are saved as plain texts, too.
    return sniffed == .subtitles ? sniffed : DocumentFormat(fileExtension: fileExtension) ?? sniffed
  }

  /// Whether this is a graph, in whichever format, and no text.
  func looksLikeGraph(_ bytes: [UInt8]) -> Bool {
    GraphFormat.readableExtensions.contains(fileExtension) || bytes.beginsGraphDocument
  }
}

extension [UInt8] {
  /// Whether these are the first bytes of a graph document.
  var beginsGraphDocument: Bool { begins("{\"crux\":") }

  /// - Throws: `Trouble`, where these are the first bytes of a patch.
  func refusePatch() throws {
    guard begins("{\"cruxPatch\":") else { return }
    throw Trouble("this is a patch, not a text or a graph; `crux apply` makes its changes")
  }

  /// - Parameter words: without white space.
  private func begins(_ words: String) -> Bool {
    String(decoding: withoutByteOrderMark.prefix(200), as: UTF8.self).filter { !$0.isWhitespace }
      .hasPrefix(words)
  }

  /// What stands behind the mark that some programs put before UTF-8.
  var withoutByteOrderMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...] }

  /// Whether these are graph documents, on a line each, of which there are several.
  var areGraphLines: Bool {
    guard beginsGraphDocument else { return false }
    let lines = drop { $0 <= 0x20 }
    guard let end = lines.firstIndex(of: UInt8(ascii: "\n")),
      lines[..<end].last(where: { $0 > 0x20 }) == UInt8(ascii: "}")
    else { return false }
    return lines[end...].first { $0 > 0x20 } == UInt8(ascii: "{")
  }
}
