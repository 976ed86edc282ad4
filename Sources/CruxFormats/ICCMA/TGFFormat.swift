import CruxModel
import CruxReasoning

/// Reads the trivial graph format, as argumentation solvers do: an argument a line, a line `#`, an attack a line.
///
/// What follows the name of an argument is its text.
struct TGFReader: GraphReader {
  static let stage = "reading tgf"

  func read(_ bytes: [UInt8]) throws -> Reading {
    let text = try ICCMAText(bytes, stage: Self.stage)
    var reading = ArgumentReading()
    var isInAttacks = false
    try text.forEachLine { words, offset in
      if !isInAttacks {
        if words[0].text == "#" {
          isInAttacks = true
        } else {
          let label = words.dropFirst().map(\.text).joined(separator: " ")
          guard reading.add(words[0].text, text: label.isEmpty ? nil : label) else {
            throw text.error("The argument \"\(words[0].text)\" is there already.", at: offset)
          }
        }
        return
      }
      guard words.count >= 2 else {
        throw text.error("An attack is two names: who attacks, and who is attacked.", at: offset)
      }
      for word in words.prefix(2) where !reading.has(word.text) {
        throw text.error("There is no argument \"\(word.text)\".", at: word.offset)
      }
      reading.attack(words[0].text, words[1].text)
    }
    guard isInAttacks else {
      throw text.error("There is no line \"#\" between arguments and attacks.", at: text.end)
    }
    return Reading(graph: reading.graph)
  }
}

/// Writes the trivial graph format, as argumentation solvers take it.
///
/// What the graph has beside rebuttals is put into attacks, with further arguments, such that the same statements
/// stand (`AttackGraph`); all else is lost. No label says what a name stands for, as solvers would take that for a
/// part of the name, or for another argument; `APXWriter` and `AFWriter` have comments that do.
struct TGFWriter: GraphWriter {
  func write(_ graph: Graph) -> [UInt8] {
    let attacks = AttackGraph(Framework(graph))
    let names = attacks.plainNames()
    var bytes: [UInt8] = []
    for name in names { bytes.append("\(name)\n") }
    bytes.append("#\n")
    for attack in attacks.attacks { bytes.append("\(names[attack.from]) \(names[attack.to])\n") }
    return bytes
  }
}
