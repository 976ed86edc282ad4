import ArgumentParser
import CruxDiff
import CruxFormats
import CruxModel
import Foundation

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what changed between two arguments.",
    discussion: """
      Compares graph files, texts (their arguments are extracted), or states of documents in a knowledge base.

      crux diff old.json new.json
      crux diff old.txt new.txt
      crux diff article@1 article@3 --kb debate.crux
      crux diff old.json new.json --format svg --output changes.svg

      Exit status 0 where the arguments are the same, 1 where they differ, 2 for trouble.
      """)

  @Argument(help: "The state before.", completion: .file())
  var before: String

  @Argument(help: "The state after.", completion: .file())
  var after: String

  @Option(help: "How to print what changed; without it, what the output's extension says, or text.")
  var format: DifferenceForm?

  @Option(help: ArgumentHelp("Only what belongs to this, in text and Markdown.", valueName: "section"))
  var only: [DifferenceReport.Section] = []

  @Flag(help: "Only how many changes there are of each kind, in text.")
  var stat = false

  @Flag(help: "Mark words as [-gone-] and {+come+} on a terminal, too, in place of colours.")
  var word = false

  @Option(name: .shortAndLong, help: "A file to write to.", completion: .file())
  var output: String?

  @OptionGroup var base: BaseOptions

  /// The form asked for, or that of the output file's extension.
  private var form: DifferenceForm {
    format ?? outputExtension.flatMap(DifferenceForm.init(fileExtension:)) ?? .text
  }

  private var outputExtension: String? { output.flatMap(FileBytes.fileExtension) }

  func validate() throws {
    if let outputExtension, format == nil, DifferenceForm(fileExtension: outputExtension) == nil {
      let names = DifferenceForm.allValueStrings.joined(separator: ", ")
      throw ValidationError(
        "No form of a difference has the extension \"\(outputExtension)\"; --format takes one of \(names).")
    }
    guard !stat || form == .text && only.isEmpty else {
      throw ValidationError("--stat prints counts of all changes, as text.")
    }
    guard only.isEmpty || form == .text || form == .markdown else {
      throw ValidationError("--only is for text and Markdown.")
    }
  }

  func run() throws {
    let difference = try ComparedInputs((before, after), base).difference
    try FileBytes.put(try bytes(of: difference), at: output, sparing: [before, after].map(Input.init(name:)))
    if !difference.isEmpty { throw ExitCode(1) }
  }

  private func bytes(of difference: Difference) throws -> [UInt8] {
    if stat { return Array((difference.statistics + "\n").utf8) }
    let sections = only.isEmpty ? nil : Set(only)
    switch form {
    case .json: return DifferenceWriter().write(difference)
    case .dot, .svg, .graphml:
      let overlay = Overlay(difference)
      let writer: any GraphWriter =
        switch form {
        case .dot: DOTWriter(DOTOptions(marks: overlay.marks))
        case .svg: GraphvizWriter(.svg, options: DOTOptions(marks: overlay.marks))
        default: GraphMLWriter(options: .init(marks: overlay.marks))
        }
      return try writer.write(overlay.graph)
    case .patch:
      do { return try PatchWriter().write(Patch(from: difference)) } catch let error as PatchError {
        throw Trouble("there is no patch from \(before) to \(after): \(error)")
      }
    case .text, .markdown:
      let hasColours = !word && FileBytes.isTerminal(output)
      let marks: DifferenceText.Marks = form == .markdown ? .markdown : hasColours ? .coloured : .plain
      return Array(DifferenceText(marks: marks).text(DifferenceReport(difference), only: sections).utf8)
    }
  }
}

extension DifferenceReport.Section: ExpressibleByArgument {}

/// How a difference is printed.
enum DifferenceForm: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, json, patch, dot, svg, graphml

  init?(fileExtension: String) {
    let name = fileExtension.lowercased()
    self.init(rawValue: ["md": "markdown", "txt": "text"][name] ?? name)
  }
}
