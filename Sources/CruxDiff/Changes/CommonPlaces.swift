/// What two sequences have in common, in order, as pairs of places: a longest common subsequence (Myers 1986, "An O(ND)
/// difference algorithm and its variations").
func commonPlaces<Element: Hashable>(_ old: [Element], _ new: [Element]) -> [(before: Int, after: Int)] {
  // What only one of them has can be in no pair, and would make the search long.
  let (inOld, inNew) = (Set(old), Set(new))
  let left = old.indices.filter { inNew.contains(old[$0]) }
  let right = new.indices.filter { inOld.contains(new[$0]) }
  var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
  for change in right.map({ new[$0] }).difference(from: left.map { old[$0] }) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  return zip(
    left.indices.filter { !removed.contains($0) }, right.indices.filter { !inserted.contains($0) }
  ).map { (left[$0], right[$1]) }
}
