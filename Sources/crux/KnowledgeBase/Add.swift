import ArgumentParser
import CruxExtraction
import CruxFormats
import CruxModel
import CruxStore
import Foundation

struct Add: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put texts and graphs into a knowledge base.",
    discussion: """
      The argument of a text is extracted; a graph is taken as it is. What the base has already becomes a new \
      version of its document, where it differs. A text keeps the reading of the version before where it is the same, \
      corrections included. Lines say what was added once it is safely there.

      crux add article.html --kb debate.crux
      crux add news/ graphs/*.json --kb debate.crux
      """)

  @Argument(help: "Files, folders, patterns, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(help: "The document's id, where it is not to be the graph's or the file's name.")
  var id: String?

  @OptionGroup var base: BaseOptions

  @OptionGroup var extraction: ExtractorOptions

  @OptionGroup var jobs: JobOptions

  func run() async throws {
    let extensions = Set(DocumentFormat.allCases.flatMap(\.fileExtensions))
    let inputs = Input.all(inputs, extensions: extensions.union(GraphFormat.readableExtensions))
    guard id == nil || inputs.count == 1 else { throw Trouble("--id goes with one input") }
    let base = base
    let writer = AdditionWriter(try base.openIfThere()) { try base.open(for: .writing) }
    let (id, maker) = (id, extraction.maker)
    let work = Work(jobs: try extraction.inputsAtOnce(jobs), verb: "read")
    try await extraction.with { extractor in
      let parts = DocumentParts(inputs)
      await work.run(parts, total: parts.count, { await $0.additions(by: extractor, called: maker, id: id) })
      {
        part, results in
        for result in results { await writer.take(result, of: part.input) }
      }
    }
    if await !writer.finish() { throw ExitCode(2) }
  }
}

/// An addition, and what was odd about reading it.
struct ReadAddition: Sendable {
  var addition: Addition
  /// Where in its input it stands, if that has several.
  var place: String?
  var findings: [Finding]
}

extension DocumentPart {
  /// What is to be added of an input: its graph, or those of its documents.
  fileprivate func additions(
    by extractor: some Extractor, called maker: String, id: String?
  ) async -> [Result<ReadAddition, any Error>] {
    do {
      guard form != nil else {
        let readings = input.readings(of: try bytes.get())
        try Self.refuse(id, areSeveral: readings.count > 1)
        return readings.map { line, reading in
          reading.flatMap { reading in
            Result { () throws in
              let addition = try Addition(reading.graph, name: id)
              return ReadAddition(
                addition: addition, place: line.map { "line \($0)" },
                findings: reading.findings + addition.endFindings)
            }.mapError { error in line.map { Trouble("line \($0): \(error)") as any Error } ?? error }
          }
        }
      }
      var additions: [Result<ReadAddition, any Error>] = []
      let documents = try documents()
      try Self.refuse(id, areSeveral: documents.count > 1 || firstLine > 1)
      for document in documents {
        additions.append(
          await Result {
            var document = try document.get()
            document.id = id ?? document.id
            let extraction = try await extractor.extract(document)
            // A version that says nothing, because nothing was read, would hide the one before it.
            if let finding = extraction.findings.first(where: { $0.code == .language }) {
              throw Trouble(finding.message)
            }
            // Many texts have one file name; what names itself, or is named, is what it is called.
            let addition = try Addition(
              extraction.graph, extractor: maker, isNamedByFile: id == nil && input.names(document.id))
            return ReadAddition(
              addition: addition,
              place: documents.count > 1 || firstLine > 1 ? "lines from \(firstLine) on" : nil,
              findings: extraction.findings)
          })
      }
      return additions
    } catch {
      return [.failure(error)]
    }
  }

  private static func refuse(_ id: String?, areSeveral: Bool) throws {
    guard id == nil || !areSeveral else {
      throw Trouble("--id goes with one document; there are several, each called by the \"id\" in its line")
    }
  }
}

extension Input {
  /// Whether a document is called so by its file: by the file's name or, in JSON lines, by that and a line's number.
  fileprivate func names(_ document: String) -> Bool {
    guard document.hasPrefix(id) else { return false }
    let rest = document.dropFirst(id.count)
    return rest.isEmpty || rest.first == "-" && Int(rest.dropFirst()) != nil
  }
}

/// Writes additions, many at once, since a transaction takes as long for a thousand graphs as for one; meanwhile
/// others are read.
private actor AdditionWriter {
  private typealias Batch = [(input: String, addition: Addition)]

  /// A batch this large is a second's work at most, so that other writers get their turn.
  private static let statements = 50_000
  /// How long what was read may wait until it is written; syncing a disk takes a tenth of that.
  private static let patience = Duration.milliseconds(100)

  private var base: Base?
  private let make: @Sendable () throws -> Base
  private var waiting: Batch = []
  private var statements = 0
  private var began = ContinuousClock.now
  /// The digests of the graphs that were taken, by their documents' names.
  private var taken: [String: String] = [:]
  /// The batch under way.
  private var writing: Task<Void, Never>?
  /// Whether all so far was read and written.
  private var isWhole = true

  /// - Parameter make: makes the base, where there is none, once there is something to put into it.
  init(_ base: Base?, _ make: @escaping @Sendable () throws -> Base) {
    self.base = base
    self.make = make
  }

  /// Takes what was read of an input; waits for the batch under way, where the next one is full.
  func take(_ result: Result<ReadAddition, any Error>, of input: Input) async {
    do {
      let read = try result.get()
      for finding in read.findings { Report.note(input.name, finding) }
      let (name, root) = (read.addition.name, read.addition.root)
      guard taken[name] ?? root == root else {
        let place = read.place.map { $0 + ": " } ?? ""
        throw Trouble("\(place)another of these inputs is \"\(name)\", too; add it alone, with --id")
      }
      taken[name] = root
      if waiting.isEmpty { began = .now }
      waiting.append((input.name, read.addition))
      statements += read.addition.graph.statements.count
    } catch {
      Report.note(input.name, error)
      isWhole = false
    }
    if statements >= Self.statements { await writing?.value }
    writeIfDue()
  }

  /// Writes the rest.
  ///
  /// - Returns: whether all was read and written.
  func finish() async -> Bool {
    while writing != nil || !waiting.isEmpty {
      if writing == nil { write() }
      await writing?.value
    }
    base?.close()
    return isWhole
  }

  private func writeIfDue() {
    guard writing == nil else { return }
    if statements >= Self.statements || ContinuousClock.now - began > Self.patience { write() }
  }

  private func write() {
    guard !waiting.isEmpty else { return }
    let batch = waiting
    waiting = []
    statements = 0
    writing = Task {
      await write(batch)
      writing = nil
      writeIfDue()
    }
  }

  private func write(_ batch: Batch) async {
    do {
      let outcomes = try await Self.add(batch.map(\.addition), to: opened())
      let lines = zip(batch, outcomes).map { line($0.addition, $1) }.joined()
      try FileBytes.write(Array(lines.utf8), to: STDOUT_FILENO)
    } catch let error as StoreError where error.isOfOneDocument && batch.count > 1 {
      // The others go in, a half at once as long as that holds none that is refused.
      await write(Array(batch[..<(batch.count / 2)]))
      await write(Array(batch[(batch.count / 2)...]))
    } catch {
      if batch.count == 1 { Report.note(batch[0].input, error) } else { Report.error("crux: \(error)") }
      isWhole = false
    }
  }

  private func opened() throws -> Base {
    let opened = try base ?? make()
    base = opened
    return opened
  }

  /// Away from the actor, which takes what is read meanwhile.
  private nonisolated static func add(_ additions: [Addition], to base: Base) async throws -> [Base.Outcome] {
    try base.add(additions)
  }

  private func line(_ addition: Addition, _ outcome: Base.Outcome) -> String {
    switch outcome {
    case .added(let version, let statements, let relations):
      "\(addition.name.shown)@\(version) added: \(count(statements, "statement")), "
        + "\(count(relations, "relation"))\n"
    case .unchanged(let version): "\(addition.name.shown)@\(version) is unchanged\n"
    }
  }
}
