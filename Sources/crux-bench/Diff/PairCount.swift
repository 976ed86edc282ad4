import Foundation

/// How many pairs were found, and how many of these are right.
struct PairCount {
  private var (right, found, there) = (0, 0, 0)

  mutating func add<Pair: Hashable>(_ pairs: Set<Pair>, _ gold: Set<Pair>) {
    right += pairs.intersection(gold).count
    found += pairs.count
    there += gold.count
  }

  /// Precision, recall, their harmonic mean, and the number of pairs to find.
  var row: String {
    let (precision, recall) = (Double(right) / Double(max(found, 1)), Double(right) / Double(max(there, 1)))
    return String(
      format: "%.4f  %.4f  %.4f  %8d", precision, recall,
      2 * precision * recall / max(precision + recall, 1e-9), there)
  }
}
