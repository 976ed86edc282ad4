import CruxFormats
import CruxReasoning
import Foundation

/// The answer-set solver clingo (https://potassco.org/clingo/), where it is installed, for what is too large to search
/// through here.
struct Clingo: Sendable {
  private let program: Program

  /// - Returns: nil where it is not installed.
  init?() {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let programs = path.split(separator: ":").map { "\($0)/clingo" }
    guard let program = programs.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.program = Program(path: program)
  }

  private static let conflictFree = """
    {in(X)} :- arg(X).
    :- att(X,Y), in(X), in(Y).
    beaten(X) :- att(Y,X), in(Y).
    #show in/1.

    """

  /// More would only fill the memory.
  private static let mostSets = 100_000

  /// All sets of a framework.
  func sets(
    _ arguments: Int, _ attacks: [AttackGraph.Attack], _ semantics: Extensions.Semantics
  ) throws -> [[Int]] {
    var rules = Self.conflictFree
    var options = ["--outf=1", "--quiet=0", "\(Self.mostSets + 1)"]
    switch semantics {
    case .stable: rules += ":- arg(X), not in(X), not beaten(X).\n"
    case .preferred:
      rules += ":- in(X), att(Y,X), not beaten(Y).\n#heuristic in(X) : arg(X). [1,true]\n"
      // The largest sets only: domain heuristics record each set and exclude its subsets.
      options += ["--heuristic=Domain", "--enum-mode=domRec"]
    }
    rules += (0..<arguments).map { "arg(\($0)).\n" }.joined()
    rules += attacks.map { "att(\($0.from),\($0.to)).\n" }.joined()
    return try answers(to: rules, options)
  }

  private func answers(to rules: String, _ options: [String]) throws -> [[Int]] {
    let outcome = try program.run(options, on: Array(rules.utf8))
    // 10: there are more sets than were asked for; 20: there are none; 30: all have been found.
    guard outcome.hasExited, [10, 20, 30].contains(outcome.status) else {
      throw Trouble("clingo failed with status \(outcome.status)")
    }
    guard outcome.status != 10 else { throw Trouble("there are more than \(Self.mostSets) sets") }
    let output = String(decoding: outcome.output, as: UTF8.self)
    var sets: [[Int]] = []
    var isAnswer = false
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if isAnswer {
        let atoms = line.split(separator: " ").compactMap { Int($0.dropFirst(3).prefix { $0.isNumber }) }
        sets.append(atoms.sorted())
      }
      isAnswer = line == "ANSWER"
    }
    return sets
  }
}
