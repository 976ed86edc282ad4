import CruxModel

/// A statement of the newest version of a document.
public struct FoundStatement: Sendable, Equatable {
  /// `DOC#s4`, unique in the base.
  public let id: String
  /// The document's name in the base.
  public let document: String
  /// When the text was published that it is anchored in, or else its document, as ISO 8601.
  public let published: String?
  /// The statement, with the id that it has in its graph.
  public let statement: CruxModel.Statement

  let node: Int64
}
