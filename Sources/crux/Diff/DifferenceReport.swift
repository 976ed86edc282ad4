import CruxDiff
import CruxFormats
import CruxModel
import CruxReasoning

/// What changed, in sections for people: what it means first, words last.
struct DifferenceReport {
  enum Section: String, CaseIterable {
    case verdicts, claims, evidence, relations, speakers, wording, places

    var title: String {
      switch self {
      case .verdicts: "What stands"
      case .claims: "Claims"
      case .evidence: "Evidence"
      case .relations: "Relations"
      case .speakers: "Speakers"
      case .wording: "Wording"
      case .places: "Places"
      }
    }
  }

  struct Entry {
    /// `+` come, `-` gone, `~` otherwise.
    var sign: String
    /// What happened.
    var name: String
    /// What is said, or said of what.
    var words: [WordDifference.Piece]
    /// Ids and remarks.
    var note: String
    /// Further lines.
    var reasons: [String] = []
  }

  private(set) var verdict: String
  private(set) var sections: [(section: Section, entries: [Entry])] = []
  /// What differs without altering the argument, in a sentence.
  private(set) var details: String?

  private let difference: Difference
  private let before: GraphIndex
  private let after: GraphIndex
  private let changeWords: ChangeWords

  init(_ difference: Difference) {
    self.difference = difference
    before = GraphIndex(difference.before)
    after = GraphIndex(difference.after)
    changeWords = ChangeWords(before, after)
    verdict = ""
    verdict = sentence(of: difference.verdict)
    var entries: [Section: [Entry]] = [:]
    for consequence in difference.consequences { entries[.verdicts, default: []].append(entry(consequence)) }
    for change in difference.changes { entries[section(of: change), default: []].tell(entry(change)) }
    entries[.claims, default: []] += claimsWithoutSupport()
    sections = Section.allCases.compactMap { section in
      entries[section].flatMap { $0.isEmpty ? nil : (section, $0) }
    }
    // What moved strengths is not without weight.
    let details = difference.details.filter { !isWeighed($0) }
    if !details.isEmpty {
      let fields = details.map { "\($0.field) of \(count($0.after.count, "item"))" }
      self.details = "Without weight: \(fields.joined(separator: ", "))."
    }
  }

  /// Whether a field altered what stands.
  private func isWeighed(_ detail: Detail) -> Bool {
    detail.field == "confidence"
      && difference.consequences.contains { $0.isShared || $0.causes.isEmpty && $0.isSought }
  }

  // MARK: Verdict

  private func sentence(of verdict: ThesisVerdict) -> String {
    let isSame = !difference.changes.contains { $0.name == .thesisChanged }
    if difference.isEmpty {
      let others = difference.fieldsBesides
      return
        "Nothing in the argument changed\(others.isEmpty ? "" : ", only \(others.joined(separator: ", "))")."
    }
    let (was, now): (Label, Label)
    switch (verdict.labelBefore, verdict.labelAfter) {
    case (let before?, let after?): (was, now) = (before, after)
    case (let before?, nil): return "There is no thesis any more; it \(before.past)."
    case (nil, let after?): return "There is a thesis now; it \(after.verb)."
    case (nil, nil):
      let number = difference.consequences.count
      return number == 0
        ? "What stands is as before."
        : "\(count(number, "statement")) \(number == 1 ? "stands" : "stand") otherwise."
    }
    guard isSame else { return "The thesis is another: the old one \(was.past), the new one \(now.verb)." }
    let names = namesOfThesisChanges
    guard !names.contains(.negated) else {
      return "The thesis now says the opposite: the old one \(was.past), the new one \(now.verb)."
    }
    let words = names.filter { [.reworded, .hedged, .strengthened, .quantityChanged].contains($0) }
      .map(\.rawValue).joined(separator: " and ")
    let thesis = "The thesis\(words.isEmpty ? "" : ", \(words),")"
    guard verdict.isChanged else { return "\(thesis) \(now.verb), as before." }
    let causes = difference.consequences.filter(\.isOfThesis).flatMap(\.causes)
    let isRead = !causes.isEmpty && causes.allSatisfy { difference.changes[$0].cause == .reading }
    return "\(thesis) \(was.past); now it \(now.verb)\(isRead ? ", but only as the text is read" : "")."
  }

  /// The changes that the thesis has gone through.
  private var namesOfThesisChanges: [Change.Name] {
    let verdict = difference.verdict
    return difference.changes.filter {
      $0.before.first == verdict.before && $0.after.first == verdict.after
    }.map(\.name)
  }

  private func entry(_ consequence: Consequence) -> Entry {
    let name =
      switch consequence.shift {
      case .label(let from, let to): "\(from.rawValue) → \(to.rawValue)"
      case .strength(let from, let to): "strength \(from.twoPlaces) → \(to.twoPlaces)"
      }
    let words = after.statement(consequence.after)?.text.shown ?? ""
    return Entry(
      sign: "!", name: name, words: [.kept(words)],
      note: ids([consequence.before], [consequence.after]) + (consequence.isOfThesis ? ", the thesis" : ""),
      reasons: [reason(of: consequence)].compactMap(\.self))
  }

  private func reason(of consequence: Consequence) -> String? {
    let causes = consequence.causes.map { reason(difference.changes[$0]) }
    if !causes.isEmpty {
      return "because of "
        + (causes + (consequence.isShared ? ["other confidences"] : [])).joined(separator: "; ")
    }
    if !consequence.isSought { return "the search for its cause was cut off" }
    return difference.details.contains(where: isWeighed) ? "because of other confidences" : nil
  }

  private func reason(_ change: Change) -> String {
    let what = change.name.isOfRelation ? changeWords.describe(change) : quoted(change)
    return "\(change.name.rawValue): \(what)"
  }

  private func quoted(_ change: Change) -> String {
    let statement =
      change.after.first.flatMap(after.statement) ?? change.before.first.flatMap(before.statement)
    return "\"\(statement?.text.shown ?? "")\""
  }

  /// Claims whose last support is gone: what was argued for is now only said.
  private func claimsWithoutSupport() -> [Entry] {
    func isSupported(_ node: Int, in index: GraphIndex) -> Bool {
      index.incoming(node).contains { index.relation(at: Int($0))?.kind == .supports }
    }
    let pairs = difference.matching.pairs
    // Of what was split or merged, one part that is supported is enough.
    let supported = Set(pairs.filter { isSupported($1, in: after) }.map(\.before))
    return difference.matching.after.enumerated().compactMap { old, new in
      guard let new, isSupported(old, in: before), !supported.contains(old),
        let was = before.statement(at: old),
        let now = after.statement(at: new), now.kind != .evidence
      else { return nil }
      return Entry(
        sign: "!", name: "without support now", words: [.kept(now.text.shown)], note: ids([was.id], [now.id]))
    }
  }

  // MARK: Changes

  private func section(of change: Change) -> Section {
    switch change.name {
    case .added, .removed, .split, .merged, .kindChanged:
      let statement =
        change.after.first.flatMap(after.statement) ?? change.before.first.flatMap(before.statement)
      return statement?.kind == .evidence ? .evidence : .claims
    case .thesisChanged: return .claims
    case .relationAdded, .relationRemoved, .turned, .relationMoved, .premiseAdded, .premiseDropped,
      .relationKindChanged:
      return .relations
    case .speakerChanged: return .speakers
    case .reworded, .hedged, .strengthened, .negated, .quantityChanged: return .wording
    case .moved, .anchorMoved, .anchorLost: return .places
    }
  }

  private func entry(_ change: Change) -> Entry {
    let sign = change.before.isEmpty ? "+" : change.after.isEmpty ? "-" : "~"
    var note = ids(change.before, change.after)
    if change.cause == .reading { note += ", read differently" }
    return Entry(sign: sign, name: change.name.rawValue, words: changeWords.pieces(of: change), note: note)
  }

  private func ids(_ old: [String], _ new: [String]) -> String {
    let (old, new) = (old.map(\.shown), new.map(\.shown))
    if old == new { return old.joined(separator: " ") }
    return [old, new].filter { !$0.isEmpty }.map { $0.joined(separator: " ") }.joined(separator: " → ")
  }
}

extension [DifferenceReport.Entry] {
  /// Adds an entry; where the last one has the same words, as a further name of that.
  fileprivate mutating func tell(_ entry: DifferenceReport.Entry) {
    if let last, last.words == entry.words, last.note == entry.note {
      self[count - 1].name += ", \(entry.name)"
    } else {
      append(entry)
    }
  }
}

extension Difference {
  /// What differs that is no part of the argument.
  fileprivate var fieldsBesides: [String] {
    func titles(_ graph: Graph) -> [String?] { [graph.title] + graph.documents.map(\.title) }
    func rest(_ graph: Graph) -> [[UnknownField]] { [graph.unknown] + graph.documents.map(\.unknown) }
    func sources(_ graph: Graph) -> [[String?]] {
      graph.documents.map { [$0.author, $0.uri, $0.published, $0.genre, $0.language] }
    }
    return [
      titles(before) == titles(after) ? nil : "the title",
      before.documents.map(\.text) == after.documents.map(\.text) ? nil : "the text",
      sources(before) == sources(after) ? nil : "what is known of the document",
      rest(before) == rest(after) ? nil : "other fields",
    ].compactMap(\.self)
  }
}

extension Label {
  fileprivate var past: String {
    switch self {
    case .stands: "stood"
    case .falls: "fell"
    case .open: "was open"
    }
  }
}
