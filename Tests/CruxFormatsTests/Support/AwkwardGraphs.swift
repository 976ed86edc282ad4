import CruxModel
import Testing

/// A graph that a careless writer or reader would spoil.
struct AwkwardGraph: Sendable, CustomTestStringConvertible {
  let name: String
  let graph: Graph

  var testDescription: String { name }

  static let all: [AwkwardGraph] = texts + shapes

  /// One graph a text, with the text in every place that takes one.
  private static let texts: [AwkwardGraph] = [
    ("quotes", #"He said "no", then 'yes'."#),
    ("backslashes", #"C:\new\table \" \\ \u0041"#),
    ("end of CDATA", "a ]]> b <![CDATA[ c ]]>"),
    ("a bracket", "]"),
    ("markup", "<b>&amp;</b> &#x41; <!-- -- --> <?pi?>"),
    ("newlines", "one\ntwo\r\nthree\rfour\n\n"),
    ("spaces at the ends", " \t two  spaces \t "),
    ("only spaces", "   "),
    ("empty", ""),
    ("right to left", "הייצוא \u{202B}מוגבל\u{202C} اليوم"),
    ("beyond the BMP", "🧵👩🏽‍🔬 𝒳 🇩🇪"),
    ("composed and decomposed", "é e\u{301} \u{1112}\u{1161}\u{11AB} 한"),
    ("control characters", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{7F}\u{85}\u{9F}\u{2028}\u{2029}"),
    ("not characters", "\u{FFFE}\u{FFFF}\u{FEFF}\u{FFFD}\u{1FFFE}\u{10FFFF}"),
    ("braces", #"{"a": [1, 2]} %s ${x} {{x}}"#),
    ("100 kB", String(repeating: "Controls <work> & \"backfire\". ", count: 3_400)),
  ].map { name, text in AwkwardGraph(name: name, graph: graph(saying: text)) }

  private static func graph(saying text: String) -> Graph {
    let unknown = [UnknownField(name: "note " + text.prefix(40), json: json(text))]
    return Graph(
      id: text, title: text, thesis: text + "1",
      documents: [
        Document(
          id: text, title: text, author: text, uri: text, published: text, genre: text, language: text,
          text: text,
          unknown: unknown)
      ],
      statements: [
        Statement(
          id: text + "1", kind: .claim, text: text, speaker: text, confidence: 0.25,
          anchor: Anchor(document: text, start: 0, end: 3, quote: text, unknown: unknown), unknown: unknown),
        Statement(id: text + "2", kind: .evidence, evidenceType: .study, text: text),
        Statement(id: text + "3", kind: .counterclaim, modality: .possible, text: text),
      ],
      relations: [
        Relation(
          id: text + "4", kind: .supports, from: [text + "2"], to: text + "1", scheme: text, confidence: 1e-7,
          unknown: unknown),
        Relation(id: text + "5", kind: .undercuts, from: [text + "3", text + "2"], to: text + "4"),
      ],
      unknown: unknown)
  }

  private static func json(_ text: String) -> String {
    var json = "{\"deep\": [1.50, -0, 1E+9, null, true, {}, [], \""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{8}": json += "\\b"
      case "\u{C}": json += "\\f"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\u{0}"..<"\u{20}":
        json += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\"]}"
  }

  private static let shapes: [AwkwardGraph] = [
    AwkwardGraph(name: "nothing", graph: Graph(id: "g")),
    AwkwardGraph(name: "nothing, not even an id", graph: Graph(id: "")),
    shape("a statement alone", statements: ["a"], []),
    shape(
      "self loops", statements: ["a"],
      [
        Relation(id: "r1", kind: .supports, from: ["a"], to: "a"),
        Relation(id: "r2", kind: .undercuts, from: ["a"], to: "r2"),
        Relation(id: "r3", kind: .rebuts, from: ["r3"], to: "r3"),
      ]),
    shape(
      "undercuts of undercuts", statements: ["a", "b", "c", "d", "e"],
      [
        Relation(id: "r4", kind: .undercuts, from: ["e"], to: "r3"),
        Relation(id: "r3", kind: .undercuts, from: ["d"], to: "r2"),
        Relation(id: "r2", kind: .undercuts, from: ["c", "d"], to: "r1"),
        Relation(id: "r1", kind: .supports, from: ["b"], to: "a"),
      ]),
    shape(
      "linked premises", statements: ["a", "b", "c"],
      [
        Relation(id: "r1", kind: .supports, from: ["c", "b"], to: "a", scheme: "argument from sign"),
        Relation(id: "r2", kind: .rebuts, from: ["b", "c", "b"], to: "a", confidence: 0),
        Relation(id: "r3", kind: .restates, from: ["b"], to: "a", confidence: 1),
        Relation(id: "r4", kind: .supports, from: [], to: "a"),
        Relation(id: "r5", kind: .supports, from: ["b"], to: "a"),
        Relation(id: "r6", kind: .supports, from: ["b"], to: "a"),
      ]),
    shape(
      "relations as premises", statements: ["a", "b"],
      [
        Relation(id: "r2", kind: .supports, from: ["r1"], to: "a"),
        Relation(id: "r1", kind: .supports, from: ["b"], to: "a"),
        Relation(id: "r3", kind: .rebuts, from: ["r1", "r2", "b"], to: "r1"),
      ]),
    shape(
      "dangling ends", statements: ["a"],
      [
        Relation(id: "r1", kind: .supports, from: ["not here"], to: "a"),
        Relation(id: "r2", kind: .supports, from: ["a", "nor here"], to: "not here"),
        Relation(id: "r3", kind: .undercuts, from: [""], to: "r9"),
      ]),
    shape(
      "ids used twice", statements: ["a", "b", "a", "a-2", "r1", ""],
      [
        Relation(id: "r1", kind: .supports, from: ["b"], to: "a"),
        Relation(id: "r1", kind: .undercuts, from: ["a"], to: "r1"),
        Relation(id: "r2", kind: .undercuts, from: ["b", "a"], to: "r1"),
        Relation(id: "r2", kind: .undercuts, from: ["b"], to: "r2"),
        Relation(id: "a", kind: .rebuts, from: ["a"], to: ""),
      ]),
    AwkwardGraph(
      name: "offsets and confidences",
      graph: Graph(
        id: "g",
        statements: [
          Statement(
            id: "a", kind: .claim, text: "a", confidence: -3.5,
            anchor: Anchor(document: "nowhere", start: -5, end: .max)),
          Statement(
            id: "b", kind: .claim, text: "b", confidence: .leastNonzeroMagnitude,
            anchor: Anchor(document: "", start: .max, end: .min, quote: "")),
          Statement(id: "c", kind: .claim, text: "c", speaker: "", confidence: 0.1 + 0.2),
        ],
        relations: [
          Relation(
            id: "r", kind: .supports, from: ["a"], to: "b", scheme: "", confidence: .greatestFiniteMagnitude)
        ])),
  ]

  private static func shape(_ name: String, statements: [String], _ relations: [Relation]) -> AwkwardGraph {
    AwkwardGraph(
      name: name,
      graph: Graph(
        id: "g", thesis: "a",
        statements: statements.map { Statement(id: $0, kind: .claim, text: "It is \($0).") },
        relations: relations))
  }
}
