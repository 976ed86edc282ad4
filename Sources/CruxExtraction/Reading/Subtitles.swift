import CruxModel

/// Reads subtitles (SubRip, WebVTT): the words of the cues as running text, a paragraph for each who speaks.
///
/// Numbers, times, tags, sounds in brackets and lines that the next cue repeats are left out. A name stays as `Name:`
/// at a paragraph's start, whether the cues have it so or in a tag, `<v Name>`.
enum Subtitles {
  static func document(_ text: String, id: String) throws(ReadingError) -> Document {
    var paragraphs: [String] = []
    var (speaker, lastWords) = ("", "")
    var isCue = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      // A cue begins with its times; the file's head, numbers and remarks stand in none.
      let isTime = line.contains("-->")
      isCue = isTime || isCue && !line.allSatisfy(\.isWhitespace)
      let words = isCue && !isTime ? plain(line) : ""
      guard !words.isEmpty, words != lastWords else { continue }
      lastWords = words
      let turn = turn(words)
      if let last = paragraphs.indices.last, turn.speaker.map({ !$0.isEmpty && $0 == speaker }) ?? true {
        paragraphs[last] += " " + turn.words
      } else {
        speaker = turn.speaker ?? ""
        paragraphs.append(speaker.isEmpty ? turn.words : "\(speaker): \(turn.words)")
      }
    }
    guard !paragraphs.isEmpty else { throw ReadingError("There are no words of subtitles in it.") }
    return Document(id: id, text: paragraphs.joined(separator: "\n\n"))
  }

  /// A line without tags and marks of style; empty where it only tells of a sound.
  private static func plain(_ line: Substring) -> String {
    let named = line.replacing(/<v(?:\.[^\ <>]*)?\ ([^<>]+)>/) { "\($0.1): " }
    let bare = named.replacing(/<[^<>]*>/, with: "").replacing(/\{\\[^{}]*\}/, with: "")
    let words = HTMLEntity.decoded(String(bare)).withSingleSpaces
    return words.wholeMatch(of: /[\[(][^\])]*[\])]/) == nil ? words : ""
  }

  /// Who begins to speak, and what is said: nil where the words go on, no name where a dash or `>>` tells of none.
  private static func turn(_ words: String) -> (speaker: String?, words: String) {
    let said = words.drop { "->–— ".contains($0) }
    if let colon = said.firstIndex(of: ":"), case let rest = said[colon...].dropFirst(), rest.first == " ",
      case let name = said[..<colon].split(separator: " "), (1...4).contains(name.count),
      name.allSatisfy({ $0.first?.isUppercase == true })
    {
      return (name.joined(separator: " "), rest.withSingleSpaces)
    }
    return (said.count == words.count ? nil : "", String(said))
  }
}
