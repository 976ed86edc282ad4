import CruxDiff
import Foundation

/// A report as lines for a terminal, or as Markdown for a pull request.
struct DifferenceText {
  enum Marks {
    /// `[-gone-]` and `{+come+}`, as git has them.
    case plain
    case coloured
    case markdown
  }

  let marks: Marks

  func text(_ report: DifferenceReport, only: Set<DifferenceReport.Section>? = nil) -> String {
    var lines = [marks == .markdown ? "**\(report.verdict)**" : bold(report.verdict)]
    for (section, entries) in report.sections where only?.contains(section) ?? true {
      lines += ["", marks == .markdown ? "### \(section.title)" : bold(section.title)]
      if marks == .markdown { lines.append("") }
      lines += entries.flatMap(self.lines)
    }
    if only == nil, let details = report.details { lines += ["", details] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ entry: DifferenceReport.Entry) -> [String] {
    let words = text(entry.words)
    if marks == .markdown {
      return ["- **\(entry.name)** \(words) _(\(escaped(entry.note)))_"]
        + entry.reasons.map { "  - \(escaped($0))" }
    }
    return ["\(entry.sign) \(entry.name): \(words) [\(entry.note)]"] + entry.reasons.map { "    \($0)" }
  }

  func text(_ pieces: [WordDifference.Piece]) -> String { pieces.map(word).joined(separator: " ") }

  private func word(_ piece: WordDifference.Piece) -> String {
    switch (piece, marks) {
    case (.kept(let words), .markdown): escaped(words)
    case (.kept(let words), _): words
    case (.removed(let words), .plain): "[-\(words)-]"
    case (.removed(let words), .coloured): "\u{1B}[31;9m\(words)\u{1B}[0m"
    case (.removed(let words), .markdown): "~~\(escaped(words))~~"
    case (.added(let words), .plain): "{+\(words)+}"
    case (.added(let words), .coloured): "\u{1B}[32;4m\(words)\u{1B}[0m"
    case (.added(let words), .markdown): "**\(escaped(words))**"
    }
  }

  private func bold(_ text: String) -> String { marks == .coloured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "\\`*_~[]<>#|".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }
}

extension Difference {
  /// `2 added, 1 reworded`, by kinds of change in the order of their list, and what they mean.
  var statistics: String {
    let counts = Dictionary(changes.map { ($0.name, 1) }, uniquingKeysWith: +)
    let parts = Change.Name.allCases.compactMap { name in
      counts[name].map { "\($0) \($0 > 1 ? name.plural : name.rawValue)" }
    }
    let labels = consequences.count { if case .label = $0.shift { true } else { false } }
    let shifts = [(labels, "label"), (consequences.count - labels, "strength")]
    let all = parts + shifts.filter { $0.0 > 0 }.map { count($0.0, $0.1) + " changed" }
    guard all.isEmpty else { return all.joined(separator: ", ") }
    return details.isEmpty ? "no changes" : "no changes of weight"
  }
}

extension Change.Name {
  /// `relations added`.
  fileprivate var plural: String {
    rawValue.replacing("relation ", with: "relations ").replacing("premise ", with: "premises ")
  }
}
