import CruxModel
import Testing

@testable import CruxStore

@Suite struct PartsTests {
  @Test func layoutsComeBack() {
    var layout = Layout()
    layout.texts = [nil, [], [0, 1, 2, 900, 3]]
    layout.statements = [
      .init(node: 0, span: .init(start: 0, end: 12)), .init(node: 1, span: nil),
      .init(node: 1 << 24, span: .init(start: 14, end: 7)), .init(node: 2, span: .init(start: -5, end: .max)),
    ]
    layout.relations = [5, 4, 3, 70_000]
    let bytes = layout.bytes
    #expect(Layout(bytes) == layout)
    for count in 0..<bytes.count { #expect(Layout(Array(bytes.prefix(count))) == nil) }
  }

  @Test func aChangeOfATextTouchesFewPieces() {
    let sentences = (0..<500).map { "Sentence number \($0) says that \($0 * 7919 % 1000) is so." }
    let text = sentences.joined(separator: " ")
    let changed = text.replacing("number 250 says", with: "number 250 denies")
    let pieces = Set(TextPieces.cut(text).map(Array.init))
    #expect(TextPieces.cut(text).flatMap(\.self) == Array(text.utf8))
    #expect(TextPieces.cut(changed).filter { !pieces.contains(Array($0)) }.count <= 2)
    #expect(pieces.count > 50)
  }

  @Test(arguments: [
    ("d", "d", Reference.Version.newest), ("d@2", "d", .number(2)), ("a@b@3", "a@b", .number(3)),
    ("d@2026-11-01", "d", .time("2026-11-01T23:59:59Z")), ("d@0", "d@0", .newest), ("@2", "@2", .newest),
    ("d@2026-11-01T08:00:00Z", "d", .time("2026-11-01T08:00:00Z")), ("me@site.org", "me@site.org", .newest),
  ])
  func referencesAreRead(_ text: String, _ document: String, _ version: Reference.Version) {
    #expect(Reference(text) == Reference(document: document, version: version))
  }
}
