import ArgumentParser
import CruxModel
import CruxReasoning

/// A way to label statements or to give them strengths.
enum ReasoningSemantics: ExpressibleByArgument, CaseIterable {
  case grounded
  case extensions(Extensions.Semantics)
  case strengths(StrengthSemantics)

  static var allCases: [ReasoningSemantics] {
    [.grounded] + Extensions.Semantics.allCases.map(Self.extensions)
      + StrengthSemantics.allCases.map(Self.strengths)
  }

  static var allValueStrings: [String] { allCases.map(\.name) }

  init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.name == argument.lowercased() }) else { return nil }
    self = found
  }

  private var name: String {
    switch self {
    case .grounded: "grounded"
    case .extensions(let semantics): semantics.rawValue
    case .strengths(let semantics): semantics.rawValue
    }
  }
}

struct Reason: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say of every statement whether it stands, and how strong it is.",
    discussion: """
      A statement stands if nothing that counts speaks against it and it is assumed or something that counts \
      supports it; it falls, or the argument leaves it open. Strengths go from 0 to 1. Statements that restate one \
      another are one, unless the restatement is undercut, even by what falls itself.

      crux reason graph.json
      crux reason chip-controls@2 --kb debate.crux --format json
      crux reason arguments.apx --semantics preferred
      """)

  private static let mostExtensions = 1000

  @Argument(help: "A graph file, -, or a document of a knowledge base (DOC, DOC@2).", completion: .file())
  var graph: String

  @Option(
    parsing: .singleValue,
    help: "How to label (default: grounded) and how to weigh (default: quadratic-energy); may be given twice."
  )
  var semantics: [ReasoningSemantics] = []

  @Flag(help: "Count only the strongest of all that one speaker says for a statement, or against it.")
  var oneVoice = false

  @OptionGroup var options: ReasoningOptions

  func validate() throws {
    let weighings = semantics.count { if case .strengths = $0 { true } else { false } }
    guard weighings <= 1, semantics.count - weighings <= 1 else {
      throw ValidationError("--semantics takes one way to label and one way to weigh.")
    }
  }

  func run() throws {
    let graph = try options.graph(graph)
    let framework = Framework(graph, assuming: options.assume)
    var weighing = StrengthSemantics.quadraticEnergy
    var extensions: Extensions.Semantics?
    for semantics in semantics {
      switch semantics {
      case .grounded: extensions = nil
      case .extensions(let named): extensions = named
      case .strengths(let named): weighing = named
      }
    }
    let strengths = Strengths(of: framework, by: weighing, oneVoice: oneVoice)
    var verdicts: [Verdict]
    var sets: [[Int]] = []
    if let extensions {
      (verdicts, sets) = try self.verdicts(framework, extensions)
    } else {
      let labelling = Labelling(of: framework)
      verdicts = graph.statements.indices.map {
        Verdict(statement: graph.statements[$0], label: labelling[$0])
      }
    }
    for node in verdicts.indices { verdicts[node].strength = strengths[node] }
    guard options.format == .text else { return try verdicts.printJSON() }
    try print(lines: verdicts.map(\.line))
    try print(lines: sets.map { "{\($0.map { graph.statements[$0].id.shown }.joined(separator: ", "))}" })
  }

  /// Labels by what all extensions agree on, which extensions each statement is in, and the statements of each.
  private func verdicts(
    _ framework: Framework, _ semantics: Extensions.Semantics
  ) throws -> (verdicts: [Verdict], sets: [[Int]]) {
    let attacks = AttackGraph(framework)
    let extensions: Extensions
    do {
      extensions = try Extensions(of: attacks, by: semantics, solver: Clingo()?.sets)
    } catch let error as Extensions.TooLarge {
      throw Trouble(
        "\(graph): \(error.arguments) arguments that hang together take too long; install clingo "
          + "(`apt-get install gringo` on Debian) for such graphs")
    }
    guard extensions.count > 0 else {
      if options.format == .json { try [Verdict]().printJSON() }
      Report.error("crux: \(graph): there is no stable extension")
      throw ExitCode(1)
    }
    let first = extensions.first(Self.mostExtensions)
    if first.count < extensions.count {
      Report.note(graph, "there are more than \(first.count) extensions; these are the first")
    }
    // Some differ only in what relations count.
    var known: Set<[Int]> = []
    let sets = first.map { extent in
      let members = Set(extent)
      return attacks.arguments.indices.filter { members.contains(attacks.arguments[$0]) }
    }.filter { known.insert($0).inserted }
    var verdicts = zip(framework.index.graph.statements, attacks.arguments).map { statement, argument in
      Verdict(
        statement: statement, label: extensions.labels[argument], extensions: [], extensionCount: sets.count)
    }
    for (number, set) in sets.enumerated() {
      for node in set { verdicts[node].extensions?.append(number + 1) }
    }
    return (verdicts, sets)
  }
}
