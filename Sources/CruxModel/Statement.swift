/// One proposition that takes part in the argument (the AIF's I-node).
public struct Statement: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A contestable proposition on the thesis's side, or with no side.
    case claim
    /// A proposition offered as ground.
    case evidence
    /// A contestable proposition on the side opposed to the thesis.
    case counterclaim
  }

  /// What kind of ground a piece of evidence is.
  public enum EvidenceType: String, Sendable, CaseIterable {
    case statistic, event, study, example, testimony, document, comparison
  }

  /// How far the text commits itself to a statement that it marks as uncertain.
  public enum Modality: String, Sendable, CaseIterable {
    /// "likely", "seems", "suggests".
    case probable
    /// "may", "could", "perhaps".
    case possible
  }

  public var id: String
  public var kind: Kind
  public var evidenceType: EvidenceType?
  /// None where the text states it flatly.
  public var modality: Modality?
  /// What the statement says.
  public var text: String
  /// Whoever asserts it; none where the text itself does.
  public var speaker: String?
  /// How sure its extractor is of it, from 0 to 1.
  public var confidence: Double?
  public var anchor: Anchor?
  public var unknown: [UnknownField]

  public init(
    id: String, kind: Kind, evidenceType: EvidenceType? = nil, modality: Modality? = nil, text: String,
    speaker: String? = nil, confidence: Double? = nil, anchor: Anchor? = nil, unknown: [UnknownField] = []
  ) {
    self.id = id
    self.kind = kind
    self.evidenceType = evidenceType
    self.modality = modality
    self.text = text
    self.speaker = speaker
    self.confidence = confidence
    self.anchor = anchor
    self.unknown = unknown
  }
}
