/// What stands in a version of a graph, in which order, and where in the texts.
///
/// Kept apart from statements, since a line put into a text moves all that follows and changes none of it.
/// Numbers are those of nodes and pieces within their document.
struct Layout: Equatable {
  struct Place: Equatable {
    var node: Int64
    var span: Span?
  }

  /// As in the graph, however odd: a finding there is not for the store to judge.
  struct Span: Equatable {
    var start: Int
    var end: Int
  }

  /// The pieces of each document's text, in the order of the graph; nil for one without.
  var texts: [[Int64]?] = []
  var statements: [Place] = []
  var relations: [Int64] = []

  /// As variable-length integers (LEB128), nearly all of them differences from the one before: three to five
  /// bytes a statement, one or two a relation.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(statements.count * 5 + relations.count * 2 + 16)
    bytes.append(UInt64(texts.count))
    for text in texts {
      bytes.append(UInt64(text.map { $0.count + 1 } ?? 0))
      bytes.append(differencesOf: text ?? [])
    }
    bytes.append(UInt64(statements.count))
    bytes.append(differencesOf: statements.map(\.node))
    var end = 0
    for place in statements {
      bytes.append(UInt64(place.span == nil ? 0 : 1))
      guard let span = place.span else { continue }
      bytes.append(signed: Int64(span.start &- end))
      bytes.append(signed: Int64(span.end &- span.start))
      end = span.end
    }
    bytes.append(UInt64(relations.count))
    bytes.append(differencesOf: relations)
    return bytes
  }

  init() {}

  /// Reads what `bytes` gives, or nil where it is cut short.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(rest: bytes[...])
    for _ in 0..<(reader.number() ?? 0) {
      guard let count = reader.number() else { return nil }
      texts.append(count == 0 ? nil : reader.differences(count - 1))
    }
    for node in reader.differences(reader.number() ?? 0) { statements.append(Place(node: node, span: nil)) }
    var end = 0
    for index in statements.indices {
      guard reader.number() == 1 else { continue }
      guard let start = reader.signed(), let length = reader.signed() else { return nil }
      let span = Span(start: end &+ Int(start), end: end &+ Int(start) &+ Int(length))
      statements[index].span = span
      end = span.end
    }
    relations = reader.differences(reader.number() ?? 0)
    guard !reader.isShort, reader.rest.isEmpty else { return nil }
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>
    var isShort = false

    mutating func number() -> UInt64? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while let byte = rest.popFirst() {
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      isShort = true
      return nil
    }

    mutating func signed() -> Int64? {
      number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }

    mutating func differences(_ count: UInt64) -> [Int64] {
      var values: [Int64] = []
      var last: Int64 = -1
      for _ in 0..<count {
        guard let difference = signed() else { break }
        last = last &+ 1 &+ difference
        values.append(last)
      }
      return values
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    append(UInt8(value))
  }

  fileprivate mutating func append(signed value: Int64) {
    append(UInt64(bitPattern: value << 1 ^ value >> 63))
  }

  /// Each number less the one before it and one more, so that numbers in a row are zeros.
  fileprivate mutating func append(differencesOf values: [Int64]) {
    var last: Int64 = -1
    for value in values {
      append(signed: value &- last &- 1)
      last = value
    }
  }
}
