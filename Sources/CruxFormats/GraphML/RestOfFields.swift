import CruxModel

/// The fields of an element that GraphML cannot hold, as a JSON object with the graph document's names.
struct RestOfFields {
  /// Each with a comma and a space before it.
  private var fields: [UInt8] = []

  var json: [UInt8] { Array("{".utf8) + fields.dropFirst(2) + Array("}".utf8) }

  mutating func add(_ name: StaticString, _ text: String) {
    fields.append(", \"")
    fields.append(name)
    fields.append("\": ")
    fields.appendJSON(text)
  }

  /// Adds a text if an attribute cannot hold it: what is empty would be read as not there.
  mutating func addUnlessHeld(_ name: StaticString, _ text: String?) {
    if let text, text.isEmpty || !text.isXML { add(name, text) }
  }

  mutating func add(_ unknown: [UnknownField], of field: (some JSONField).Type) throws {
    try fields.append(unknown, of: field)
  }

  /// Adds the ends of a relation.
  mutating func add(from: [String], to: String) {
    fields.append(", \"from\": ")
    fields.appendJSON(from)
    add("to", to)
  }

  mutating func add(_ anchor: Anchor) throws {
    var rest = RestOfFields()
    rest.addUnlessHeld("document", anchor.document)
    rest.addUnlessHeld("quote", anchor.quote)
    try rest.add(anchor.unknown, of: AnchorField.self)
    if rest.fields.isEmpty { return }
    fields.append(", \"anchor\": ")
    fields.append(contentsOf: rest.json)
  }
}
