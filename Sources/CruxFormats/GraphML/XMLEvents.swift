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

/// What libxml2 calls, which knows nothing of generic types.
class XMLEvents {
  func start(_ name: UnsafePointer<UInt8>, _ attributes: XMLTag.Attributes) {}
  func text(_ utf8: UnsafeBufferPointer<UInt8>) {}
  func end() {}
  func fail(_ message: String) {}

  /// The functions that call `XMLEvents`, given as the context.
  static var handlers: xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.initialized = UInt32(XML_SAX2_MAGIC)
    handlers.startElementNs = startElement
    handlers.endElementNs = endElement
    handlers.characters = characters
    handlers.ignorableWhitespace = characters
    handlers.entityDecl = entityDeclaration
    handlers.unparsedEntityDecl = unparsedEntityDeclaration
    handlers.attributeDecl = attributeDeclaration
    handlers.reference = reference
    // Without a handler of its own it would print; errors are asked for after each chunk.
    handlers.serror = { _, _ in }
    return handlers
  }

  func failAtEntity() {
    fail("Declarations of entities are not read; they could fill the memory or open other files.")
  }
}

// What libxml2 calls. These are functions, not closures, which could carry an actor's check.

/// Calls the object behind a context, which the parser's caller keeps alive: counting it again for each of
/// millions of events would take its time.
@inline(__always)
private func with(_ context: UnsafeMutableRawPointer?, _ call: (XMLEvents) -> Void) {
  guard let context else { return }
  Unmanaged<XMLEvents>.fromOpaque(context)._withUnsafeGuaranteedRef(call)
}

private func startElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?,
  _: UnsafePointer<xmlChar>?, _: Int32, _: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int32,
  _: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let name else { return }
  // Five pointers an attribute: name, prefix, namespace, the value's start and end.
  with(context) { $0.start(name, UnsafeBufferPointer(start: attributes, count: 5 * Int(count))) }
}

private func endElement(
  _ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?,
  _: UnsafePointer<xmlChar>?
) {
  with(context) { $0.end() }
}

private func characters(
  _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32
) {
  with(context) { $0.text(UnsafeBufferPointer(start: text, count: Int(count))) }
}

private func entityDeclaration(
  _ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?, _: Int32, _: UnsafePointer<xmlChar>?,
  _: UnsafePointer<xmlChar>?, _: UnsafeMutablePointer<xmlChar>?
) {
  with(context) { $0.failAtEntity() }
}

private func unparsedEntityDeclaration(
  _ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?,
  _: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?
) {
  with(context) { $0.failAtEntity() }
}

private func attributeDeclaration(
  _ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?, _: UnsafePointer<xmlChar>?, _: Int32,
  _: Int32, _: UnsafePointer<xmlChar>?, values: xmlEnumerationPtr?
) {
  xmlFreeEnumeration(values)
  with(context) { $0.fail("Declarations of attributes are not read; they could fill the memory.") }
}

private func reference(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
  let name = name.map { String(cString: $0) } ?? ""
  with(context) { $0.fail("The entity \"&\(name);\" is not known; no entities are read but XML's own.") }
}
