import CLibXML2

/// Characters that HTML writes by name or number, such as `&amp;` and `&#8217;`.
enum HTMLEntity {
  /// The character of what stands between `&` and `;`; nil where it names none.
  static func scalar(named name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else {
      return htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }
    }
    let digits = name.dropFirst()
    let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  /// A text with its entities as characters.
  static func decoded(_ text: String) -> String {
    text.replacing(/&(#?[A-Za-z0-9]{1,31});/) { match in
      scalar(named: String(match.1)).map { String($0) } ?? String(match.0)
    }
  }
}
