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

/// What sentences are about and what stands in them, and what in all of them.
package struct ProspectContext: Sendable {
  let directions: [WordVectors.Direction]
  let center: WordVectors.Direction
  let opening: WordVectors.Direction
  /// How many sentences each paragraph has.
  let sizes: [Int]
  /// For each sentence, how much it has of what tells arguments from accounts.
  let counts: [SIMD8<UInt32>]
  /// The same of all sentences on average, in quarters, to 8.
  let density: SIMD8<UInt32>

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
    let all = TokenCounts(analysis)
    // Contrasts and causes are looked at by themselves.
    counts = analysis.sentences.map { all.among($0.tokens).lowHalf }
    let total = counts.reduce(.zero, &+)
    density = pointwiseMin(total &* 4 / UInt32(max(1, counts.count)), SIMD8(repeating: 8))
  }
}

package enum ProspectFeatures {
  package static func add(
    _ analysis: Analysis, _ context: ProspectContext, _ number: Int, _ features: inout Features
  ) {
    let sentence = analysis.sentences[number]
    addWords(analysis, sentence.tokens, &features)
    addCounts(analysis, context, number, &features)
    let start = sentence.tokens.lowerBound
    let word = { start + $0 < sentence.tokens.upperBound ? analysis.tokens[start + $0].hash : 2 }
    let tag = {
      start + $0 < sentence.tokens.upperBound ? UInt32(analysis.tags[start + $0].rawValue) : 31
    }
    features.add(620, word(0))
    let stance = stance(analysis, sentence.tokens)
    features.add(680, stance, analysis.register.bits)
    features.add(681, stance, bucket(sentence.tokens.count, .counts))
    features.add(621, word(0), word(1))
    features.add(622, tag(0), tag(1), tag(2))
    let length = bucket(sentence.tokens.count, .counts)
    let closing = UInt32(analysis.text.byte(sentence.tokens.upperBound - 1))
    let isQuoted: UInt32 = (analysis.isQuoted[start] ? 1 : 0)
    features.add(623, closing, length)
    features.add(624, closing, isQuoted)
    let form = UInt32(sentence.form.rawValue)
    features.add(625, form, length)
    features.add(626, min(context.counts[number][0], 2), form)
    if let connective = English.connective(analysis, sentence.tokens) { features.add(627, connective) }
    addPlace(analysis, context, number, form, &features)
    if number > 0 {
      let before = analysis.sentences[number - 1].tokens
      features.add(640, UInt32(analysis.text.byte(before.upperBound - 1)), UInt32(min(sentence.position, 1)))
      features.add(641, bucket(before.count, .counts), length)
    }
  }

  /// Whether it takes a side in the first person ("I strongly oppose", "We are in favour of"), or orders something
  /// ("Ban them", "Vote no").
  private static func stance(_ analysis: Analysis, _ tokens: Range<Int>) -> UInt32 {
    let first = tokens.prefix(12).first { English.opinionated.contains(analysis.tokens[$0].hash) }
    let sides = first.map { index in
      tokens.clamped(to: index..<index + 8).contains { English.siding.contains(analysis.tokens[$0].hash) }
    }
    let start = tokens.lowerBound
    let orders = analysis.tags[start] == .base && !English.auxiliaries.contains(analysis.tokens[start].hash)
    return (sides ?? false ? 1 : 0) | (orders ? 2 : 0)
  }

  private static func addWords(_ analysis: Analysis, _ tokens: Range<Int>, _ features: inout Features) {
    for index in tokens where analysis.tags[index] != .mark && analysis.tags[index] != .name {
      features.add(601, analysis.tokens[index].hash)
    }
    for index in tokens.dropLast() {
      features.add(643, analysis.tokens[index].hash, analysis.tokens[index + 1].hash)
    }
    var last: UInt32 = 30
    for index in tokens.prefix(24) {
      let tag = UInt32(analysis.tags[index].rawValue)
      features.add(644, last, tag)
      last = tag
    }
    if let verb = tokens.first(where: { analysis.tags[$0].isFinite }) {
      let tag = UInt32(analysis.tags[verb].rawValue)
      features.add(645, analysis.tokens[verb].hash)
      features.add(646, tag, analysis.register.bits)
      features.add(647, tag, UInt32(min(6, verb - tokens.lowerBound)))
    }
  }

  /// What it has, what all the text has, and what the sentences beside it have.
  private static func addCounts(
    _ analysis: Analysis, _ context: ProspectContext, _ number: Int, _ features: inout Features
  ) {
    let sentence = analysis.sentences[number]
    let counts = context.counts[number]
    let length = bucket(sentence.tokens.count, .counts)
    for kind in 0..<8 {
      let template = UInt32(kind)
      features.add(602 + template, min(counts[kind], 3), length)
      features.add(610 + template, min(counts[kind], 3), analysis.register.bits)
      features.add(650 + template, context.density[kind], min(counts[kind], 2))
    }
    for (step, template) in [(-1, UInt32(660)), (1, 670)] where context.counts.indices.contains(number + step)
    {
      let other = analysis.sentences[number + step]
      let isHere: UInt32 = other.paragraph == sentence.paragraph ? 1 : 0
      for kind in 0..<8 {
        features.add(template + UInt32(kind), min(context.counts[number + step][kind], 2), isHere)
      }
      features.add(template + 8, analysis.tokens[other.tokens.lowerBound].hash, isHere)
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
    direction.addAxes(642, &features)
    let central = tenth(direction.cosine(context.center))
    features.add(635, central)
    features.add(636, central, register)
    features.add(637, tenth(direction.cosine(context.opening)), register)
    let near = number > 0 ? tenth(direction.cosine(context.directions[number - 1])) : 10
    features.add(638, near, central)
  }
}
