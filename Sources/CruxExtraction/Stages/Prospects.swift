import CruxLanguage

/// Tells from a sentence as a whole, and its place in the text, whether anything in it takes part in the argument.
package struct ProspectModel: Sendable {
  package static let columns = 2
  private let table: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("prospects", columns: Self.columns)
  }

  package func mark(_ analysis: inout Analysis) {
    let context = ProspectContext(analysis)
    var features = Features()
    analysis.prospects = analysis.sentences.indices.map { number in
      features.removeAll()
      ProspectFeatures.add(analysis, context, number, &features)
      let scores = table.scores(features)
      return scores[1] - scores[0]
    }
  }
}

/// What sentences are about.
package struct ProspectContext: Sendable {
  let directions: [WordVectors.Direction]
  let center: WordVectors.Direction
  let opening: WordVectors.Direction
  /// How many sentences each paragraph has.
  let sizes: [Int]

  package init(_ analysis: Analysis) {
    var sizes = [Int](repeating: 0, count: (analysis.sentences.last?.paragraph ?? -1) + 1)
    for sentence in analysis.sentences { sizes[sentence.paragraph] += 1 }
    self.sizes = sizes
    directions =
      WordVectors.english.map { vectors in
        analysis.sentences.map { sentence in
          vectors.direction(
            sentence.tokens.compactMap { analysis.isContent($0) ? analysis.tokens[$0].hash : nil })
        }
      } ?? []
    center = .sum(directions)
    opening = .sum(directions.prefix(2))
  }
}

package enum ProspectFeatures {
  package static func add(
    _ analysis: Analysis, _ context: ProspectContext, _ number: Int, _ features: inout Features
  ) {
    let sentence = analysis.sentences[number]
    var counts = SIMD8<UInt32>.zero
    for index in sentence.tokens {
      let token = analysis.tokens[index]
      let tag = analysis.tags[index]
      if tag != .mark, tag != .name { features.add(601, token.hash) }
      if tag.isFinite { counts[0] += 1 }
      if token.kind == .number { counts[1] += 1 }
      if tag == .name { counts[2] += 1 }
      if English.isReport(token.hash, tag) { counts[3] += 1 }
      if English.modals.contains(token.hash) || English.hedges.contains(token.hash) { counts[4] += 1 }
      if English.negations.contains(token.hash) { counts[5] += 1 }
      if English.opinionated.contains(token.hash) { counts[6] += 1 }
      if English.comparatives.contains(token.hash) { counts[7] += 1 }
    }
    let length = bucket(sentence.tokens.count, .counts)
    let register = analysis.register.bits
    for kind in 0..<8 { features.add(602 + UInt32(kind), min(counts[kind], 3), length) }
    for kind in 0..<8 { features.add(610 + UInt32(kind), min(counts[kind], 3), register) }
    let start = sentence.tokens.lowerBound
    let word = { start + $0 < sentence.tokens.upperBound ? analysis.tokens[start + $0].hash : 2 }
    let tag = {
      start + $0 < sentence.tokens.upperBound ? UInt32(analysis.tags[start + $0].rawValue) : 31
    }
    features.add(620, word(0))
    features.add(621, word(0), word(1))
    features.add(622, tag(0), tag(1), tag(2))
    let closing = UInt32(analysis.text.byte(sentence.tokens.upperBound - 1))
    let isQuoted: UInt32 = (analysis.isQuoted[start] ? 1 : 0)
    features.add(623, closing, length)
    features.add(624, closing, isQuoted)
    let form = UInt32(sentence.form.rawValue)
    features.add(625, form, length)
    features.add(626, min(counts[0], 2), form)
    if let connective = English.connective(analysis, sentence.tokens) { features.add(627, connective) }
    addPlace(analysis, context, number, form, &features)
    if number > 0 {
      let before = analysis.sentences[number - 1].tokens
      features.add(640, UInt32(analysis.text.byte(before.upperBound - 1)), UInt32(min(sentence.position, 1)))
      features.add(641, bucket(before.count, .counts), length)
    }
  }

  private static func addPlace(
    _ analysis: Analysis, _ context: ProspectContext, _ number: Int, _ form: UInt32,
    _ features: inout Features
  ) {
    let sentence = analysis.sentences[number]
    let last = analysis.sentences.last?.paragraph ?? 0
    let register = analysis.register.bits
    let place = tenth(Float(number) / Float(analysis.sentences.count))
    let fromStart = UInt32(min(sentence.paragraph, 3))
    let fromEnd = UInt32(min(last - sentence.paragraph, 3))
    let position = UInt32(min(sentence.position, 3))
    let remaining = UInt32(min(context.sizes[sentence.paragraph] - sentence.position - 1, 2))
    features.add(630, fromStart, fromEnd, position)
    features.add(631, place, register)
    features.add(632, position, remaining, register)
    features.add(633, fromStart, position, register)
    features.add(634, fromEnd, remaining, register)
    guard number < context.directions.count else { return }
    let direction = context.directions[number]
    let central = tenth(direction.cosine(context.center))
    features.add(635, central)
    features.add(636, central, register)
    features.add(637, tenth(direction.cosine(context.opening)), register)
    let near = number > 0 ? tenth(direction.cosine(context.directions[number - 1])) : 10
    features.add(638, near, central)
  }
}
