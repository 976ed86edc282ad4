import CruxModel

/// How statements and relations look, as DOT attributes.
///
/// The colours differ in lightness and stay apart for the colour-blind (vermilion and bluish green follow
/// Okabe and Ito, "Color Universal Design", 2008), and no colour stands alone: kinds of statement differ by
/// outline, kinds of relation by line and arrow head.
enum DOTStyle {
  static let font = "Helvetica,Arial,sans-serif"
  static let faint = "#595959"

  /// The look of whatever says nothing else: a claim, a support.
  static let defaults = """
    node [shape=box, style=filled, fillcolor="#E8F0F8", color="#2F5D8A", fontname="\(font)", fontsize=11, \
    margin="0.14,0.08", target=_blank]
    edge [color="\(colour(.supports))", penwidth=1.4, arrowsize=0.8, fontname="\(font)", fontsize=9, \
    tooltip=supports]

    """

  static func attributes(_ kind: Statement.Kind) -> String {
    switch kind {
    case .claim: ""
    case .evidence: ", shape=note, fillcolor=\"#F5F2E7\", color=\"#857F63\""
    case .counterclaim: ", style=\"filled,rounded\", penwidth=2.5, fillcolor=\"#FCE9E0\", color=\"#9C3A12\""
    }
  }

  static func colour(_ kind: Relation.Kind) -> String {
    switch kind {
    case .supports: "#00694B"
    case .rebuts: "#D2480A"
    case .undercuts: "#5B2A86"
    case .restates: "#8C8C8C"
    }
  }

  /// The line of a relation.
  static func line(_ kind: Relation.Kind) -> String? {
    switch kind {
    case .supports: nil
    case .rebuts: "style=dashed, color=\"\(colour(kind))\""
    case .undercuts: "style=dotted, penwidth=2, color=\"\(colour(kind))\""
    case .restates: "color=\"\(colour(kind)):invis:\(colour(kind))\""
    }
  }

  /// The arrow head of a relation where it reaches its target.
  static func head(_ kind: Relation.Kind) -> String? {
    switch kind {
    case .supports: nil
    case .rebuts: "arrowhead=tee"
    case .undercuts: "arrowhead=odiamond"
    case .restates: "arrowhead=none"
    }
  }

  /// A relation's kind as the legend draws it, in characters that common fonts have.
  static func legend(_ kind: Relation.Kind) -> String {
    switch kind {
    case .supports: "──▶"
    case .rebuts: "╌╌┤"
    case .undercuts: "┈┈◇"
    case .restates: "═══"
    }
  }
}
