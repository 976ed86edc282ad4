import CruxModel
import CruxReasoning

/// What reasoning says of a graph, as far as a picture is to show it.
public struct VerdictOptions: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Whether each statement stands, falls or is open, and each relation counts.
  public static let labels = VerdictOptions(rawValue: 1)
  /// How strong each statement is, from 0 to 1.
  public static let strengths = VerdictOptions(rawValue: 2)
}

/// A writer that can show what stands.
public protocol VerdictWriter: GraphWriter {
  /// The same writer, with verdicts shown.
  func showing(_ verdicts: VerdictOptions) -> any GraphWriter
}

/// The verdicts on the nodes of a graph, those that are to be shown.
struct ShownVerdicts {
  private let labels: Labelling?
  private let strengths: Strengths?

  /// - Parameter index: is made only where verdicts are to be shown.
  init(_ index: @autoclosure () -> GraphIndex, _ options: VerdictOptions) {
    let framework = options.isEmpty ? nil : Framework(index())
    labels = options.contains(.labels) ? framework.map { Labelling(of: $0) } : nil
    strengths = options.contains(.strengths) ? framework.map { Strengths(of: $0) } : nil
  }

  var hasLabels: Bool { labels != nil }

  func label(_ node: Int) -> Label? { labels?[node] }

  func strength(_ node: Int) -> Double? { strengths?[node].map(\.sixPlaces) }

  /// A word and a number for people: `✓ stands · 0.71`.
  func text(_ node: Int) -> String? {
    let parts = [label(node).map { "\($0.mark) \($0.rawValue)" }, strength(node).map(\.twoPlaces)]
    let shown = parts.compactMap(\.self)
    return shown.isEmpty ? nil : shown.joined(separator: " · ")
  }
}

extension Label {
  /// A sign that tells labels apart without colour.
  var mark: String {
    switch self {
    case .stands: "✓"
    case .falls: "✗"
    case .open: "?"
    }
  }
}

extension Double {
  /// A strength with two places, for people.
  package var twoPlaces: String {
    let hundredths = Int((self * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// A strength to six places, beyond which it says nothing.
  package var sixPlaces: Double { (self * 1e6).rounded() / 1e6 }
}
