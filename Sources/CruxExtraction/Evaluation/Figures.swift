import CruxModel
import Foundation

/// The figures of a score, in the order in which they are shown.
public struct Figures: Sendable, Equatable {
  public enum Value: Sendable, Equatable {
    case count(Int)
    /// Of all cases, those that are right; or a mean.
    case share(Double)
    case overlap(Overlap)
  }

  public private(set) var all: [(name: String, value: Value)]

  /// A figure's value by its name, such as `relations.signed`: the F1 of an overlap, or the share.
  public subscript(name: String) -> Double? {
    switch all.first(where: { $0.name == name })?.value {
    case .count(let count)?: Double(count)
    case .share(let share)?: share
    case .overlap(let overlap)?: overlap.f1
    case nil: nil
    }
  }

  public static func == (left: Figures, right: Figures) -> Bool {
    left.all.elementsEqual(right.all, by: ==)
  }
}

extension Score {
  public var figures: Figures {
    let perKind = kinds.filter { $0.value.gold > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
    let macro = perKind.isEmpty ? 0 : perKind.reduce(0) { $0 + $1.value.f1 } / Double(perKind.count)
    // Predicted kinds that the annotated texts never use count too.
    let kind = kinds.values.reduce(Overlap(), +)
    return Figures(
      all: [
        ("texts", .count(texts)),
        ("statements.exact", .overlap(exact)),
        ("statements.approx", .overlap(approximate)),
        ("kinds.approx", .overlap(kind)),
        ("kinds.macro", .share(macro)),
      ] + perKind.map { ("kinds.\($0.key.rawValue)", .overlap($0.value)) } + [
        ("speakers", .share(speakers.share)),
        ("evidenceTypes", .share(evidenceTypes.share)),
        ("stance", .share(stances.share)),
        ("relations.links", .overlap(links)),
        ("relations.signed", .overlap(signed)),
        ("relations.attacks", .overlap(attacks)),
        ("restates", .overlap(restatements)),
        ("thesis", .share(theses.share)),
      ])
  }
}

extension Figures: CustomStringConvertible {
  /// One figure a line, as `score.py` prints them.
  public var description: String {
    all.map { name, value in
      let label = padded(name, to: 20)
      switch value {
      case .count(let count): return "\(label) \(count)"
      case .share(let share): return "\(label) \(thousandths(share))"
      case .overlap(let overlap):
        return "\(label) f1 \(thousandths(overlap.f1))  p \(thousandths(overlap.precision))"
          + "  r \(thousandths(overlap.recall))  gold \(overlap.gold)  predicted \(overlap.predicted)"
      }
    }
    .joined(separator: "\n")
  }

  /// The main figures of one text on a line, as `score.py --per-text` prints them.
  public func summary(of text: String) -> String {
    func figure(_ name: String) -> String { thousandths(self[name] ?? 0) }
    return padded(text, to: 34)
      + " statements \(figure("statements.approx"))  kinds \(figure("kinds.approx"))"
      + "  relations \(figure("relations.signed"))  speakers \(figure("speakers"))"
      + "  thesis \(String(format: "%.0f", self["thesis"] ?? 0))"
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }

  private func thousandths(_ value: Double) -> String { String(format: "%.3f", value) }
}

extension Figures {
  /// The figures as a JSON object, as `score.py --json` prints it.
  /// - Parameter depth: how many spaces the object stands to the right.
  public func json(indentedBy depth: Int = 0) -> String {
    let space = String(repeating: " ", count: depth + 1)
    let fields = all.map { name, value in
      let json =
        switch value {
        case .count(let count): "\(count)"
        case .share(let share): "\(share)"
        case .overlap(let overlap):
          """
          {
          \(space) "p": \(overlap.precision),
          \(space) "r": \(overlap.recall),
          \(space) "f1": \(overlap.f1),
          \(space) "gold": \(overlap.gold),
          \(space) "pred": \(overlap.predicted)
          \(space)}
          """
        }
      return "\(space)\"\(name)\": \(json)"
    }
    return "{\n" + fields.joined(separator: ",\n") + "\n" + String(repeating: " ", count: depth) + "}"
  }
}
