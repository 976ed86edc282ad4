import CruxModel

/// What can be asked of a knowledge base, of the newest version of every document.
///
/// Statements of one normal form, and such as restate one another, are one claim.
public enum Question: Sendable {
  /// All that supports a claim, directly or through other claims, by the strength of its path.
  case evidence(Claim, Filter)
  /// What rebuts a claim or what supports it, or undercuts a relation by which it is supported; nearest first.
  case objections(Claim, Filter)
  /// Claims that have support as well as rebuttals, in one document or several.
  case contested(Scope)
  /// Claims without any support.
  case unsupported(Scope)
  /// Objections that nothing rebuts or undercuts.
  case unanswered(Scope)
  /// Statements that, through others, support themselves; a circle each.
  case circular(Scope)
  /// Statements from which one can argue for a claim and against the same claim.
  case bothSides(Scope)
  /// Claims that rest on several statements of one speaker, or of one document where it names none.
  case singleSource(Scope)
  /// What speakers say whose names have some words, whatever their case and accents.
  case says(speaker: String, Filter)
  /// How one claim bears on another, or they on a third; the shortest way.
  case path(from: Claim, to: Claim)
  /// All that is at most some relations away.
  case around(Claim, depth: Int)
}

/// Which part of the base a question is about.
public enum Scope: Sendable {
  case everything
  case document(String)
  /// A claim and all that bears on it, directly or not.
  case below(Claim)
}

/// Which results are wanted.
public struct Filter: Sendable {
  /// The most relations away.
  public var depth: Int?
  public var kind: CruxModel.Statement.Kind?
  /// Words of a speaker's name, found as `Question.says` finds them.
  public var speaker: String?
  public var document: String?
  /// Published on or after this day, as ISO 8601; what has no date is left out, as with `until`.
  public var from: String?
  /// Published on or before this day.
  public var until: String?
  /// The least confidence of a statement; those without one pass.
  public var confidence: Double?

  public init(depth: Int? = nil) { self.depth = depth }

  /// Whether a statement is wanted, whoever speaks.
  func accepts(_ found: FoundStatement) -> Bool {
    if let kind, found.statement.kind != kind { return false }
    if let document, found.document != document { return false }
    if let confidence, let own = found.statement.confidence, own < confidence { return false }
    if let from, found.published.map({ $0 < from }) ?? true { return false }
    if let until, found.published.map({ $0.prefix(until.count) > until }) ?? true { return false }
    return true
  }

  /// Whether a statement is left out for want of a date alone.
  func lacksDate(_ found: FoundStatement) -> Bool {
    guard found.published == nil else { return false }
    var undated = self
    (undated.from, undated.until) = (nil, nil)
    return undated.accepts(found)
  }
}
