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
      The argument of a text is extracted; a graph is taken as it is. What the base has already becomes a new
      version of its document, where it differs. Lines say what was added once it is safely there.

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
    var batch = AdditionBatch(try base.open(for: .writing))
    let (id, maker) = (id, extraction.maker)
    let work = Work(jobs: try extraction.inputsAtOnce(jobs), verb: "read")
    try await extraction.with { extractor in
      await work.run(inputs, { await $0.additions(by: extractor, called: maker, id: id) }) { input, results in
        for result in results { batch.take(result, of: input) }
        batch.writeIfFull()
      }
    }
    batch.write()
    if !batch.isWhole { throw ExitCode(2) }
  }
}

/// An addition, and what was odd about reading it.
struct ReadAddition: Sendable {
  var addition: Addition
  var findings: [Finding]
}

extension Input {
  /// What is to be added of an input: its graph, or those of its documents.
  fileprivate func additions(
    by extractor: some Extractor, called maker: String, id: String?
  ) async -> [Result<ReadAddition, any Error>] {
    do {
      let bytes = try bytes()
      if looksLikeGraph(bytes) {
        let reading = try GraphFormat.reader(of: self, bytes).read(bytes)
        return [
          .success(
            ReadAddition(addition: try Addition(reading.graph, name: id), findings: reading.findings))
        ]
      }
      var additions: [Result<ReadAddition, any Error>] = []
      for document in try documents(in: bytes, id: id) {
        additions.append(
          await Result {
            let extraction = try await extractor.extract(document.get())
            return ReadAddition(
              addition: try Addition(extraction.graph, extractor: maker), findings: extraction.findings)
          })
      }
      return additions
    } catch {
      return [.failure(error)]
    }
  }
}

/// Additions that wait to be written together: a transaction takes as long for a thousand graphs as for one.
private struct AdditionBatch {
  /// A batch this large is a second's work at most, so that other writers get their turn.
  private static let statements = 50_000
  /// How long what was read may wait until it is safe; syncing a disk takes a tenth of that.
  private static let patience = Duration.milliseconds(100)

  private let base: Base
  private var waiting: [(input: String, addition: Addition)] = []
  private var statements = 0
  private var began = ContinuousClock.now
  private var names: Set<String> = []
  /// Whether all so far was read and written.
  private(set) var isWhole = true

  init(_ base: Base) { self.base = base }

  mutating func take(_ result: Result<ReadAddition, any Error>, of input: Input) {
    do {
      let read = try result.get()
      for finding in read.findings { Report.note(input.name, finding) }
      guard names.insert(read.addition.name).inserted else {
        throw Trouble("another of these inputs is \"\(read.addition.name)\", too; add it alone, with --id")
      }
      if waiting.isEmpty { began = .now }
      waiting.append((input.name, read.addition))
      statements += read.addition.graph.statements.count
    } catch {
      Report.note(input.name, error)
      isWhole = false
    }
  }

  mutating func writeIfFull() {
    if statements >= Self.statements || ContinuousClock.now - began > Self.patience { write() }
  }

  mutating func write() {
    guard !waiting.isEmpty else { return }
    do {
      let outcomes = try base.add(waiting.map(\.addition))
      let lines = zip(waiting, outcomes).map { line($0.addition, $1) }.joined()
      try FileBytes.write(Array(lines.utf8), to: STDOUT_FILENO)
    } catch {
      Report.error("crux: \(error)")
      isWhole = false
    }
    waiting = []
    statements = 0
  }

  private func line(_ addition: Addition, _ outcome: Base.Outcome) -> String {
    switch outcome {
    case .added(let version):
      "\(addition.name)@\(version) added: \(count(addition.graph.statements.count, "statement")), "
        + "\(count(addition.graph.relations.count, "relation"))\n"
    case .unchanged(let version): "\(addition.name)@\(version) is unchanged\n"
    }
  }
}

/// A number of things, in words.
func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
