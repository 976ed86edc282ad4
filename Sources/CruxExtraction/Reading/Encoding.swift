import CLibXML2

/// Decodes bytes into text, exactly or not at all.
enum Encoding {
  /// A text in UTF-8, or in UTF-16 with a byte order mark. The mark itself is dropped, all else kept.
  static func text(_ bytes: [UInt8]) throws(ReadingError) -> String {
    if let text = try marked(bytes) { return try checked(text) }
    return try checked(utf8(bytes[...]))
  }

  /// An HTML page in the encoding that it declares; where it declares none, in UTF-8 if it is that, and else in
  /// Windows-1252, as browsers read it.
  static func page(_ bytes: [UInt8]) throws(ReadingError) -> String {
    if let text = try marked(bytes) { return try checked(text) }
    switch DeclaredCharset.find(in: bytes)?.lowercased() {
    case nil where isGuessed(bytes): return try checked(windows1252(bytes))
    // A page whose ASCII declaration could be read is not in UTF-16, whatever it says.
    case nil, "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "utf16": return try checked(utf8(bytes[...]))
    case "iso-8859-1", "latin1", "iso8859-1", "windows-1252", "cp1252", "us-ascii", "ascii":
      return try checked(windows1252(bytes))
    case let charset?: return try checked(converted(bytes, from: charset))
    }
  }

  /// Whether a page is taken to be in Windows-1252, which nothing in it says.
  static func isGuessed(_ page: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    return !page.contains(0) && !marks.contains(where: page.starts) && DeclaredCharset.find(in: page) == nil
      && String(validating: page, as: UTF8.self) == nil
  }

  private static func checked(_ text: String) throws(ReadingError) -> String {
    if text.utf8.isEmpty { throw ReadingError("It is empty.") }
    var offset = 0
    var isBlank = true
    for byte in text.utf8 {
      if byte == 0 { throw ReadingError("It is binary, not text: there is a zero byte at offset \(offset).") }
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
    if let zero = bytes.firstIndex(of: 0) {
      throw ReadingError("It is binary, not text: there is a zero byte at offset \(zero).")
    }
    let offset = bytes.startIndex + validPrefix(bytes)
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    throw ReadingError(
      "The byte at offset \(offset), 0x\(byte), is not UTF-8; `iconv -f windows-1252 -t utf-8` converts a text "
        + "that is in Windows-1252.", at: offset, in: bytes)
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
