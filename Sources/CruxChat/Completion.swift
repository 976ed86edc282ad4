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
  /// - Throws: `ChatError.declined`, `ChatError.unreadable`.
  init(response body: [UInt8]) throws {
    let choice = try? JSONDecoder().decode(Response.self, from: Data(body)).choices.first
    if let refusal = choice?.refusal { throw ChatError.declined(refusal) }
    isCutOff = choice?.finish_reason == "length"
    // A model may have been stopped while it was still thinking.
    guard let content = choice?.message.content ?? (isCutOff ? "" : nil) else {
      throw ChatError.unreadable(String(decoding: body, as: UTF8.self))
    }
    self.content = content
  }

  private struct Response: Decodable {
    var choices: [Choice]

    struct Choice: Decodable {
      var message: Message
      // The interface's own name.
      var finish_reason: String?  // swift-format-ignore: AlwaysUseLowerCamelCase

      /// Why there is no answer, in the model's words or, where a filter speaks for it, the interface's.
      var refusal: String? {
        if let words = message.refusal, !words.isEmpty { return words }
        return finish_reason == "content_filter" ? finish_reason : nil
      }
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
