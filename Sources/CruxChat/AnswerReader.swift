import CruxModel

/// Holds answers against the text: what it does not bear out is left out, with a finding.
struct AnswerReader: Sendable {
  let document: String
  let finder: QuoteFinder
  /// Left out of findings, which show what the server says.
  let key: APIKey?

  struct Reading: Sendable {
    var argument = Argument()
    var findings: [Finding] = []
  }

  /// The argument of one window of the text.
  func read(_ answer: Answer, window: Range<Int>) -> Reading {
    var reading = Reading()
    var units: [String: Int] = [:]
    for statement in answer.statements {
      if let unit = unit(statement, window, reading.argument.units, &reading.findings) {
        if units[statement.id] == nil {
          units[statement.id] = reading.argument.units.count
        } else {
          let message =
            "Two statements are called \(shown(statement.id)); relations were taken to mean the first."
          reading.findings.append(Finding(.assumed, at: .document(document), message))
        }
        reading.argument.units.append(unit)
      }
    }
    read(answer, units, &reading)
    return reading
  }

  /// How statements that are known already bear on one another.
  /// - Parameter units: the numbers of statements in `argument`, by the ids that the model was told.
  func read(_ answer: Answer, joining units: [String: Int], of argument: Argument) -> Reading {
    var reading = Reading(argument: Argument(units: argument.units))
    read(answer, units, &reading)
    return reading
  }

  /// Said where the model does not say to the end how the parts of a text join.
  var unjoined: Finding {
    let message =
      "The model breaks off its answer on how the parts of the text join; what relates them is missing."
    return dropped(message)
  }

  /// Said of statements that there was no room to ask about.
  func unasked(_ count: Int) -> Finding {
    dropped("How \(count) of the statements that bear on nothing join was not asked: there are too many.")
  }

  private func read(_ answer: Answer, _ units: [String: Int], _ reading: inout Reading) {
    if answer.unreadable > 0 {
      reading.findings.append(
        dropped(
          "\(answer.unreadable) statements or relations are not of the form asked for and were left out."))
    }
    link(answer.relations, units, &reading)
    guard let thesis = answer.thesis, !thesis.isEmpty else { return }
    reading.argument.thesis = units[thesis]
    if units[thesis] == nil {
      reading.findings.append(
        dropped("The thesis is to be \(shown(thesis)), but there is no such statement."))
    }
  }

  // MARK: Statements

  private func unit(
    _ statement: Answer.Statement, _ window: Range<Int>, _ before: [Argument.Unit],
    _ findings: inout [Finding]
  ) -> Argument.Unit? {
    guard let kind = Statement.Kind(rawValue: statement.kind.lowercased()) else {
      let kind = shown(statement.kind)
      findings.append(
        dropped("\(shown(statement.quote)) is to be \(kind), no kind of statement; it was left out."))
      return nil
    }
    guard let span = finder.span(of: statement.quote, in: window, besides: Set(before.map(\.span))) else {
      findings.append(dropped("\(shown(statement.quote)) is not in the text; the statement was left out."))
      return nil
    }
    var speaker = statement.speaker.flatMap { $0.isEmpty ? nil : $0 }
    if let name = speaker, !finder.has(name) {
      findings.append(dropped("The speaker \(shown(name)) is not in the text; the name was left out."))
      speaker = nil
    }
    return Argument.Unit(
      span: span, kind: kind,
      evidenceType: kind == .evidence ? statement.evidenceType.flatMap(Statement.EvidenceType.init) : nil,
      modality: statement.modality.flatMap(Statement.Modality.init), speaker: speaker,
      confidence: share(statement.confidence))
  }

  // MARK: Relations

  /// Links those relations whose ends are there; undercuts once the relations that they deny are.
  private func link(
    _ relations: [Answer.Relation], _ units: [String: Int], _ reading: inout Reading
  ) {
    let names = Set(relations.compactMap(\.id))
    var links: [String: Int] = [:]
    var waiting = relations
    var isMoving = true
    while isMoving {
      isMoving = false
      for relation in exchange(&waiting, with: []) {
        if units[relation.to] == nil, links[relation.to] == nil, names.contains(relation.to) {
          waiting.append(relation)
          continue
        }
        isMoving = true
        guard let link = link(relation, units, links, &reading.findings) else { continue }
        if let id = relation.id, links[id] == nil { links[id] = reading.argument.links.count }
        reading.argument.links.append(link)
      }
    }
    for relation in waiting {
      reading.findings.append(
        dropped("\(described(relation)) bears on a relation that was left out; so was it."))
    }
  }

  private func link(
    _ relation: Answer.Relation, _ units: [String: Int], _ links: [String: Int],
    _ findings: inout [Finding]
  ) -> Argument.Link? {
    func leaveOut(_ reason: String) -> Argument.Link? {
      findings.append(dropped("\(described(relation)) \(reason); it was left out."))
      return nil
    }
    guard let kind = Relation.Kind(rawValue: relation.kind.lowercased()) else {
      return leaveOut("is no kind of relation")
    }
    if let unknown = relation.from.first(where: { units[$0] == nil }) {
      return leaveOut("names \(shown(unknown)), but there is no such statement")
    }
    var from: [Int] = []
    for unit in relation.from.compactMap({ units[$0] }) where !from.contains(unit) { from.append(unit) }
    guard !from.isEmpty else { return leaveOut("has no premise") }
    let confidence = share(relation.confidence)
    if let unit = units[relation.to] {
      guard !from.contains(unit) else { return leaveOut("bears on itself") }
      if kind == .undercuts {
        findings.append(
          Finding(
            .assumed, at: .document(document),
            "\(described(relation)) names a statement, not a relation; it was read as a rebuttal."))
      }
      return Argument.Link(
        kind: kind == .undercuts ? .rebuts : kind, from: from, to: .unit(unit), confidence: confidence)
    }
    guard let link = links[relation.to] else {
      return leaveOut("names \(shown(relation.to)), but there is no such statement")
    }
    guard kind.isAttack else { return leaveOut("bears on a relation, which only an undercut can") }
    return Argument.Link(kind: .undercuts, from: from, to: .link(link), confidence: confidence)
  }

  // MARK: Words

  private func dropped(_ message: String) -> Finding { Finding(.dropped, at: .document(document), message) }

  private func described(_ relation: Answer.Relation) -> String {
    shown("\(relation.from.joined(separator: ", ")) \(relation.kind) \(relation.to)")
  }

  private func shown(_ text: String) -> String { "“\((key?.removed(from: text) ?? text).cut(to: 120))”" }

  private func share(_ value: Double?) -> Double? { value.flatMap { (0...1).contains($0) ? $0 : nil } }
}

extension String {
  /// On one line and without control characters, with an ellipsis where it is longer.
  func cut(to length: Int) -> String {
    let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control }
    let line = String(UnicodeScalarView(unicodeScalars.map { isControl($0) ? " " : $0 }))
    return line.count > length ? line.prefix(length) + "…" : line
  }
}
