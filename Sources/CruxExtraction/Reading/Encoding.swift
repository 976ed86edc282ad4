import CLibXML2

/// Decodes bytes into text: exactly or not at all, but for pages, which are read as browsers read them.
enum Encoding {
  /// A text in UTF-8, or in UTF-16 with a byte order mark. The mark itself is dropped, all else kept.
  static func text(_ bytes: [UInt8]) throws(ReadingError) -> String {
    if let text = try marked(bytes) { return try checked(text) }
    return try checked(utf8(bytes[...]))
  }

  /// An HTML page in the encoding that it declares; where it declares none, in UTF-8 if it is that, and else in
  /// Windows-1252. Bytes that are no UTF-8 in a page that says that it is are replaced (WHATWG Encoding).
  static func page(_ bytes: [UInt8]) throws(ReadingError) -> String {
    if let text = try marked(bytes) { return try checked(text) }
    if let zero = bytes.firstIndex(of: 0) { throw binary(zero) }
    switch DeclaredCharset.find(in: bytes)?.lowercased() {
    case nil where !isUTF8(bytes): return try checked(windows1252(bytes))
    // A page whose ASCII declaration could be read is not in UTF-16, whatever it says.
    case nil, "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "utf16":
      return try checked(String(decoding: bytes, as: UTF8.self))
    case "iso-8859-1", "latin1", "iso8859-1", "windows-1252", "cp1252", "us-ascii", "ascii":
      return try checked(windows1252(bytes))
    case let charset?: return try checked(converted(bytes, from: charset))
    }
  }

  /// What is taken for granted where a page is read in an encoding that it is not, or does not name.
  static func assumption(on page: [UInt8]) -> String? {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    guard !page.contains(0), !marks.contains(where: page.starts), !isUTF8(page) else { return nil }
    switch DeclaredCharset.find(in: page) {
    case nil: return "It names no encoding and is not UTF-8; it was read as Windows-1252, as browsers do."
    case let charset? where charset.lowercased().hasPrefix("utf"):
      let offset = validPrefix(page[...])
      let line = page[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
      return
        "It is not all in UTF-8; what is not, from line \(line) on, was read as \u{FFFD}, as browsers do."
    default: return nil
    }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  private static func checked(_ text: String) throws(ReadingError) -> String {
    if text.utf8.isEmpty { throw ReadingError("It is empty.") }
    var offset = 0
    var isBlank = true
    for byte in text.utf8 {
      if byte == 0 { throw binary(offset) }
      if byte > 0x20 { isBlank = false }
      offset += 1
    }
    if isBlank { throw ReadingError("There is nothing in it but white space.") }
    return text
  }

  /// The text behind a byte order mark, or nil without one.
  private static func marked(_ bytes: [UInt8]) throws(ReadingError) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8(bytes[3...]) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, low: 0, high: 1) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, low: 1, high: 0) }
    return nil
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>) throws(ReadingError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if let zero = bytes.firstIndex(of: 0) { throw binary(zero) }
    let offset = bytes.startIndex + validPrefix(bytes)
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    throw ReadingError(
      "The byte at offset \(offset), 0x\(byte), is not UTF-8; `iconv -f windows-1252 -t utf-8` converts a text "
        + "that is in Windows-1252.", at: offset, in: bytes)
  }

  private static func binary(_ zero: Int) -> ReadingError {
    ReadingError("It is binary, not text: there is a zero byte at offset \(zero).")
  }

  private static func validPrefix(_ bytes: ArraySlice<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var valid = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { valid += scalar.count }
    return valid
  }

  private static func utf16(_ bytes: [UInt8], low: Int, high: Int) throws(ReadingError) -> String {
    guard bytes.count.isMultiple(of: 2) else {
      throw ReadingError("It is UTF-16, but ends within a character, at offset \(bytes.count - 1).")
    }
    let units = stride(from: 2, to: bytes.count, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8
    }
    if let text = String(validating: units, as: UTF16.self) { return text }
    var parser = Unicode.UTF16.ForwardParser()
    var iterator = units.makeIterator()
    var valid = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { valid += scalar.count }
    throw ReadingError("The bytes at offset \(2 + 2 * valid) are not UTF-16.")
  }

  /// What browsers take for Latin-1 (WHATWG Encoding).
  private static func windows1252(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let isPrintable = (0x80..<0xA0).contains(byte)
      text.append(isPrintable ? windows1252Extras[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(text)
  }

  private static let windows1252Extras = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  private static func converted(_ bytes: [UInt8], from charset: String) throws(ReadingError) -> String {
    guard let handler = xmlFindCharEncodingHandler(charset), let output = xmlBufferCreate() else {
      throw ReadingError("It declares the encoding \"\(charset)\", which is not known.")
    }
    defer {
      xmlBufferFree(output)
      xmlCharEncCloseFunc(handler)
    }
    // The converter wants a buffer that it may consume.
    guard let input = xmlBufferCreateSize(bytes.count + 1) else {
      throw ReadingError("There is not enough memory.")
    }
    defer { xmlBufferFree(input) }
    xmlBufferAdd(input, bytes, Int32(clamping: bytes.count))
    // Without a handler of the thread's own it would print.
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    while input.pointee.use > 0 {
      let before = input.pointee.use
      let written = xmlCharEncInFunc(handler, output, input)
      guard written != -2, input.pointee.use < before else {
        let offset = bytes.count - Int(input.pointee.use)
        throw ReadingError(
          "The byte at offset \(offset) is not \(charset), which it declares.", at: offset, in: bytes[...])
      }
    }
    let text = UnsafeBufferPointer(start: xmlBufferContent(output), count: Int(xmlBufferLength(output)))
    return String(decoding: text, as: UTF8.self)
  }
}
