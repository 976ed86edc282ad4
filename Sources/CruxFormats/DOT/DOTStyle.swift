import CruxModel
import CruxReasoning

/// How statements and relations look, as DOT attributes.
///
/// The colours differ in lightness and stay apart for the colour-blind (after Okabe and Ito, "Color Universal
/// Design", 2008), and no colour stands alone: kinds of statement differ by outline, kinds of relation by line
/// and arrow head.
enum DOTStyle {
  static let font = "Helvetica,Arial,sans-serif"
  static let faint = "#595959"

  /// The look of a claim and a support.
  static let defaults = """
    node [shape=box, style=filled, fillcolor="\(colours(.claim).fill)", color="\(colours(.claim).outline)", \
    fontname="\(font)", fontsize=11, \
    margin="0.14,0.08", target=_blank]
    edge [color="\(Line.supports.colour)", penwidth=1.4, arrowsize=0.8, tooltip=supports]

    """

  /// The look of what relations name but the graph does not have, which Graphviz then makes up.
  static let missing = "node [style=dashed, color=\"\(faint)\"]\n"

  static let smallPrint = "<BR/><FONT POINT-SIZE=\"9\" COLOR=\"\(faint)\">"

  static func colours(_ kind: Statement.Kind) -> (fill: String, outline: String) {
    switch kind {
    case .claim: ("#E8F0F8", "#2F5D8A")
    case .evidence: ("#F5F2E7", "#857F63")
    case .counterclaim: ("#FCE9E0", "#9C3A12")
    }
  }

  static func attributes(_ kind: Statement.Kind) -> String {
    let (fill, outline) = colours(kind)
    let painted = "fillcolor=\"\(fill)\", color=\"\(outline)\""
    return switch kind {
    case .claim: ""
    case .evidence: ", shape=note, \(painted)"
    case .counterclaim: ", style=\"filled,rounded\", penwidth=2.5, \(painted)"
    }
  }

  static let verdictLegend = Label.allCases.map { "   \($0.mark) \($0.rawValue)" }.joined()

  /// What does not stand is pale, and dashed if it falls.
  static func attributes(_ label: Label, of kind: Statement.Kind) -> StaticString {
    switch (label, kind) {
    case (.stands, _): ""
    case (.open, _): ", fillcolor=\"#FFFFFF\""
    case (.falls, .counterclaim):
      ", style=\"filled,rounded,dashed\", fillcolor=\"#FFFFFF\", fontcolor=\"#595959\""
    case (.falls, _): ", style=\"filled,dashed\", fillcolor=\"#FFFFFF\", fontcolor=\"#595959\""
    }
  }

  /// A relation that does not count is thin, to follow other attributes.
  static func attributes(ofRelation label: Label) -> String {
    switch label {
    case .stands: ""
    case .open: " penwidth=1 arrowsize=0.7"
    case .falls: " penwidth=0.4 arrowsize=0.6"
    }
  }

  static func colour(_ kind: Relation.Kind) -> String { line(kind).colour }

  static func line(_ kind: Relation.Kind) -> Line {
    switch kind {
    case .supports: .supports
    case .rebuts: .rebuts
    case .undercuts: .undercuts
    case .restates: .restates
    }
  }

  /// How a kind of relation is drawn.
  struct Line: Sendable {
    let colour: String
    /// The line in characters that common fonts have, for the legend.
    let glyphs: String
    /// The attributes of its line to its target.
    let arrow: String
    /// The attributes of a line from a premise to a junction.
    let premise: String
    /// The attributes of the point where its premises meet.
    let junction: String

    /// The default: what says nothing else is a support.
    static let supports = Line("#00694B", "──▶", premise: "arrowhead=none", arrow: "")
    static let rebuts = Line(
      "#D2480A", "╌╌┤", "style=dashed, tooltip=rebuts, color=\"#D2480A\"", head: "tee")
    static let undercuts = Line(
      "#5B2A86", "┈┈◇", "style=dotted, tooltip=undercuts, color=\"#5B2A86\", penwidth=2", head: "odiamond")
    static let restates = Line(
      "#8C8C8C", "═══", "tooltip=restates, color=\"#8C8C8C:invis:#8C8C8C\"", head: "none")

    private init(_ colour: String, _ glyphs: String, premise: String, arrow: String) {
      self.colour = colour
      self.glyphs = glyphs
      self.premise = premise
      self.arrow = arrow
      junction = "shape=point, width=0.1, fillcolor=\"\(colour)\", color=\"\(colour)\""
    }

    private init(_ colour: String, _ glyphs: String, _ line: String, head: String) {
      self.init(colour, glyphs, premise: "arrowhead=none, " + line, arrow: "arrowhead=\(head), " + line)
    }
  }
}
