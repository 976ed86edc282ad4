import CLibXML2

/// Elements within one another; libxml2 itself stops at 256.
private let xmlMaximumDepth = 200
/// Bytes that are given to libxml2 at a time.
private let xmlChunk = 1 << 16

/// Reads XML through libxml2's push parser: no tree, no entities but XML's own, nothing from the network.
final class XMLStream<Handler: XMLHandler>: XMLEvents {
  private let stage: String
  private let bytes: [UInt8]
  // libxml2 gives one event at a time, so no two accesses meet; checking that for every event takes its time.
  @exclusivity(unchecked) private var handler: Handler
  private var parser: xmlParserCtxtPtr?
  @exclusivity(unchecked) private var depth = 0
  private var failure: FormatError?

  private init(_ bytes: [UInt8], stage: String, handler: Handler) {
    self.bytes = bytes
    self.stage = stage
    self.handler = handler
  }

  /// Reads a whole document.
  ///
  /// - Returns: the handler, when all is done.
  /// - Throws: `FormatError`, where the document is not well formed or the handler throws.
  static func read(_ bytes: [UInt8], stage: String, handler: Handler) throws -> Handler {
    let stream = XMLStream(bytes, stage: stage, handler: handler)
    try stream.read()
    return stream.handler
  }

  private func read() throws {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw FormatError(stage: stage, message: "The text is empty.")
    }
    var handlers = XMLEvents.handlers
    // Complaints about encodings go past the parser's own handler, to the thread's, which prints.
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    let this = Unmanaged<XMLEvents>.passUnretained(self).toOpaque()
    try bytes.withUnsafeBytes { raw in
      let text = raw.bindMemory(to: CChar.self)
      // The encoding is guessed from the first four bytes.
      let head = min(4, text.count)
      guard let parser = xmlCreatePushParserCtxt(&handlers, this, text.baseAddress, Int32(head), nil) else {
        throw FormatError(stage: stage, message: "There is not enough memory.")
      }
      defer {
        if let document = parser.pointee.myDoc { xmlFreeDoc(document) }
        xmlFreeParserCtxt(parser)
      }
      xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
      self.parser = parser
      defer { self.parser = nil }
      for start in stride(from: head, to: text.count, by: xmlChunk) {
        let piece = text[start..<min(start + xmlChunk, text.count)]
        xmlParseChunk(parser, UnsafeBufferPointer(rebasing: piece).baseAddress, Int32(piece.count), 0)
        try check(parser)
      }
      xmlParseChunk(parser, nil, 0, 1)
      try check(parser)
    }
  }

  private func check(_ parser: xmlParserCtxtPtr) throws {
    if let failure { throw failure }
    guard parser.pointee.wellFormed == 0 else { return }
    guard let error = xmlCtxtGetLastError(parser)?.pointee, let text = error.message else {
      throw FormatError(stage: stage, message: "It is not well-formed XML.")
    }
    let complaint = String(cString: text)
    if complaint.hasPrefix("Input is not proper UTF-8"), let offset = firstInvalidUTF8(in: bytes) {
      throw FormatError(
        stage: stage, message: "The byte at offset \(offset) is not UTF-8.", at: offset, in: bytes)
    }
    let message: String
    switch UInt32(bitPattern: error.code) {
    case XML_ERR_DOCUMENT_EMPTY.rawValue: message = "This does not begin as XML does"
    case XML_ERR_DOCUMENT_END.rawValue where depth > 0: message = "The document ends inside an element"
    default: message = complaint.split(separator: "\n").first.map(String.init) ?? ""
    }
    let offset = TextPlace.offset(line: Int(error.line), column: Int(error.int2), in: bytes)
    throw FormatError(stage: stage, message: "\(message).", at: offset, in: bytes)
  }

  /// Ends the reading, with the tag that was read last as the place.
  override func fail(_ message: String) {
    guard let parser, failure == nil else { return }
    let input = parser.pointee.input?.pointee
    let end = TextPlace.offset(line: Int(input?.line ?? 1), column: Int(input?.col ?? 1), in: bytes)
    let tag = bytes[..<max(end - 1, 0)].lastIndex(of: UInt8(ascii: "<")) ?? end
    failure = FormatError(stage: stage, message: message, at: tag, in: bytes)
    xmlStopParser(parser)
  }

  override func start(_ name: UnsafePointer<UInt8>, _ attributes: XMLTag.Attributes) {
    depth += 1
    guard depth <= xmlMaximumDepth else {
      return fail("Elements are nested more than \(xmlMaximumDepth) deep.")
    }
    let line = Int(parser?.pointee.input?.pointee.line ?? 0)
    do {
      try handler.start(XMLTag(name: name, attributes: attributes, line: line))
    } catch {
      fail(error)
    }
  }

  override func end() {
    depth -= 1
    do {
      try handler.end()
    } catch {
      fail(error)
    }
  }

  override func text(_ utf8: UnsafeBufferPointer<UInt8>) { handler.text(utf8) }

  private func fail(_ error: any Error) {
    fail((error as? XMLFault)?.message ?? "\(error)")
  }
}
