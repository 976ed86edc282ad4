import CruxFormats
import CruxReasoning
import Foundation

/// The answer-set solver clingo (https://potassco.org/clingo/), where it is installed, for what is too large to search
/// through here.
struct Clingo: Sendable {
  private let program: String

  /// - Returns: nil where it is not installed.
  init?() {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let programs = path.split(separator: ":").map { "\($0)/clingo" }
    guard let program = programs.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.program = program
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
    return try FileManager.default.inTemporaryFolder { folder in
      let input = folder.appending(path: "rules.lp")
      try Data(rules.utf8).write(to: input)
      return try run(input.path, options)
    }
  }

  private func run(_ input: String, _ options: [String]) throws -> [[Int]] {
    let process = Process()
    let answers = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = options + [input]
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: answers.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // 10: there are more sets than were asked for; 20: there are none; 30: all have been found.
    guard process.terminationReason == .exit, [10, 20, 30].contains(process.terminationStatus) else {
      throw Trouble("clingo failed with status \(process.terminationStatus)")
    }
    guard process.terminationStatus != 10 else { throw Trouble("there are more than \(Self.mostSets) sets") }
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
