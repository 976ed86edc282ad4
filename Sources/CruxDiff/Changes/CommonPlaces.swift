import Algorithms

/// What two sequences have in common, in order, as pairs of places: a longest common subsequence (Myers 1986, "An O(ND)
/// difference algorithm and its variations"), or in sequences of thousands one that is nearly as long.
///
/// Myers' search needs memory for the square of what differs. So in long sequences the beginnings and ends that are
/// common are paired first, then what both have once, as much of it as keeps its order (Cohen's patience difference),
/// and the search is left with what lies between.
func commonPlaces<Element: Hashable>(_ old: [Element], _ new: [Element]) -> [(before: Int, after: Int)] {
  guard old.count + new.count > 4_000 else { return longestCommonPlaces(old, new) }
  let head = zip(old, new).prefix { $0 == $1 }.count
  let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
  let (ours, theirs) = (Array(old[head..<old.count - tail]), Array(new[head..<new.count - tail]))
  let between = head + tail > 0 ? commonPlaces(ours, theirs) : patientPlaces(old, new)
  return (0..<head).map { ($0, $0) } + between.map { (head + $0.before, head + $0.after) }
    + (0..<tail).map { (old.count - tail + $0, new.count - tail + $0) }
}

private func patientPlaces<Element: Hashable>(
  _ old: [Element], _ new: [Element]
) -> [(before: Int, after: Int)] {
  let (inOld, inNew) = (singlePlaces(old), singlePlaces(new))
  let singles = inOld.compactMap { element, place in inNew[element].map { (before: place, after: $0) } }
    .sorted { $0.before < $1.before }
  let kept = longestIncreasing(singles.map(\.after)).map { singles[$0] }
  guard !kept.isEmpty else { return [] }
  var pairs: [(before: Int, after: Int)] = []
  var (start, newStart) = (0, 0)
  for pair in kept + [(old.count, new.count)] {
    let between = commonPlaces(Array(old[start..<pair.before]), Array(new[newStart..<pair.after]))
    pairs += between.map { (start + $0.before, newStart + $0.after) }
    if pair.before < old.count { pairs.append(pair) }
    (start, newStart) = (pair.before + 1, pair.after + 1)
  }
  return pairs
}

/// The places of a longest increasing subsequence (Fredman 1975, "On computing the length of longest increasing
/// subsequences").
func longestIncreasing(_ ranks: [Int]) -> [Int] {
  var tails: [Int] = []
  var previous = [Int?](repeating: nil, count: ranks.count)
  for (place, rank) in ranks.enumerated() {
    let low = tails.partitioningIndex { ranks[$0] >= rank }
    if low > 0 { previous[place] = tails[low - 1] }
    if low == tails.count { tails.append(place) } else { tails[low] = place }
  }
  return tails.last.map { sequence(first: $0) { previous[$0] }.reversed() } ?? []
}

/// Where each element stands that is there once.
func singlePlaces<Element: Hashable>(_ elements: [Element]) -> [Element: Int] {
  Dictionary(elements.enumerated().map { ($1, $0) }, uniquingKeysWith: { _, _ in -1 }).filter {
    $0.value >= 0
  }
}

private func longestCommonPlaces<Element: Hashable>(
  _ old: [Element], _ new: [Element]
) -> [(before: Int, after: Int)] {
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
