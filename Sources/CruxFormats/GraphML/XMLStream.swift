import CLibXML2

/// Receives an XML document, event by event.
protocol XMLHandler {
  /// - Throws: `XMLFault` to stop, with the tag as its place.
  mutating func start(_ tag: XMLTag) throws
  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>)
  /// The end of the element that was started last and not ended yet.
  mutating func end() throws
}

/// What a handler finds wrong with a document.
struct XMLFault: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// Elements within one another; libxml2 itself stops at 256.
private let xmlMaximumDepth = 200
/// Bytes that are given to libxml2 at a time.
private let xmlChunk = 1 << 16

/// What libxml2 calls, which knows nothing of generic types.
class XMLEvents {
  fileprivate func start(_ name: UnsafePointer<UInt8>, _ attributes: XMLTag.Attributes) {}
  fileprivate func text(_ utf8: UnsafeBufferPointer<UInt8>) {}
  fileprivate func end() {}
  fileprivate func fail(_ message: String) {}

  fileprivate func failAtEntity() {
    fail("Declarations of entities are not read; they could fill the memory or open other files.")
  }
}

/// Reads XML through libxml2's push parser: no tree, no entities but XML's own, nothing from the network.
final class XMLStream<Handler: XMLHandler>: XMLEvents {
  private let stage: String
  private let bytes: [UInt8]
  // libxml2 gives one event at a time, so that no two accesses meet; checking a million events for it is a
  // tenth of the time.
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
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    events.startElementNs = startElement
    events.endElementNs = endElement
    events.characters = characters
    events.ignorableWhitespace = characters
    events.entityDecl = entityDeclaration
    events.unparsedEntityDecl = unparsedEntityDeclaration
    events.attributeDecl = attributeDeclaration
    events.reference = reference
    // Without a handler of its own it would print; errors are asked for after each chunk.
    events.serror = { _, _ in }
    let this = Unmanaged<XMLEvents>.passUnretained(self).toOpaque()
    try bytes.withUnsafeBytes { raw in
      let text = raw.bindMemory(to: CChar.self)
      // The encoding is guessed from the first four bytes.
      let head = min(4, text.count)
      guard let parser = xmlCreatePushParserCtxt(&events, this, text.baseAddress, Int32(head), nil) else {
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
    if let offset = firstInvalidUTF8(in: bytes), error.code == XML_ERR_INVALID_CHAR.rawValue {
      throw FormatError(
        stage: stage, message: "The byte at offset \(offset) is not UTF-8.", at: offset, in: bytes)
    }
    let message: String
    switch UInt32(bitPattern: error.code) {
    case XML_ERR_DOCUMENT_EMPTY.rawValue: message = "This does not begin as XML does"
    case XML_ERR_DOCUMENT_END.rawValue where depth > 0: message = "The document ends inside an element"
    default: message = String(cString: text).split(separator: "\n").first.map(String.init) ?? ""
    }
    let offset = TextPlace.offset(line: Int(error.line), column: Int(error.int2), in: bytes)
    throw FormatError(stage: stage, message: "\(message).", at: offset, in: bytes)
  }

  /// Ends the reading, with the tag that was read last as the place.
  fileprivate override func fail(_ message: String) {
    guard let parser, failure == nil else { return }
    let input = parser.pointee.input?.pointee
    let end = TextPlace.offset(line: Int(input?.line ?? 1), column: Int(input?.col ?? 1), in: bytes)
    let tag = bytes[..<max(end - 1, 0)].lastIndex(of: UInt8(ascii: "<")) ?? end
    failure = FormatError(stage: stage, message: message, at: tag, in: bytes)
    xmlStopParser(parser)
  }

  fileprivate override func start(_ name: UnsafePointer<UInt8>, _ attributes: XMLTag.Attributes) {
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

  fileprivate override func end() {
    depth -= 1
    do {
      try handler.end()
    } catch {
      fail(error)
    }
  }

  fileprivate override func text(_ utf8: UnsafeBufferPointer<UInt8>) { handler.text(utf8) }

  private func fail(_ error: any Error) {
    fail((error as? XMLFault)?.message ?? "\(error)")
  }
}

// What libxml2 calls. These are functions, not closures, which could carry an actor's check.

private func stream(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
  context.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?,
  _: UnsafePointer<xmlChar>?, _: Int32, _: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int32,
  _: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let name else { return }
  // Five pointers an attribute: name, prefix, namespace, the value's start and end.
  stream(context)?.start(name, UnsafeBufferPointer(start: attributes, count: 5 * Int(count)))
}

private func endElement(
  _ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?,
  _: UnsafePointer<xmlChar>?
) {
  stream(context)?.end()
}

private func characters(
  _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32
) {
  stream(context)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
}

private func entityDeclaration(
  _ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?, _: Int32, _: UnsafePointer<xmlChar>?,
  _: UnsafePointer<xmlChar>?, _: UnsafeMutablePointer<xmlChar>?
) {
  stream(context)?.failAtEntity()
}

private func unparsedEntityDeclaration(
  _ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?,
  _: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?
) {
  stream(context)?.failAtEntity()
}

private func attributeDeclaration(
  _ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?, _: Int32,
  _: Int32, _: UnsafePointer<xmlChar>?, values: xmlEnumerationPtr?
) {
  xmlFreeEnumeration(values)
  stream(context)?.fail("Declarations of attributes are not read; they could fill the memory.")
}

private func reference(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
  let name = name.map { String(cString: $0) } ?? ""
  stream(context)?.fail("The entity \"&\(name);\" is not known; no entities are read but XML's own.")
}
