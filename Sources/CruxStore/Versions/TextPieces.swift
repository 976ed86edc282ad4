/// Cuts texts into pieces of a few sentences, so that versions of a text can share what they have in common.
enum TextPieces {
  /// The pieces of a text, which in a row are the text.
  ///
  /// Where a piece ends depends on the few bytes before alone: a change of the text changes the pieces that it
  /// touches and no others.
  static func cut(_ text: String) -> [ArraySlice<UInt8>] {
    let bytes = Array(text.utf8)
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    for end in bytes.indices.dropFirst() where isEnd(bytes, end) {
      pieces.append(bytes[start..<end])
      start = end
    }
    if start < bytes.count { pieces.append(bytes[start...]) }
    return pieces
  }

  /// Behind a line, and behind about every other sentence.
  private static func isEnd(_ bytes: [UInt8], _ end: Int) -> Bool {
    switch bytes[end - 1] {
    case UInt8(ascii: "\n"): return bytes[end] != UInt8(ascii: "\n")
    case UInt8(ascii: " "):
      guard end >= 8, ".?!".utf8.contains(bytes[end - 2]) else { return false }
      return bytes[end - 8..<end].reduce(0) { $0 &+ $1 } % 2 == 0
    default: return false
    }
  }
}
