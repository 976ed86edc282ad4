/// How well two sets agree: what was found against what there is.
public struct Overlap: Sendable, Equatable {
  /// How many were found rightly.
  public internal(set) var hits = 0
  /// How many there are.
  public internal(set) var gold = 0
  /// How many were found.
  public internal(set) var predicted = 0

  public var precision: Double { predicted > 0 ? Double(hits) / Double(predicted) : 0 }
  public var recall: Double { gold > 0 ? Double(hits) / Double(gold) : 0 }

  /// The harmonic mean of precision and recall; 0 where nothing was found rightly.
  public var f1: Double {
    let (precision, recall) = (precision, recall)
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  mutating func add(hits: Int, gold: Int, predicted: Int) {
    self.hits += hits
    self.gold += gold
    self.predicted += predicted
  }

  mutating func add<Element: Hashable>(_ gold: Set<Element>, _ predicted: Set<Element>) {
    add(hits: gold.intersection(predicted).count, gold: gold.count, predicted: predicted.count)
  }

  mutating func add(_ other: Overlap) {
    add(hits: other.hits, gold: other.gold, predicted: other.predicted)
  }

  static func + (left: Overlap, right: Overlap) -> Overlap {
    var sum = left
    sum.add(right)
    return sum
  }
}

/// How many of a number of cases are right.
struct Accuracy: Sendable {
  private var hits = 0
  private var cases = 0

  /// 0 where there are no cases.
  var share: Double { cases > 0 ? Double(hits) / Double(cases) : 0 }

  mutating func add(_ other: Accuracy) {
    hits += other.hits
    cases += other.cases
  }

  mutating func add(_ isHit: Bool) {
    hits += isHit ? 1 : 0
    cases += 1
  }
}
