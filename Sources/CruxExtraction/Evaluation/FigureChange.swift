import CruxModel

/// How a figure changed from one run to another, with the interval that chance over texts leaves.
public struct FigureChange: Sendable, Equatable {
  public var name: String
  public var before: Double
  public var after: Double
  /// The middle 95 % of the change over resampled texts.
  public var interval: ClosedRange<Double>

  /// How many resamples; the same ones each time.
  private static let draws = 1000

  /// Whether the change is surer than chance over texts.
  public var isSure: Bool { !interval.contains(0) }

  /// Paired bootstrap over texts (Efron & Tibshirani 1993; Berg-Kirkpatrick et al. 2012): both runs are scored on
  /// the same texts, drawn with replacement.
  /// - Parameter pairs: for each text the score of the run before and of the run after.
  public static func all(_ pairs: [(before: Score, after: Score)]) -> [FigureChange] {
    func figures(_ indices: some Sequence<Int>) -> (before: Figures, after: Figures) {
      var (before, after) = (Score(), Score())
      for index in indices {
        before.add(pairs[index].before)
        after.add(pairs[index].after)
      }
      return (before.figures, after.figures)
    }
    let whole = figures(pairs.indices)
    let names = whole.after.all.dropFirst().map(\.name)
    var differences = [String: [Double]]()
    var random = SplitMix(state: 1)
    for _ in 0..<draws where !pairs.isEmpty {
      let drawn = figures(pairs.indices.map { _ in Int.random(in: pairs.indices, using: &random) })
      for name in names {
        differences[name, default: []].append((drawn.after[name] ?? 0) - (drawn.before[name] ?? 0))
      }
    }
    return names.map { name in
      let sorted = differences[name, default: [0]].sorted()
      let low = sorted[sorted.count * 25 / 1000]
      let high = sorted[min(sorted.count - 1, sorted.count * 975 / 1000)]
      return FigureChange(
        name: name, before: whole.before[name] ?? 0, after: whole.after[name] ?? 0, interval: low...high)
    }
  }
}
