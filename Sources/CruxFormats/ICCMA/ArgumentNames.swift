import CruxReasoning

extension AttackGraph {
  /// The names of the arguments as solvers take them: ASCII letters, digits and underscores, a letter in front, each
  /// once.
  var plainNames: [String] {
    var taken: Set<String> = []
    return names.map { name in
      var plain = String(
        String.UnicodeScalarView(
          name.unicodeScalars.map {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) ? $0 : "_"
          }))
      if !(plain.first?.isLetter ?? false) { plain = "a" + plain }
      var (unique, number) = (plain, 1)
      while !taken.insert(unique).inserted {
        number += 1
        unique = "\(plain)_\(number)"
      }
      return unique
    }
  }
}
