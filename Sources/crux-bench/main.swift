import CruxFormats
import Foundation

let usage = """
  usage: crux-bench formats [PYTHON]    times formats beside networkx and igraph, where PYTHON has them
         crux-bench extraction [CORPUS]  times the embedded extractor
         crux-bench reasoning [PYTHON]  times labels and strengths beside formal-argumentation
         crux-bench diff [ESSAYS [PYTHON]]     what `crux diff` finds of known changes, and how fast
         crux-bench store [STATEMENTS ...]     times the knowledge base on generated debates
         crux-bench claims [CORPORA]    ranks like claims of PERSPECTRUM and ArgKP (dev parts)
         crux-bench generate STATEMENTS FORMAT writes such a graph to standard output
         crux-bench measure OPERATION FILE     times one of them, such as json-read
  """

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  let sizes = arguments.dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
  // There are no options, so that what looks like one asks for help.
  switch arguments.contains(where: { $0.hasPrefix("-") }) ? nil : arguments.first {
  case "formats" where arguments.count <= 2:
    try FormatBenchmark(python: arguments.dropFirst().first ?? ".venv/bin/python").run()
  case "extraction" where arguments.count <= 2:
    try ExtractionBenchmark(corpus: arguments.dropFirst().first ?? "Graphs/Corpus").run()
  case "reasoning" where arguments.count <= 2:
    try ReasoningBenchmark(python: arguments.dropFirst().first ?? ".venv/bin/python").run()
  case "diff" where arguments.count <= 3:
    try SyntheticBenchmark(corpus: "Graphs/Corpus").run()
    let essays = arguments.count > 1 ? arguments[1] : "../shared/corpora/argrewrite"
    if FileManager.default.fileExists(atPath: essays) { try EssayBenchmark(folder: essays).run() }
    try DiffBenchmark(python: arguments.count > 2 ? arguments[2] : ".venv/bin/python").run()
  case "store" where sizes.count == arguments.count - 1:
    try StoreBenchmark().run(sizes: sizes.isEmpty ? [10_000, 100_000, 1_000_000] : sizes)
  case "claims" where arguments.count <= 2:
    try ClaimBenchmark(corpora: arguments.dropFirst().first ?? "../shared/corpora").run()
  case "generate" where arguments.count == 3:
    guard let count = Int(arguments[1]), count > 0 else { throw BenchmarkError("How many statements?") }
    guard let writer = GraphFormat.named(arguments[2])?.writer else { throw BenchmarkError("Which format?") }
    FileHandle.standardOutput.write(Data(try writer.write(GeneratedGraph.make(statements: count))))
  case "measure" where arguments.count == 3:
    print(try Measurement(of: arguments[1], on: arguments[2]))
  default:
    print(usage)
    exit(2)
  }
} catch {
  FileHandle.standardError.write(Data("crux-bench: \(error)\n".utf8))
  exit(2)
}
