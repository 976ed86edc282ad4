/// Finds names that are free: the name itself or, where that is taken, the first of `name-2`, `name-3` … that is not.
///
/// It remembers the number to try next, so that many of one name do not try all numbers again.
package struct UnusedNames {
  private var nextNumbers: [String: Int] = [:]

  package init() {}

  /// - Parameters:
  ///   - separator: what stands between a name and its number.
  ///   - take: takes a name and returns true, or false where it is taken already; what is taken stays so.
  package mutating func first(
    of name: String, separator: String = "-", take: (String) -> Bool
  ) -> String {
    var unused = name
    while !take(unused) {
      let number = nextNumbers[name, default: 2]
      nextNumbers[name] = number + 1
      unused = "\(name)\(separator)\(number)"
    }
    return unused
  }
}
