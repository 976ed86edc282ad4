import CruxDiff

/// How pictures of two graphs show what changed: by a sign and an outline, so that it can be read without colours.
extension Overlay.Mark {
  /// The sign in front of a statement's text and beside a relation's line.
  var sign: String {
    switch self {
    case .added: "+"
    case .removed: "−"
    case .changed: "±"
    case .turned: "⇄"
    }
  }

  /// Attributes of a statement.
  var statement: String {
    switch self {
    case .added: ", color=\"#1A7F37\", penwidth=4"
    case .removed:
      ", style=\"dashed\", color=\"\(DOTStyle.faint)\", fontcolor=\"\(DOTStyle.faint)\", penwidth=1.5"
    case .changed, .turned: ", color=\"#8A5A00\", penwidth=4"
    }
  }

  /// Attributes of a relation's line.
  var line: String {
    let weight = self == .removed ? "penwidth=1" : "penwidth=3"
    return " label=\" \(sign) \", fontname=\"\(DOTStyle.font)\", fontsize=16, \(weight)"
  }
}
