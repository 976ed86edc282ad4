import CruxFormats
import CruxModel

/// A statement or relation as its line of the graph document: for what was before, and for what columns cannot
/// hold.
enum Body {
  private static let statementStart =
    "{\n\"crux\": 1,\n\"id\": \"\",\n\"documents\": [\n],\n\"statements\": [\n"
  private static let statementEnd = "\n],\n\"relations\": [\n]\n}\n"
  private static let relationStart = statementStart + "],\n\"relations\": [\n"
  private static let relationEnd = "\n]\n}\n"

  static func line(_ statement: Statement) throws -> String {
    try line(Graph(id: "", statements: [statement]), statementStart, statementEnd)
  }

  static func line(_ relation: Relation) throws -> String {
    try line(Graph(id: "", relations: [relation]), relationStart, relationEnd)
  }

  static func statement(_ line: String) throws -> Statement? {
    try JSONReader().read(Array((statementStart + line + statementEnd).utf8)).graph.statements.first
  }

  static func relation(_ line: String) throws -> Relation? {
    try JSONReader().read(Array((relationStart + line + relationEnd).utf8)).graph.relations.first
  }

  private static func line(_ graph: Graph, _ start: String, _ end: String) throws -> String {
    let bytes = try JSONWriter().write(graph)
    return String(decoding: bytes.dropFirst(start.utf8.count).dropLast(end.utf8.count), as: UTF8.self)
  }
}

extension Statement {
  /// Without the place of its anchor, which the layout has.
  var unplaced: Statement {
    var statement = self
    statement.anchor?.start = 0
    statement.anchor?.end = 0
    return statement
  }

  /// Whether columns cannot give all of it back.
  var needsBody: Bool {
    !unknown.isEmpty || anchor?.unknown.isEmpty == false || confidence?.sign == .minus
      || [id, text, speaker, anchor?.document, anchor?.quote].contains { $0?.utf8.contains(0) == true }
  }
}

extension Relation {
  var needsBody: Bool {
    !unknown.isEmpty || confidence?.sign == .minus || [id, scheme].contains { $0?.utf8.contains(0) == true }
  }
}
