import CruxModel

/// The fields that a kind of object in the graph document has, in their canonical order.
protocol JSONField: CaseIterable, RawRepresentable, Sendable where RawValue == Int {
  /// What the object is called in errors.
  static var subject: String { get }
  static var required: [Self] { get }
  /// The names of all cases, as bytes.
  static var names: [[UInt8]] { get }
}

extension JSONField {
  static func caseNames() -> [[UInt8]] { allCases.map { Array("\($0)".utf8) } }
}

/// An object that is being read, field by field.
struct JSONObject<Field: JSONField> {
  private let start: Int
  private let isPartial: Bool
  /// Names of this object so far, known ones as bits.
  private var known = 0
  private var unknownNames: Set<[UInt8]> = []
  /// Fields come in canonical order as a rule, so the search begins behind the last one.
  private var next = 0
  /// The fields without a meaning here, in the order of the text.
  private(set) var unknown: [UnknownField] = []

  /// - Parameter isPartial: whether required fields may be missing.
  init(_ scanner: inout JSONScanner, isPartial: Bool = false) {
    _ = scanner.peek()
    start = scanner.offset
    self.isPartial = isPartial
  }

  /// The next known field, with the scanner standing before its value, or nil behind the object's end.
  mutating func nextField(_ scanner: inout JSONScanner) throws -> Field? {
    while let name = try scanner.nextName(isFirst: known == 0 && unknownNames.isEmpty, of: Field.subject) {
      if let field = field(name.bytes) {
        guard known & 1 << field.rawValue == 0 else { throw scanner.repeated(name) }
        known |= 1 << field.rawValue
        return field
      }
      guard unknownNames.insert(Array(name.bytes)).inserted else { throw scanner.repeated(name) }
      var json: [UInt8] = []
      try scanner.value(to: &json)
      unknown.append(
        UnknownField(
          name: String(decoding: name.bytes, as: UTF8.self), json: String(decoding: json, as: UTF8.self)))
    }
    if !isPartial, let missing = Field.required.first(where: { known & 1 << $0.rawValue == 0 }) {
      throw scanner.error("The \(Field.subject) has no \"\(missing)\".", at: start)
    }
    return nil
  }

  private mutating func field(_ name: ArraySlice<UInt8>) -> Field? {
    let names = Field.names
    for step in 0..<names.count {
      let index = (next + step) % names.count
      if names[index].elementsEqual(name) {
        next = index + 1
        return Field(rawValue: index)
      }
    }
    return nil
  }
}

extension JSONScanner {
  /// A field's name, and where its quote is.
  typealias Name = (bytes: ArraySlice<UInt8>, offset: Int)

  /// Steps into an object or on to its next field; nil behind its end.
  mutating func nextName(isFirst: Bool, of subject: String = "object") throws -> Name? {
    if isFirst { try expect(UInt8(ascii: "{"), as: "an object (a \(subject))") }
    if take(UInt8(ascii: "}")) { return nil }
    if !isFirst { try expect(UInt8(ascii: ","), as: "a comma or the \(subject)'s end") }
    _ = peek()
    let start = offset
    let content = try stringContent("a field's name")
    let name = content.isEscaped ? try unescaped(content.range)[...] : bytes[content.range]
    try expect(UInt8(ascii: ":"), as: "a colon")
    return (name, start)
  }

  func repeated(_ name: Name) -> FormatError {
    error("The field \"\(String(decoding: name.bytes, as: UTF8.self))\" is there twice.", at: name.offset)
  }
}
