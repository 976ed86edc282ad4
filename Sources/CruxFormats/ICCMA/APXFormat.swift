import CruxModel
import CruxReasoning

/// Reads the format of ASPARTIX (https://www.dbai.tuwien.ac.at/research/argumentation/aspartix/): facts
/// `arg(a).` and `att(a,b).`
///
/// What follows `%` on a line is a comment. An attack may come before its arguments.
struct APXReader: GraphReader {
  static let stage = "reading apx"

  func read(_ bytes: [UInt8]) throws -> Reading {
    let text = try ICCMAText(bytes, stage: Self.stage)
    var reading = ArgumentReading()
    var attacks: [(from: String, to: String, offset: Int)] = []
    var scanner = FactScanner(bytes)
    while let start = scanner.next() {
      guard let fact = scanner.fact() else {
        throw text.error("A fact is \"arg(a).\" or \"att(a,b).\".", at: start)
      }
      switch (fact.name, fact.terms.count) {
      case ("arg", 1):
        guard reading.add(fact.terms[0]) else {
          throw text.error("The argument \"\(fact.terms[0])\" is there already.", at: start)
        }
      case ("att", 2): attacks.append((fact.terms[0], fact.terms[1], start))
      default: throw text.error("A fact is \"arg(a).\" or \"att(a,b).\".", at: start)
      }
    }
    for (from, to, offset) in attacks {
      for name in [from, to] where !reading.has(name) {
        throw text.error("There is no argument \"\(name)\".", at: offset)
      }
      reading.attack(from, to)
    }
    guard !reading.graph.statements.isEmpty else {
      throw text.error("There is no argument in the file.", at: text.end)
    }
    return Reading(graph: reading.graph)
  }
}

/// Takes facts out of a text.
private struct FactScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Where the next fact begins; nil at the end.
  mutating func next() -> Int? {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%") {
        position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      } else if bytes[position] > 0x20 {
        return position
      } else {
        position += 1
      }
    }
    return nil
  }

  /// A fact `name(term,term).`; nil where there is none.
  mutating func fact() -> (name: String, terms: [String])? {
    guard let name = take(until: "("), let inside = take(until: ")"), let rest = take(until: "."),
      rest.isEmpty
    else { return nil }
    let terms = inside.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    return terms.contains("") ? nil : (name, terms)
  }

  private mutating func take(until mark: Unicode.Scalar) -> String? {
    let end = bytes[position...].firstIndex { $0 == UInt8(ascii: mark) || $0 == UInt8(ascii: "%") }
    guard let end, bytes[end] == UInt8(ascii: mark) else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self).trimmed
  }
}

/// Writes the format of ASPARTIX: `arg(a).`, `att(a,b).`
///
/// What the graph has beside rebuttals is put into attacks, with further arguments, such that the same statements
/// stand (`AttackGraph`). Comments say which names are not the statements' ids; all else is lost.
public struct APXWriter: GraphWriter {
  public init() {}

  public func write(_ graph: Graph) -> [UInt8] {
    let attacks = AttackGraph(Framework(graph))
    // A capital would begin a variable.
    let names = attacks.plainNames(beginningWith: \.isLowercase)
    var bytes: [UInt8] = []
    for (argument, id) in attacks.renamed(in: graph, names) { bytes.append("% \(names[argument]) = \(id)\n") }
    for name in names { bytes.append("arg(\(name)).\n") }
    for attack in attacks.attacks { bytes.append("att(\(names[attack.from]),\(names[attack.to])).\n") }
    return bytes
  }
}
