import CruxExtraction
import CruxLanguage
import Foundation

/// The Georgetown University Multilayer corpus (Zeldes 2017): tags, clause boundaries and who says what.
struct GUM {
  struct Sentence {
    var analysis: Analysis
    /// One a token of the analysis; marks keep `.mark`.
    var tags: [Tag]
    /// What the gap before each token divides.
    var boundaries: [ClauseModel.Boundary]
  }

  var sentences: [Sentence] = []

  init(folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".conllu") {
      read(try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
    }
  }

  private struct Word {
    var range: Range<Int>
    var tag: Tag?
    var startsUnit: Bool
    var isSource: Bool
    var saysTo: Int?
    var unit: Int
  }

  private mutating func read(_ file: String) {
    var text: [UInt8] = []
    var words: [Word] = []
    var cursor = 0
    var unit = 0
    for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# text = ") {
        text = Array(line.dropFirst(9).utf8)
        cursor = 0
      } else if line.isEmpty {
        if !words.isEmpty { add(text, words) }
        words = []
      } else if !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 10, Int(fields[0]) != nil else { continue }
        let form = Array(fields[1].utf8)
        while cursor < text.count, text[cursor] == 0x20 { cursor += 1 }
        var word = Word(
          range: cursor..<min(text.count, cursor + form.count), tag: Self.tag(fields[4]), startsUnit: false,
          isSource: false, saysTo: nil, unit: unit)
        cursor += form.count
        if let discourse = fields[9].split(separator: "|").first(where: { $0.hasPrefix("Discourse=") }) {
          word.startsUnit = true
          let relation = discourse.dropFirst("Discourse=".count)
          let ends = relation.split(separator: ":").dropFirst().first ?? ""
          let numbers = ends.components(separatedBy: "->").compactMap { Int($0) }
          unit = numbers.first ?? unit + 1
          word.unit = unit
          word.isSource = relation.hasPrefix("attribution")
          word.saysTo = numbers.count > 1 ? numbers[1] : nil
        }
        words.append(word)
      }
    }
    if !words.isEmpty { add(text, words) }
  }

  private mutating func add(_ text: [UInt8], _ words: [Word]) {
    let analysis = Analysis(English.tokenized(String(decoding: text, as: UTF8.self)))
    guard analysis.sentences.count >= 1 else { return }
    var tags = [Tag](repeating: .mark, count: analysis.tokens.count)
    var boundaries = [ClauseModel.Boundary](repeating: .none, count: analysis.tokens.count)
    var sources: [Int: Int?] = [:]
    var source = false
    for word in words where word.startsUnit { if word.isSource { sources[word.unit] = word.saysTo } }
    var word = 0
    var previousUnit = words[0].unit
    for (index, token) in analysis.tokens.enumerated() {
      while word + 1 < words.count, words[word + 1].range.lowerBound <= Int(token.start) { word += 1 }
      if !Tagger.isMark(token) {
        var last = word
        while last + 1 < words.count, words[last + 1].range.lowerBound < Int(token.end) { last += 1 }
        tags[index] = words[last].tag ?? .noun
      }
      let unit = words[word].unit
      if words[word].startsUnit, words[word].range.lowerBound == Int(token.start) {
        source = words[word].isSource
        if index > 0 {
          boundaries[index] = source ? .beforeSource : sources[previousUnit] != nil ? .afterSource : .clause
          if source, let content = words[word].saysTo, content > unit { boundaries[index] = .clause }
        }
        previousUnit = unit
      }
    }
    sentences.append(Sentence(analysis: analysis, tags: tags, boundaries: boundaries))
  }

  private static func tag(_ tag: Substring) -> Tag? {
    switch tag {
    case "NN", "NNS": .noun
    case "NNP", "NNPS": .name
    case "PRP", "EX": .pronoun
    case "PRP$", "POS": .possessive
    case "DT", "PDT": .determiner
    case "JJ", "JJR", "JJS": .adjective
    case "IN": .preposition
    case "TO": .to
    case "CC": .conjunction
    case "CD", "LS": .number
    case "VBD", "VHD", "VVD": .past
    case "VBZ", "VBP", "VHZ", "VHP", "VVZ", "VVP", "MD": .present
    case "VB", "VH", "VV": .base
    case "VBN", "VBG", "VHN", "VHG", "VVN", "VVG": .participle
    case "WDT", "WP", "WP$", "WRB": .question
    case "RB", "RBR", "RBS", "RP", "UH", "FW": .adverb
    default: .noun
    }
  }
}
