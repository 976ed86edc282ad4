import Foundation
import Testing

@testable import CruxChat

@Suite struct AnswerTests {
  private static let json = """
    {"statements": [{"id": "s1", "quote": "Free {ferries}, \\"he\\" said", "kind": "claim", "confidence": 0.5}], \
    "relations": [{"from": ["s1"], "kind": "supports", "to": "s2"}], "thesis": "s1"}
    """

  @Test(arguments: [
    json, "```json\n\(json)\n```", "Here it is, {as asked}:\n\(json)\nI hope {that} helps.",
    "<think>Perhaps {\"statements\": [], \"relations\": []}? No: \"</think>\n\(json)",
    "An open brace { and a quote \" come first.\n\(json)",
  ])
  func proseAroundAnAnswerIsPassedOver(content: String) throws {
    let answer = try #require(Answer(in: content))
    #expect(answer.statements.map(\.quote) == ["Free {ferries}, \"he\" said"])
    #expect(answer.relations.map(\.to) == ["s2"])
    #expect(answer.thesis == "s1")
  }

  @Test func anAnswerCutOffAnywhereIsNone() {
    for length in 0..<Self.json.utf8.count {
      #expect(Answer(in: String(decoding: Self.json.utf8.prefix(length), as: UTF8.self)) == nil)
    }
  }

  @Test(arguments: [
    "", "I cannot help with that.", "{}", "[]", "{\"statements\": 3, \"relations\": []}",
    "{\"statements\": [{\"id\": 1, \"quote\": \"a b\", \"kind\": \"claim\"}], \"relations\": []}",
  ])
  func whatIsNoAnswerIsNone(content: String) {
    #expect(Answer(in: content) == nil)
  }

  @Test(.timeLimit(.minutes(1))) func bracesWithoutEndTakeNoLongTime() {
    for brace in ["{", "{\"", "{\"a\":"] {
      #expect(Answer(in: String(repeating: brace, count: 1 << 16)) == nil)
    }
  }

  @Test func oneBadElementDoesNotSpoilTheOthers() throws {
    let answer = try #require(
      Answer(
        in: """
          {"statements": [{"id": "s1", "quote": "a b", "kind": "claim", "speaker": 3, "confidence": "high"}, \
          {"id": 2}, null], \
          "relations": [7], "thesis": 9}
          """))
    #expect(answer.statements.map(\.id) == ["s1"])
    #expect(answer.relations.isEmpty && answer.thesis == nil)
    #expect(answer.unreadable == 3)
  }

  @Test func theSchemaIsJSONWithEveryFieldRequired() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(AnswerSchema.json.utf8)) as? [String: Any]
    let properties = try #require(schema?["properties"] as? [String: [String: Any]])
    for list in ["statements", "relations"] {
      let items = try #require(properties[list]?["items"] as? [String: Any])
      let names = try #require(items["properties"] as? [String: Any]).keys
      #expect(Set(try #require(items["required"] as? [String])) == Set(names))
      #expect(items["additionalProperties"] as? Bool == false)
    }
  }
}
