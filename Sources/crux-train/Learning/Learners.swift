import CruxExtraction
import CruxModel

/// Something seen, and the label that it should get.
struct Example {
  var features: Features
  var label: Int
  /// Another label that is as good.
  var other: Int?
  var weight: Float = 1
}

/// Several things seen, of which some are right.
struct Choice {
  var candidates: [Features]
  var right: [Int]
  /// What is known of each candidate already, as log-odds.
  var base: [Float] = []
  var weight: Float = 1
}

/// Features that were seen often enough to learn from.
struct CommonFeatures {
  private var counts: [UInt32: Int] = [:]
  private let least = 3

  init(_ seen: some Sequence<Features>) {
    for features in seen { for id in features.ids { counts[id, default: 0] += 1 } }
  }

  func filter(_ features: Features) -> Features { features.filtered { counts[$0, default: 0] >= least } }
}

extension Table {
  /// Multinomial logistic regression; where two labels are right, the probability of them together is raised.
  mutating func learn(_ examples: [Example], epochs: Int, seed: UInt64) {
    let common = CommonFeatures(examples.lazy.map(\.features))
    let examples = examples.map {
      Example(
        features: common.filter($0.features), label: $0.label, other: $0.other, weight: $0.weight)
    }
    descend(examples, epochs: epochs, seed: seed) { table, example in
      let probabilities = softmax(table.scores(example.features))
      let right = probabilities[example.label] + (example.other.map { probabilities[$0] } ?? 0)
      for column in 0..<table.columns {
        let isRight = column == example.label || column == example.other
        let target = isRight ? probabilities[column] / right : 0
        let gradient = (probabilities[column] - target) * example.weight
        if abs(gradient) > 4e-3 { table.step(example.features, column, gradient) }
      }
    }
  }

  /// Log-linear choice among candidates: the probability of the right ones together is raised.
  mutating func learn(_ choices: [Choice], epochs: Int, seed: UInt64) {
    let common = CommonFeatures(choices.lazy.map(\.candidates).joined())
    let choices = choices.map {
      Choice(
        candidates: $0.candidates.map(common.filter), right: $0.right, base: $0.base, weight: $0.weight)
    }
    descend(choices, epochs: epochs, seed: seed) { table, choice in
      var scores = choice.candidates.map { table.score($0) }
      for (index, base) in choice.base.enumerated() { scores[index] += base }
      let right = softmax(choice.right.map { scores[$0] })
      var gradients = softmax(scores)
      for (position, candidate) in choice.right.enumerated() { gradients[candidate] -= right[position] }
      for (candidate, gradient) in zip(choice.candidates, gradients) where abs(gradient) > 1e-3 {
        table.step(candidate, 0, gradient * choice.weight)
      }
    }
  }

  /// Takes steps for all items in a new order each epoch; the mean of the weights after each is taken.
  private mutating func descend<Item>(
    _ items: [Item], epochs: Int, seed: UInt64, step: (inout Table, Item) -> Void
  ) {
    var generator = SplitMix(state: seed)
    var average = Average()
    var order = Array(items.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &generator)
      for index in order { step(&self, items[index]) }
      average.add(weights)
    }
    take(average)
  }
}

/// The mean of the weights after each epoch, which varies less than the last of them (Polyak & Juditsky 1992).
struct Average {
  private var sum: [Float] = []
  private var count: Float = 0

  mutating func add(_ weights: [Float]) {
    count += 1
    if sum.isEmpty { sum = weights } else { for index in sum.indices { sum[index] += weights[index] } }
  }

  var weights: [Float] { sum.map { $0 / count } }
}
