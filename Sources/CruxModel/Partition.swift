/// Numbers in sets that are joined one by one (Tarjan, JACM 1975, with halved paths).
package struct Partition {
  private var parents: [Int]

  /// Every number below a count alone.
  package init(_ count: Int) { parents = Array(0..<count) }

  /// The least number of a number's set.
  package mutating func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  /// Makes one set of those that two numbers are in.
  package mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(one), root(other))
    parents[max(one, other)] = min(one, other)
  }
}
