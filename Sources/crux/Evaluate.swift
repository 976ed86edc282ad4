import ArgumentParser
import CruxExtraction
import CruxFormats
import CruxModel
import Foundation

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score extracted graphs against annotated ones.",
    discussion: """
      Without --predicted the embedded extractor reads the annotated texts. Texts that its weights were learnt from
      score too high: crux-train --folds writes graphs of texts held out.

      crux evaluate Graphs/Corpus --predicted held-out/
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "An annotated graph with its text, or a folder of them.", completion: .file())
  var gold: String

  @Option(
    help: "A folder with a graph of the same id for each text; one that is missing counts as empty.",
    completion: .directory)
  var predicted: String?

  @Option(help: "How to print figures.")
  var format = Form.text

  @Flag(help: "Print the main figures of each text, too.")
  var perText = false

  @OptionGroup var jobs: JobOptions

  func run() async throws {
    let inputs = Input.all([gold], extensions: ["json"])
    if let predicted, !FileManager.default.fileExists(atPath: predicted) {
      throw Trouble("\(predicted): there is no such folder")
    }
    let extractor = predicted == nil ? try EmbeddedExtractor() : nil
    let predicted = predicted
    var total = Score()
    var texts: [(id: String, figures: Figures)] = []
    var isWhole = true
    await Work(jobs: jobs.jobs, verb: "evaluated").run(
      inputs, { input in Result { try Pair(input, predicted: predicted, extractor) } }
    ) { input, result in
      do {
        let pair = try result.get()
        total.add(gold: pair.gold, predicted: pair.predicted, text: pair.text)
        var one = Score()
        one.add(gold: pair.gold, predicted: pair.predicted, text: pair.text)
        texts.append((pair.gold.id, one.figures))
      } catch {
        Report.note(input.name, error)
        isWhole = false
      }
    }
    guard !texts.isEmpty else { throw ExitCode(2) }
    show(total.figures, texts)
    if !isWhole { throw ExitCode(2) }
  }

  private func show(_ figures: Figures, _ texts: [(id: String, figures: Figures)]) {
    switch format {
    case .text:
      if perText { for text in texts { print(text.figures.summary(of: text.id)) } }
      print(figures)
    case .json:
      let each = texts.map { "  \"\($0.id)\": \($0.figures.json(indentedBy: 2))" }.joined(separator: ",\n")
      let perText = perText ? ",\n \"texts\": {\n\(each)\n }" : ""
      print("{\n \"all\": \(figures.json(indentedBy: 1))\(perText)\n}")
    }
  }

  /// An annotated graph and what an extractor made of its text.
  private struct Pair: Sendable {
    var gold: Graph
    var predicted: Graph?
    var text: String

    init(_ input: Input, predicted folder: String?, _ extractor: EmbeddedExtractor?) throws {
      gold = try input.reading().graph
      guard let document = gold.documents.first, let text = document.text else {
        throw Trouble("the graph has no text to extract from")
      }
      self.text = text
      if let folder {
        let path = "\(folder)/\(gold.id).json"
        predicted = FileManager.default.fileExists(atPath: path) ? try Input(name: path).reading().graph : nil
      } else {
        predicted = try extractor?.extract(document).graph
      }
    }
  }
}
