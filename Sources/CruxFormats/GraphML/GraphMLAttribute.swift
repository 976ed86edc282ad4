/// What an attribute of a node, edge or graph means to an argument graph.
enum GraphMLAttribute: Int, CaseIterable, Sendable {
  case id, kind, evidenceType, modality, text, label, name, description, speaker, confidence, document, start,
    end,
    quote
  case interaction, scheme, weight, title, thesis, documents
  /// `GraphMLKey.rest`.
  case rest
  /// The text of a label, and the colour of a line, in yEd's graphics.
  case drawnLabel, drawnColour
  /// Computed from the graph, or the same as another attribute.
  case redundant

  /// The meaning of a key's `attr.name`, whatever its case.
  init?(attributeName: String) {
    switch attributeName.lowercased() {
    case "id": self = .id
    case "kind", "type": self = .kind
    case "evidencetype": self = .evidenceType
    case "modality": self = .modality
    case "text": self = .text
    case "label": self = .label
    case "name": self = .name
    case "description": self = .description
    case "speaker": self = .speaker
    case "confidence": self = .confidence
    case "document": self = .document
    case "start": self = .start
    case "end": self = .end
    case "quote": self = .quote
    case "interaction": self = .interaction
    case "scheme": self = .scheme
    case "weight": self = .weight
    case "title": self = .title
    case "thesis": self = .thesis
    case "documents": self = .documents
    case GraphMLKey.rest: self = .rest
    case "stance", "change", "shared name", "shared interaction": self = .redundant
    default: return nil
    }
  }

  /// Whether an attribute of this meaning has a place on such an element.
  func belongs(to element: GraphMLElement.Kind) -> Bool {
    switch self {
    case .rest, .redundant, .label, .name: true
    case .title, .thesis, .documents: element == .graph
    case .id, .kind, .confidence, .drawnLabel: element != .graph
    case .evidenceType, .modality, .text, .description, .speaker, .document, .start, .end, .quote:
      element == .node
    case .interaction, .scheme, .weight, .drawnColour: element == .edge
    }
  }
}
