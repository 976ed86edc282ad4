import CruxExtraction
import Testing

/// Pages that break parsers.
@Suite struct HostilePageTests {
  private static let prose =
    "Trains are faster than buses, says the operator, and the timetable bears it out."

  private func text(_ page: String) throws -> String? {
    try #require(DocumentReader(.html).documents(in: Array(page.utf8), id: "page").first).get().text
  }

  private func message(_ page: String) -> String? {
    do { return try text(page) } catch { return "\(error)" }
  }

  @Test func deepNestingIsAnErrorNotALoss() {
    let page = String(repeating: "<div>", count: 100_000) + Self.prose
    #expect(message(page) == "Elements are nested more than 1000 deep.")
  }

  @Test func unclosedTagsOfOneKind() {
    #expect(
      message("<body>" + String(repeating: "<b>", count: 100_000) + Self.prose)
        == "Elements are nested more than 1000 deep.")
  }

  @Test func depthThatBrowsersShowIsRead() throws {
    let page = String(repeating: "<div>", count: 500) + "<p>\(Self.prose)</p>"
    #expect(try text(page) == Self.prose)
  }

  @Test func paragraphsWithoutEnds() throws {
    #expect(
      try text("<p>\(Self.prose)<p>\(Self.prose)<div>\(Self.prose)<p>\(Self.prose)")
        == Array(repeating: Self.prose, count: 4).joined(separator: "\n\n"))
  }

  @Test func scriptsThatHoldTags() throws {
    let script =
      "<script>document.write(\"<p>No prose, none, at all.</p>\"); if (a<b) {} // </div></body>\n</script>"
    #expect(try text("<body>\(script)<p>\(Self.prose)</p>\(script)</body>") == Self.prose)
  }

  @Test func hugeAttributesAndTexts() throws {
    let long = String(repeating: "a", count: 11_000_000)
    #expect(try text("<p title=\"\(long)\" class=\"\(long)\">\(Self.prose)</p>") == Self.prose)
    let words = String(repeating: "word, ", count: 2_000_000)
    #expect(try text("<p>\(words)end.</p>")?.utf8.count == words.utf8.count + 4)
  }

  @Test func manyBlocks() throws {
    let blocks = String(repeating: "<div><p>\(Self.prose)</p></div>", count: 5_000)
    #expect(try text(blocks)?.utf8.count == 5_000 * (Self.prose.utf8.count + 2) - 2)
  }

  /// Each is asked whether its figure holds a quotation, which is not to take the page's square.
  @Test(.timeLimit(.minutes(1))) func manyCaptionsOfOneFigure() throws {
    let captions = String(repeating: "<figcaption>A road</figcaption>", count: 50_000)
    #expect(try text("<p>\(Self.prose)</p><figure>\(captions)</figure>") == Self.prose)
  }

  @Test func noEntityOpensAFile() throws {
    let page = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>\(Self.prose) &x;</p>"
    #expect(try text(page)?.contains("root:") == false)
  }

  @Test(arguments: [
    "<html></html>", "<p></p>", "<script>x</script>", "<ul><li><a href='/'>Home</a></li></ul>", "<!--", "<",
    "</p>",
  ])
  func pagesWithoutProse(page: String) {
    #expect(message(page) == "No prose was found in this page.")
  }
}
