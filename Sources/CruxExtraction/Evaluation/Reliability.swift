import Foundation

/// How often things said with a confidence turn out right: their confidences in ten bins.
public struct Reliability: Sendable {
  public struct Bin: Sendable {
    public fileprivate(set) var count = 0
    public fileprivate(set) var right = 0
    fileprivate var sum = 0.0

    /// What was said, on average.
    public var confidence: Double { count > 0 ? sum / Double(count) : 0 }
    /// How often it was right.
    public var accuracy: Double { count > 0 ? Double(right) / Double(count) : 0 }
  }

  public private(set) var bins = [Bin](repeating: Bin(), count: 10)

  /// What lacks a confidence is not counted.
  mutating func add(_ confidence: Double?, isRight: Bool) {
    guard let confidence else { return }
    let bin = Int(max(0, min(Double(bins.count - 1), confidence * Double(bins.count))))
    bins[bin].count += 1
    bins[bin].sum += confidence
    if isRight { bins[bin].right += 1 }
  }

  mutating func add(_ other: Reliability) {
    for bin in bins.indices {
      bins[bin].count += other.bins[bin].count
      bins[bin].right += other.bins[bin].right
      bins[bin].sum += other.bins[bin].sum
    }
  }

  /// The expected calibration error (Naeini et al. 2015): how far confidence is from accuracy, on average.
  public var error: Double {
    let total = bins.reduce(0) { $0 + $1.count }
    guard total > 0 else { return 0 }
    return bins.reduce(0) { $0 + Double($1.count) / Double(total) * abs($1.confidence - $1.accuracy) }
  }

  /// A line a bin that is used, then the error, if there is any confidence.
  public func table(of name: String) -> String {
    let lines = bins.enumerated().filter { $0.element.count > 0 }.map { number, bin in
      String(
        format: "  %.1f to %.1f %7d  said %.2f  right %.2f", Double(number) / 10, Double(number + 1) / 10,
        bin.count, bin.confidence, bin.accuracy)
    }
    let error =
      lines.isEmpty ? "none has a confidence" : String(format: "expected calibration error %.3f", error)
    return ([name] + lines + ["  " + error])
      .joined(separator: "\n")
  }
}
