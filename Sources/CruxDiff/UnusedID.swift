extension Set<String> {
  /// Takes an id or, where it is taken, the first of `id-2`, `id-3` … that is not.
  mutating func takeUnused(_ id: String) -> String {
    var unused = id
    var number = 1
    while !insert(unused).inserted {
      number += 1
      unused = "\(id)-\(number)"
    }
    return unused
  }
}
