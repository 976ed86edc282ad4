import Foundation

/// What a server's chat completion says.
struct Completion: Codable, Sendable, Equatable {
  var content: String
  /// Whether the model was stopped before it was done.
  var isCutOff: Bool

  init(content: String, isCutOff: Bool) {
    self.content = content
    self.isCutOff = isCutOff
  }

  /// - Parameter body: of a server's response.
  /// - Throws: `ChatError.unreadable`.
  init(response body: [UInt8]) throws {
    guard let response = try? JSONDecoder().decode(Response.self, from: Data(body)),
      let choice = response.choices.first, let content = choice.message.content ?? choice.message.refusal
    else { throw ChatError.unreadable(String(decoding: body, as: UTF8.self)) }
    self.init(content: content, isCutOff: choice.finish_reason == "length")
  }

  private struct Response: Decodable {
    var choices: [Choice]

    struct Choice: Decodable {
      var message: Message
      // The interface's own name.
      var finish_reason: String?  // swift-format-ignore: AlwaysUseLowerCamelCase
    }

    struct Message: Decodable {
      var content: String?
      var refusal: String?
    }
  }

  /// The reason that a server gives in the body of an error.
  static func reason(in body: [UInt8]) -> String {
    struct Refusal: Decodable {
      var error: Reason
      struct Reason: Decodable { var message: String }
    }
    let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(body))
    return refusal?.error.message ?? String(decoding: body, as: UTF8.self)
  }
}
