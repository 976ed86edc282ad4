/// The start of an element; valid only while its event is handled.
struct XMLTag {
  /// Five pointers an attribute: name, prefix, namespace, the value's start and end.
  typealias Attributes = UnsafeBufferPointer<UnsafePointer<UInt8>?>

  /// The name without its prefix, ended by a zero.
  let name: UnsafePointer<UInt8>
  let attributes: Attributes
  let line: Int

  var text: String { String(cString: name) }

  func isNamed(_ name: StaticString) -> Bool { Self.isSame(self.name, name) }

  /// The bytes of an attribute's value, by its name without a prefix.
  ///
  /// libxml2 leaves an ampersand as `&#38;` in them.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for number in stride(from: 0, to: attributes.count, by: 5) {
      guard let candidate = attributes[number], Self.isSame(candidate, name),
        let start = attributes[number + 3], let end = attributes[number + 4]
      else { continue }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  /// An attribute's value, by its name without a prefix.
  subscript(name: StaticString) -> String? {
    guard let bytes = bytes(name) else { return nil }
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: Self.unescaped(bytes), as: UTF8.self)
  }

  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var value: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      value.append(byte)
      rest = rest.dropFirst(rest.starts(with: "&#38;".utf8) ? 5 : 1)
    }
    return value
  }

  private static func isSame(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    for offset in 0..<name.utf8CodeUnitCount where text[offset] != name.utf8Start[offset] { return false }
    return text[name.utf8CodeUnitCount] == 0
  }
}
