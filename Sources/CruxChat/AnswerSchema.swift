import CruxModel

/// The JSON schema that an answer is to follow. Fields that may be missing are null, since strict servers want every
/// field to be required.
enum AnswerSchema {
  /// On one line.
  static let json = """
    {"type":"object","additionalProperties":false,"required":["statements","relations","thesis"],"properties":{\
    "statements":{"type":"array","items":\(statement)},\
    "relations":{"type":"array","items":\(relation)},\
    "thesis":{"type":["string","null"]}}}
    """

  private static let statement = """
    {"type":"object","additionalProperties":false,\
    "required":["id","quote","kind","evidenceType","modality","speaker","confidence"],"properties":{\
    "id":{"type":"string"},"quote":{"type":"string"},\
    "kind":\(choice(Statement.Kind.self)),\
    "evidenceType":\(optionalChoice(Statement.EvidenceType.self)),\
    "modality":\(optionalChoice(Statement.Modality.self)),\
    "speaker":{"type":["string","null"]},"confidence":{"type":"number"}}}
    """

  private static let relation = """
    {"type":"object","additionalProperties":false,\
    "required":["id","kind","from","to","confidence"],"properties":{\
    "id":{"type":"string"},"kind":\(choice(Relation.Kind.self)),\
    "from":{"type":"array","items":{"type":"string"}},"to":{"type":"string"},"confidence":{"type":"number"}}}
    """

  private static func choice<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> String {
    "{\"type\":\"string\",\"enum\":[\(quoted(Word.self))]}"
  }

  private static func optionalChoice<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> String {
    "{\"type\":[\"string\",\"null\"],\"enum\":[\(quoted(Word.self)),null]}"
  }

  private static func quoted<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> String {
    Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
  }
}
