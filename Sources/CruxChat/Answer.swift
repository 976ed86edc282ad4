import Foundation

/// What a language model says about a window of a text: statements by their quotes, relations by ids of its own.
///
/// Taken as said; `AnswerReader` holds it against the text.
struct Answer: Decodable, Sendable, Equatable {
  struct Statement: Sendable, Equatable {
    var id: String
    var quote: String
    var kind: String
    var evidenceType: String?
    var modality: String?
    var speaker: String?
    var confidence: Double?
  }

  struct Relation: Sendable, Equatable {
    var id: String?
    var kind: String
    var from: [String]
    var to: String
    var confidence: Double?
  }

  var thesis: String?
  var statements: [Statement]
  var relations: [Relation]
  /// How many statements and relations are not of the form asked for.
  private(set) var unreadable = 0

  private enum Key: String, CodingKey { case thesis, statements, relations }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    let statements = try fields.decode([Lossy<Statement>].self, forKey: .statements)
    let relations = try fields.decode([Lossy<Relation>].self, forKey: .relations)
    thesis = fields.optional(.thesis)
    self.statements = statements.compactMap(\.value)
    self.relations = relations.compactMap(\.value)
    unreadable = statements.count + relations.count - self.statements.count - self.relations.count
    // Or else an empty graph would pass for the text's.
    guard statements.isEmpty || !self.statements.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .statements, in: fields, debugDescription: "No statement is of the form asked for.")
    }
  }

  /// Finds the answer in what a model has written, with prose, fences or drafts around it; the last one counts.
  ///
  /// Objects that are no answer are passed over up to a number of them, so that an answer of braces takes no long time.
  /// - Returns: nil where there is none that is whole.
  init?(in content: String) {
    let decoder = JSONDecoder()
    let bytes = Array(content.utf8)
    var answer: Answer?
    var others = 0
    var start = bytes.startIndex
    while others < 100, let opening = Self.objectStart(in: bytes[start...]) {
      if let end = Self.end(ofObjectAt: opening, in: bytes),
        let found = try? decoder.decode(Answer.self, from: Data(bytes[opening..<end]))
      {
        answer = found
        start = end
      } else {
        others += 1
        start = opening + 1
      }
    }
    guard let answer else { return nil }
    self = answer
  }

  /// The next brace that is followed by a name.
  private static func objectStart(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { index in
      bytes[index] == UInt8(ascii: "{")
        && bytes[(index + 1)...].first { $0 > 0x20 } == UInt8(ascii: "\"")
    }
  }

  private static func end(ofObjectAt start: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    var isString = false
    var isEscaped = false
    for position in start..<bytes.count {
      let byte = bytes[position]
      if isEscaped {
        isEscaped = false
      } else if isString {
        isEscaped = byte == UInt8(ascii: "\\")
        isString = byte != UInt8(ascii: "\"")
      } else if byte == UInt8(ascii: "\"") {
        isString = true
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return position + 1 }
      }
    }
    return nil
  }
}

extension Answer.Statement: Decodable {
  private enum Key: String, CodingKey { case id, quote, kind, evidenceType, modality, speaker, confidence }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    id = try fields.decode(String.self, forKey: .id)
    quote = try fields.decode(String.self, forKey: .quote)
    kind = try fields.decode(String.self, forKey: .kind)
    evidenceType = fields.optional(.evidenceType)
    modality = fields.optional(.modality)
    speaker = fields.optional(.speaker)
    confidence = fields.optional(.confidence)
  }
}

extension Answer.Relation: Decodable {
  private enum Key: String, CodingKey { case id, kind, from, to, confidence }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    id = fields.optional(.id)
    kind = try fields.decode(String.self, forKey: .kind)
    from = try fields.decode([String].self, forKey: .from)
    to = try fields.decode(String.self, forKey: .to)
    confidence = fields.optional(.confidence)
  }
}

extension KeyedDecodingContainer {
  /// What may be missing; of another form it is as good as missing.
  fileprivate func optional<Value: Decodable>(_ key: Key) -> Value? {
    try? decode(Value.self, forKey: key)
  }
}

/// A value, or nothing where it is not of its form: one bad element does not spoil the others.
private struct Lossy<Value: Decodable>: Decodable {
  var value: Value?

  init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}
