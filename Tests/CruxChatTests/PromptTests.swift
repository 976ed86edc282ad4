import CruxModel
import Foundation
import Testing

@testable import CruxChat

@Suite struct PromptTests {
  @Test func aRequestIsJSONAndTheSameEveryTime() throws {
    let document = Document(id: "d", title: "A \"title\"", genre: "editorial")
    let body = try Prompt(window: "The text\n\u{0} of a window.", of: document).body(model: "m/\"1\"")
    #expect(try Prompt(window: "The text\n\u{0} of a window.", of: document).body(model: "m/\"1\"") == body)
    let request = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
    #expect(request?["model"] as? String == "m/\"1\"")
    let messages = try #require(request?["messages"] as? [[String: String]])
    #expect(messages.map { $0["role"] } == ["system", "user"])
    #expect(messages[1]["content"]?.contains("The text\n\u{0} of a window.") == true)
    #expect(messages[1]["content"]?.contains("A \"title\"") == true)
    let format = request?["response_format"] as? [String: Any]
    #expect(format?["type"] as? String == "json_schema")
    #expect((format?["json_schema"] as? [String: Any])?["strict"] as? Bool == true)
  }

  /// Every kind that the model may answer with is explained to it.
  @Test func theGuidelinesNameEveryKind() throws {
    let system = try #require(Prompt(joining: []).messages.first?.content)
    for kind in Statement.Kind.allCases { #expect(system.contains("\"\(kind.rawValue)\"")) }
    for kind in Relation.Kind.allCases { #expect(system.contains("\"\(kind.rawValue)\"")) }
    for modality in Statement.Modality.allCases { #expect(system.contains("\"\(modality.rawValue)\"")) }
  }
}
