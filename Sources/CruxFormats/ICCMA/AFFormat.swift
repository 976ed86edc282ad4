import CruxModel
import CruxReasoning

/// Reads the format of the argumentation competition of 2023
/// (https://argumentationcompetition.org/2023/rules.html): `p af 3`, then an attack a line, `1 2`.
///
/// Arguments are the numbers from 1 on. Lines that begin with `#` are comments.
struct AFReader: GraphReader {
  static let stage = "reading p af"
  /// So that a number alone does not fill the memory.
  private static let mostArguments = 1_000_000

  func read(_ bytes: [UInt8]) throws -> Reading {
    let text = try ICCMAText(bytes, stage: Self.stage)
    var reading = ArgumentReading()
    var count: Int?
    try text.forEachLine { words, offset in
      if words[0].text.hasPrefix("#") { return }
      guard let count else {
        count = try Self.count(words, text)
        return (1...max(count ?? 1, 1)).prefix(count ?? 0).forEach { _ = reading.add(String($0)) }
      }
      guard words.count == 2 else {
        throw text.error("An attack is two numbers: who attacks, and who is attacked.", at: offset)
      }
      let numbers = try words.map { word in
        guard let number = Int(word.text), number >= 1, number <= count else {
          throw text.error(
            "There is no argument \"\(word.text)\"; they go from 1 to \(count).", at: word.offset)
        }
        // A number may be written with zeros in front, a name may not.
        return String(number)
      }
      reading.attack(numbers[0], numbers[1])
    }
    guard count != nil else { throw text.error("There is no line \"p af\".", at: text.end) }
    return Reading(graph: reading.graph)
  }

  private static func count(_ words: [ICCMAText.Word], _ text: ICCMAText) throws -> Int {
    guard words.map(\.text).prefix(2) == ["p", "af"], words.count == 3 else {
      throw text.error(
        "The first line has to be \"p af\" and the number of arguments.", at: words[0].offset)
    }
    guard let count = Int(words[2].text), (0...mostArguments).contains(count) else {
      throw text.error("The number of arguments goes from 0 to \(mostArguments).", at: words[2].offset)
    }
    return count
  }
}

/// Writes the format of the argumentation competition of 2023: `p af 3`, then an attack a line, `1 2`.
///
/// What the graph has beside rebuttals is put into attacks, with further arguments, such that the same statements
/// stand (`AttackGraph`). Comments say which number is which statement; all else is lost.
public struct AFWriter: GraphWriter {
  public init() {}

  public func write(_ graph: Graph) -> [UInt8] {
    let attacks = AttackGraph(Framework(graph))
    var bytes = Array("p af \(attacks.names.count)\n".utf8)
    let names = attacks.names.map(\.onOneLine)
    for (number, name) in names.enumerated() { bytes.append("# \(number + 1) \(name)\n") }
    for (argument, id) in attacks.renamed(in: graph, attacks.names) {
      bytes.append("# \(argument + 1) \(names[argument]) = \(id)\n")
    }
    for attack in attacks.attacks { bytes.append("\(attack.from + 1) \(attack.to + 1)\n") }
    return bytes
  }
}
