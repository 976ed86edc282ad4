import CruxLanguage

/// Which language a text is in, as far as the extractor needs to know.
enum Recognition {
  /// A text needs this many words before its function words are judged, if they are in Latin letters.
  private static let leastWords = 8
  /// Well below what any English prose has (a quarter and more), above what its names bring into another language.
  private static let leastShare = 0.1

  /// What a text is in, where that can be told not to be English: "French", "Cyrillic script", "another language".
  static func foreignLanguage(of text: TokenizedText) -> String? {
    let words = text.tokens.filter { $0.kind == .word }
    if let script = foreignScript(text, words) { return script }
    guard words.count >= leastWords else { return nil }
    func share(_ marks: WordSet) -> Double {
      Double(words.count { marks.contains($0.hash) }) / Double(words.count)
    }
    let english = share(FunctionWords.english)
    let likeliest = FunctionWords.others.max { share($0.words) < share($1.words) }
    if let likeliest, share(likeliest.words) >= leastShare, share(likeliest.words) > 2 * english {
      return likeliest.name
    }
    return words.count >= 25 && english < leastShare ? "another language" : nil
  }

  /// The script of most words, where it is not the Latin one.
  private static func foreignScript(_ text: TokenizedText, _ words: [Token]) -> String? {
    guard words.count >= 4 else { return nil }
    var counts: [String: Int] = [:]
    for word in words {
      let start = text.bytes[word.range].prefix(4)
      guard let scalar = String(decoding: start, as: UTF8.self).unicodeScalars.first,
        let name = scripts.first(where: { $0.range.contains(scalar.value) })?.name
      else { continue }
      counts[name, default: 0] += 1
    }
    return counts.filter { $0.value * 2 > words.count }.keys.first.map { "\($0) script" }
  }

  private static let scripts: [(range: ClosedRange<UInt32>, name: String)] = [
    (0x370...0x3FF, "Greek"), (0x400...0x52F, "Cyrillic"), (0x530...0x58F, "Armenian"),
    (0x590...0x5FF, "Hebrew"), (0x600...0x77F, "Arabic"), (0x900...0xDFF, "an Indic"),
    (0xE00...0xE7F, "Thai"),
    (0x10A0...0x10FF, "Georgian"), (0x1200...0x137F, "Ethiopic"), (0x3040...0x30FF, "Japanese"),
    (0x3400...0x9FFF, "Chinese"), (0xAC00...0xD7AF, "Korean"),
  ]
}
