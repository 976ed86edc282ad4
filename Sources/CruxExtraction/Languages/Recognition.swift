import CruxLanguage

/// Which language a text is in, as far as the extractor needs to know.
enum Recognition {
  /// A text needs this many words before its function words are judged, if they are in Latin letters.
  private static let leastWords = 8
  /// And this many before it is held to be in a language that is not among the known ones.
  private static let manyWords = 25
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
    guard words.count >= manyWords, english < leastShare else { return nil }
    // Headlines and chats have few function words, but English ones for all the rest.
    let known = words.count { WordVectors.english?.contains($0.hash) == true }
    return known * 2 < words.count ? "another language" : nil
  }

  /// The script of most letters, where it is not the Latin one.
  private static func foreignScript(_ text: TokenizedText, _ words: [Token]) -> String? {
    var latin = 0
    var others: [String: Int] = [:]
    for word in words {
      let bytes = text.bytes[word.range]
      guard bytes.contains(where: { $0 >= 0x80 }) else {
        latin += bytes.count
        continue
      }
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      for scalar in scalars where scalar.properties.isAlphabetic {
        let name = scripts.first { $0.range.contains(scalar.value) }?.name ?? "another"
        if name == "Latin" { latin += 1 } else { others[name, default: 0] += 1 }
      }
    }
    guard others.values.reduce(0, +) > latin,
      let most = others.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })
    else { return nil }
    // Japanese is written with Chinese characters between its own.
    let isJapanese = most.key == "Chinese" && others["Japanese", default: 0] * 10 > most.value
    return "\(isJapanese ? "Japanese" : most.key) script"
  }

  private static let scripts: [(range: ClosedRange<UInt32>, name: String)] = [
    (0x41...0x36F, "Latin"), (0x1D00...0x1EFF, "Latin"), (0x2C60...0x2C7F, "Latin"),
    (0xA720...0xA7FF, "Latin"), (0xFB00...0xFB06, "Latin"), (0xFF21...0xFF5A, "Latin"),
    (0x370...0x3FF, "Greek"), (0x400...0x52F, "Cyrillic"), (0x530...0x58F, "Armenian"),
    (0x590...0x5FF, "Hebrew"), (0x600...0x77F, "Arabic"), (0x900...0xDFF, "an Indic"),
    (0xE00...0xE7F, "Thai"), (0xE80...0xEFF, "Lao"), (0xF00...0xFFF, "Tibetan"),
    (0x1000...0x109F, "Burmese"), (0x10A0...0x10FF, "Georgian"), (0x1200...0x137F, "Ethiopic"),
    (0x1780...0x17FF, "Khmer"), (0x3040...0x30FF, "Japanese"), (0xFF66...0xFF9F, "Japanese"),
    (0x3400...0x9FFF, "Chinese"), (0x20000...0x3FFFF, "Chinese"), (0xAC00...0xD7AF, "Korean"),
  ]
}
