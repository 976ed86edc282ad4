import ArgumentParser
import CruxStore
import Foundation

struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask a knowledge base in a pattern language, a part of ISO GQL.",
    discussion: """
      Without a query, or for -, reads one from standard input or, on a terminal, asks for one after another.

      crux query "MATCH (e:Evidence)-[:SUPPORTS]->+(c:Claim)
                  WHERE c.text MATCHES 'export controls' RETURN e.text, e.speaker, c.id LIMIT 20"
      crux query 'MATCH (s:Speaker {name: $who})-[:STATES]->(c) RETURN c.text' --param who="Helen Marchetti"

      Nodes: Statement, Claim, Evidence, Counterclaim, Relation, Speaker, Document. Edges: SUPPORTS, REBUTS, \
      UNDERCUTS, RESTATES, PREMISE, STATES, FROM, SAME. Documentation/Query.md has the grammar.
      """)

  @Argument(help: "The query.")
  var query: String?

  @Option(name: .customLong("param"), help: "A value for $name, as name=value; again for more.")
  var parameters: [String] = []

  @Option(help: "How to print what is found.")
  var format = TableForm.table

  @Option(help: "The most rows to print.")
  var rows = QueryLimits().rows

  @Option(help: "The most seconds to take.")
  var seconds = QueryLimits().seconds

  @OptionGroup var base: BaseOptions

  func validate() throws {
    guard (1...QueryLimits.mostRows).contains(rows) else {
      throw ValidationError("--rows takes a whole number from 1 to \(QueryLimits.mostRows).")
    }
    guard seconds > 0, seconds <= QueryLimits.mostSeconds else {
      throw ValidationError("--seconds takes a number above 0, to \(Int(QueryLimits.mostSeconds)) at most.")
    }
    for parameter in parameters
    where parameter.firstIndex(of: "=") ?? parameter.startIndex == parameter.startIndex {
      throw ValidationError("--param takes name=value, not \"\(parameter)\".")
    }
  }

  func run() throws {
    let base = try base.open(for: .reading)
    if let query, query != "-" { return try answer(query, base) }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return try answer(String(decoding: try FileBytes.read(STDIN_FILENO), as: UTF8.self), base)
    }
    try Prompt().run { text in
      do { try printAnswer(text, base) } catch { Report.error("\(error)") }
    }
  }

  /// Prints the answer; the exit status is 1 where nothing is found.
  private func answer(_ text: String, _ base: Base) throws {
    do {
      guard try printAnswer(text, base) else { throw ExitCode(1) }
    } catch let error as QueryError {
      throw Trouble("\(error)")
    }
  }

  @discardableResult private func printAnswer(_ text: String, _ base: Base) throws -> Bool {
    let result = try base.query(
      text, parameters: values, limits: QueryLimits(seconds: seconds, rows: rows))
    try FileBytes.write(Array(format.text(of: result).utf8), to: STDOUT_FILENO)
    if result.isCut { Report.error("crux: there are more than \(rows) rows; --rows prints more") }
    return !result.rows.isEmpty
  }

  private var values: [String: QueryValue] {
    Dictionary(
      parameters.map { parameter in
        let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), .text(String(parts[1])))
      }, uniquingKeysWith: { $1 })
  }
}
