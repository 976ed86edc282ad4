import CruxModel

extension Graph {
  /// Claims, `s0` and on, of which some rebut others, as numbers from 0: an abstract argumentation framework.
  package init(_ count: Int, attacks: [(from: Int, to: Int)]) {
    self.init(
      id: "g", statements: (0..<count).map { Statement(id: "s\($0)", kind: .claim, text: "") },
      relations: attacks.enumerated().map { number, attack in
        Relation(id: "r\(number)", kind: .rebuts, from: ["s\(attack.from)"], to: "s\(attack.to)")
      })
  }
}
