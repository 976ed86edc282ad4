import CruxFormats
import CruxModel
import Testing

@Suite struct JSONRoundTripTests {
  private func rewritten(_ text: String) throws -> String {
    let graph = try JSONReader().read(Array(text.utf8)).graph
    return String(decoding: try JSONWriter().write(graph), as: UTF8.self)
  }

  @Test(arguments: GraphFile.all) func documentsStayTheSameToTheByte(_ file: GraphFile) throws {
    let bytes = try file.bytes()
    #expect(try JSONWriter().write(try JSONReader().read(bytes).graph) == bytes)
  }

  @Test func theFolderOfGraphsIsThere() {
    #expect(GraphFile.all.count >= 86)
  }

  @Test func everyFieldAndUnknownOnesKeepTheirPlaces() throws {
    let text = """
      {
      "crux": 1,
      "id": "g",
      "title": "T",
      "thesis": "s1",
      "documents": [
      {"id": "d", "title": "T", "author": "A", "uri": "U", "published": "2026-01-31", "genre": "G", "language": "en", \
      "text": "a\\n\\"b\\" \\\\ \\u0000\\u001f\\b\\f\\r\\t\u{7F}/é🧵", "z": {"k": [1.50, -0, 1E+9, "\\n"]}, "a": null}
      ],
      "statements": [
      {"id": "s1", "kind": "claim", "evidenceType": "study", "text": "t", "speaker": "S", "confidence": 0.93, \
      "anchor": {"document": "d", "start": 0, "end": 1, "quote": "a", "page": 7}, "z": [], "a": {}},
      {"id": "s2", "kind": "counterclaim", "text": ""}
      ],
      "relations": [
      {"id": "r1", "kind": "supports", "from": ["s2", "s1"], "to": "s1", "scheme": "sign", "confidence": 1.0, "b": true},
      {"id": "r2", "kind": "rebuts", "from": [], "to": "s1"}
      ],
      "zeta": 1e400,
      "alpha": [{"x": false}]
      }

      """
    #expect(try rewritten(text) == text)
  }

  @Test func anyOrderAndWhiteSpaceIsRead() throws {
    let text =
      "\u{FEFF}\t{ \"relations\" :[],\r\n\"x\":[1,{\"y\":2}], \"statements\":[{\"text\":\"\\u00e9\\ud83e\\uddf5\\/\","
      + "\"kind\":\"claim\" , \"\\u0069d\":\"s\"}],\"id\":\"g\",\"crux\":1 }\n\n"
    #expect(
      try rewritten(text) == """
        {
        "crux": 1,
        "id": "g",
        "documents": [
        ],
        "statements": [
        {"id": "s", "kind": "claim", "text": "é🧵/"}
        ],
        "relations": [
        ],
        "x": [1, {"y": 2}]
        }

        """)
  }

  @Test func whatJSONCannotHoldIsNotWritten() throws {
    let notANumber = Graph(
      id: "g", statements: [Statement(id: "s", kind: .claim, text: "t", confidence: .nan)])
    #expect(throws: FormatError(stage: "writing JSON", message: "The confidence nan is not a number.")) {
      try JSONWriter().write(notANumber)
    }
    let twice = Graph(id: "g", unknown: [UnknownField(name: "title", json: "1")])
    #expect(throws: FormatError(stage: "writing JSON", message: "The graph has the field \"title\" twice.")) {
      try JSONWriter().write(twice)
    }
    let broken = Graph(id: "g", unknown: [UnknownField(name: "x", json: "[1")])
    #expect(throws: FormatError.self) { try JSONWriter().write(broken) }
  }
}
