import CruxModel
import CruxReasoning

extension AttackGraph {
  /// The statements, by id, whose argument has another name than theirs, as those that restate one have.
  ///
  /// - Parameter names: of the arguments.
  func renamed(in graph: Graph, _ names: [String]) -> [(argument: Int, id: String)] {
    zip(arguments, graph.statements).filter { names[$0] != $1.id }.map { (argument: $0, id: $1.id.onOneLine) }
  }

  /// The names of the arguments as solvers take them: ASCII letters, digits and underscores, a letter in front (`a`
  /// where there is none, or none that may stand there), each once.
  ///
  /// - Parameter mayBegin: whether a letter may stand in front.
  func plainNames(beginningWith mayBegin: (Character) -> Bool = \.isLetter) -> [String] {
    var taken: Set<String> = []
    var unused = UnusedNames()
    return names.map { name in
      var plain = String(
        String.UnicodeScalarView(
          name.unicodeScalars.map {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) ? $0 : "_"
          }))
      // `not` is a word of the solvers' language.
      if plain == "not" || !(plain.first.map(mayBegin) ?? false) { plain = "a" + plain }
      return unused.first(of: plain, separator: "_") { taken.insert($0).inserted }
    }
  }
}
