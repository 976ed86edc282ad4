/// Something that is wrong, or looks wrong, with a graph or with how it was read; one can go on past it.
public struct Finding: Sendable, Equatable {
  /// What is wrong, in a word that programs can rely on.
  public enum Code: String, Sendable, CaseIterable {
    case emptyID = "empty-id"
    case duplicateID = "duplicate-id"
    case duplicateStatement = "duplicate-statement"
    case duplicateRelation = "duplicate-relation"
    case danglingEnd = "dangling-end"
    case noPremise = "no-premise"
    case duplicatePremise = "duplicate-premise"
    case undercutOfStatement = "undercut-of-statement"
    case relationAsEnd = "relation-as-end"
    case selfRelation = "self-relation"
    case supportCycle = "support-cycle"
    case danglingThesis = "dangling-thesis"
    case thesisNotClaim = "thesis-not-claim"
    case counterclaimOnThesisSide = "counterclaim-on-thesis-side"
    case unusedEvidence = "unused-evidence"
    case emptyStatement = "empty-statement"
    case confidenceOutOfRange = "confidence-out-of-range"
    case publishedNotDate = "published-not-date"
    case anchorDocument = "anchor-document"
    case anchorOutside = "anchor-outside"
    case anchorText = "anchor-text"
    /// Part of a foreign file had no place in an argument graph and was left out.
    case dropped
    /// Part of a foreign file was missing and was filled in.
    case assumed
    /// A merge left something that only a person can settle.
    case conflict
    /// A text is in a language that its extractor has not learnt.
    case language
  }

  /// Where it is wrong.
  public enum Place: Sendable, Equatable {
    case graph
    case document(String)
    case statement(String)
    case relation(String)
    case line(Int)
  }

  public var code: Code
  public var place: Place
  /// One sentence that says what is wrong.
  public var message: String

  public init(_ code: Code, at place: Place, _ message: String) {
    self.code = code
    self.place = place
    self.message = message
  }
}

extension Finding.Place: CustomStringConvertible {
  public var description: String {
    switch self {
    case .graph: "graph"
    case .document(let id): "document \(id)"
    case .statement(let id): "statement \(id)"
    case .relation(let id): "relation \(id)"
    case .line(let number): "line \(number)"
    }
  }
}

extension Finding: CustomStringConvertible {
  public var description: String { "\(place): \(message) [\(code.rawValue)]" }
}
