import CruxModel
import Testing

@testable import CruxStore

@Suite struct PartsTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsAreThoseOfTheStandard(_ text: String, _ digest: String) {
    #expect(Digest(Array(text.utf8)).text == digest)
  }

  @Test func everyLengthOfTextHasADigest() {
    let digests = (0..<200).map { Digest([UInt8](repeating: 0x61, count: $0)).text }
    #expect(Set(digests).count == 200)
    #expect(digests[64] == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
  }

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
