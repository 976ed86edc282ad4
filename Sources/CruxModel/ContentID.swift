/// Makes ids from content, so that what did not change keeps its id when all around it changes.
public struct ContentID {
  private var taken: Set<String> = []
  private var unused = UnusedNames()

  public init() {}

  /// An id for a statement: `s` and eight letters or digits that depend on its normalised text alone
  /// (lower case, punctuation and white space folded), with `-2`, `-3` … for a repeat.
  public mutating func statement(_ text: String) -> String {
    var hash = StableHash()
    var pendingSpace = false
    var started = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isWordPart {
        if pendingSpace && started { hash.add(0x20) }
        pendingSpace = false
        started = true
        for byte in UTF8.encode(scalar) ?? .init() { hash.add(byte) }
      } else {
        pendingSpace = true
      }
    }
    return unique("s" + hash.text)
  }

  /// An id for a relation, from its kind and ends.
  public mutating func relation(_ kind: Relation.Kind, from: [String], to: String) -> String {
    var hash = StableHash()
    for part in [kind.rawValue] + from + [to] {
      for byte in part.utf8 { hash.add(byte) }
      hash.add(0)
    }
    return unique("r" + hash.text)
  }

  private mutating func unique(_ id: String) -> String {
    unused.first(of: id) { taken.insert($0).inserted }
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter, or stands for a number.
  fileprivate var isWordPart: Bool {
    // Nearly all are ASCII, where a look at the code is enough.
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "\0"..."\u{7F}": false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}

/// FNV-1a over bytes, the same on every platform and in every run.
package struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// 40 bits of the hash in Crockford's base 32.
  package var text: String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var rest = state ^ (state >> 40)
    var text = ""
    for _ in 0..<8 {
      text.append(digits[Int(rest & 31)])
      rest >>= 5
    }
    return text
  }
}
