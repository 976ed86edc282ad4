import CruxExtraction

/// Something seen, and the label that it should get.
struct Example {
  var features: Features
  var label: Int
  var weight: Float = 1
}

/// Several things seen, of which some are right.
struct Choice {
  var candidates: [Features]
  var right: [Int]
  var weight: Float = 1
}

extension Table {
  /// Multinomial logistic regression.
  mutating func learn(_ examples: [Example], epochs: Int, seed: UInt64) {
    var generator = SeededGenerator(seed)
    var order = Array(examples.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &generator)
      for index in order {
        let example = examples[index]
        let probabilities = softmax(scores(example.features))
        for column in 0..<columns {
          let target: Float = column == example.label ? 1 : 0
          let gradient = (probabilities[column] - target) * example.weight
          if abs(gradient) > 1e-3 { step(example.features, column, gradient) }
        }
      }
    }
  }

  /// Log-linear choice among candidates: the probability of the right ones together is raised.
  mutating func learn(_ choices: [Choice], epochs: Int, seed: UInt64) {
    var generator = SeededGenerator(seed)
    var order = Array(choices.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &generator)
      for index in order {
        let choice = choices[index]
        let scores = choice.candidates.map { score($0) }
        let all = softmax(scores)
        let right = softmax(choice.right.map { scores[$0] })
        var gradients = all
        for (position, candidate) in choice.right.enumerated() { gradients[candidate] -= right[position] }
        for (candidate, gradient) in zip(choice.candidates, gradients) where abs(gradient) > 1e-4 {
          step(candidate, 0, gradient * choice.weight)
        }
      }
    }
  }
}
