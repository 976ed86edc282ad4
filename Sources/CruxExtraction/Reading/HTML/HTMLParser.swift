import CLibXML2

/// Reads HTML through libxml2's parser into a tree of its own: libxml2's tree loses deep and long texts.
final class HTMLParser {
  /// Elements within one another; browsers stop at 512.
  private static let maximumDepth = 1000

  private static let kept: Set<String> = [
    "aria-hidden", "class", "content", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "lang",
    "name",
    "property", "rel", "role", "style", "title", "type",
  ]

  private var tree = HTMLTree()
  private var context: htmlParserCtxtPtr?
  private var isTooDeep = false

  /// - Throws: `ReadingError`, where elements are nested too deep.
  static func tree(of page: String) throws(ReadingError) -> HTMLTree {
    let parser = HTMLParser()
    guard parser.read(page) else {
      throw ReadingError("The page is too long, or there is not enough memory.")
    }
    guard !parser.isTooDeep else { throw ReadingError("Elements are nested more than \(maximumDepth) deep.") }
    // Of a page that breaks off the parser leaves some open.
    while parser.tree.depth > 0 { parser.tree.end() }
    return parser.tree
  }

  /// - Returns: whether the page could be read at all.
  private func read(_ page: String) -> Bool {
    guard let context = htmlNewParserCtxt(), let events = context.pointee.sax else { return false }
    defer { htmlFreeParserCtxt(context) }
    events.pointee = xmlSAXHandler()
    events.pointee.startElement = startElement
    events.pointee.endElement = endElement
    events.pointee.characters = characters
    events.pointee.ignorableWhitespace = characters
    events.pointee.cdataBlock = characters
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    self.context = context
    defer { self.context = nil }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    var page = page
    return page.withUTF8 { bytes in
      guard let size = Int32(exactly: bytes.count) else { return false }
      return bytes.withMemoryRebound(to: CChar.self) { chars in
        // It makes no document, since no event builds one.
        if let document = htmlCtxtReadMemory(context, chars.baseAddress, size, nil, "UTF-8", Int32(options)) {
          xmlFreeDoc(document)
        }
        return true
      }
    }
  }

  fileprivate func start(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard tree.depth < Self.maximumDepth else {
      isTooDeep = true
      xmlStopParser(context)
      return
    }
    tree.start(name, Self.attributes(attributes))
  }

  fileprivate func end() { tree.end() }
  fileprivate func text(_ utf8: UnsafeBufferPointer<UInt8>) { tree.text(utf8) }

  /// Names and values by turns, with a null pointer at the end.
  private static func attributes(
    _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> [String: String] {
    guard var next = list else { return [:] }
    var attributes: [String: String] = [:]
    while let name = next[0] {
      let key = String(cString: name)
      if kept.contains(key) { attributes[key] = next[1].map { String(cString: $0) } ?? "" }
      next += 2
    }
    return attributes
  }
}

// What libxml2 calls. These are functions, not closures, which could carry an actor's check.

private func parser(_ context: UnsafeMutableRawPointer?) -> HTMLParser? {
  context.map { Unmanaged<HTMLParser>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let name else { return }
  parser(context)?.start(String(cString: name), attributes)
}

private func endElement(_ context: UnsafeMutableRawPointer?, _: UnsafePointer<xmlChar>?) {
  parser(context)?.end()
}

private func characters(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32)
{
  parser(context)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
}
