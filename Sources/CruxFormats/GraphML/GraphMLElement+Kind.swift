import CruxModel

extension GraphMLElement {
  /// An edge's kind of relation, or nil for a premise of a junction.
  func relationKind(_ remarks: inout GraphMLRemarks) -> Relation.Kind? {
    for attribute in [GraphMLAttribute.kind, .interaction, .label, .name, .drawnLabel] {
      guard let word = self[attribute] else { continue }
      if let kind = Relation.Kind(rawValue: word) { return kind }
      if word == "premise" { return nil }
      if let kind = Relation.Kind(inWordsOfOthers: word.trimmed.lowercased()) { return kind }
    }
    if let colour = self[.drawnColour], let kind = Relation.Kind(colour: colour) {
      remarks.assumed("An edge in the colour \(colour) is taken for \"\(kind.rawValue)\"", line: line)
      return kind
    }
    if let weight = number(.weight), weight < 0 {
      remarks.assumed("An edge of negative weight is taken for \"rebuts\"", line: line)
      return .rebuts
    }
    remarks.assumed("An edge that does not say its kind is taken for \"supports\"", line: line)
    return .supports
  }
}

extension Relation.Kind {
  /// The kind that other tools and formats have under this name.
  fileprivate init?(inWordsOfOthers word: String) {
    switch word {
    case "+", "pro", "for", "ra", "inference", "because", "evidence", "reason": self = .supports
    case "-", "−", "con", "contra", "against", "ca", "conflict", "but": self = .rebuts
    case "ma", "rephrase", "equivalent", "same", "=": self = .restates
    default:
      let stems: [(String, Self)] = [
        ("support", .supports), ("back", .supports), ("confirm", .supports), ("entail", .supports),
        ("rebut", .rebuts), ("attack", .rebuts), ("oppos", .rebuts), ("object", .rebuts),
        ("contradict", .rebuts),
        ("refut", .rebuts), ("disput", .rebuts), ("den", .rebuts),
        ("undercut", .undercuts), ("undermin", .rebuts),
        ("restat", .restates), ("rephras", .restates), ("paraphras", .restates), ("repeat", .restates),
      ]
      guard let (_, kind) = stems.first(where: { word.hasPrefix($0.0) }) else { return nil }
      self = kind
    }
  }

  /// The kind that people draw in such a colour: green supports, red or orange attacks, purple undercuts.
  ///
  /// - Parameter colour: `#RRGGBB`, perhaps with an alpha byte behind.
  init?(colour: String) {
    guard colour.hasPrefix("#"), let rgb = UInt32(colour.dropFirst().prefix(6), radix: 16) else { return nil }
    let (red, green, blue) = (Double(rgb >> 16), Double(rgb >> 8 & 255), Double(rgb & 255))
    let high = max(red, green, blue)
    let span = high - min(red, green, blue)
    // A grey says nothing.
    guard span > 60 else { return nil }
    let sextant: Double =
      high == red ? (green - blue) / span : high == green ? 2 + (blue - red) / span : 4 + (red - green) / span
    switch sextant < 0 ? sextant * 60 + 360 : sextant * 60 {
    case 0..<45, 330...: self = .rebuts
    case 80..<175: self = .supports
    case 255..<315: self = .undercuts
    default: return nil
    }
  }
}
