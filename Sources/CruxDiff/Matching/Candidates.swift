import CruxLanguage

/// Pairs of statements that may be the same, with the likeness of their texts.
struct Candidates {
  struct Pair {
    var before: Int
    var after: Int
    var text: Double
  }

  /// All pairs are compared up to this number of them.
  private static let fewPairs = 300_000
  /// Places of features looked up for one statement, and the most that one feature may have.
  private static let lookups = 600
  /// The pairs with the most features in common that are compared.
  private static let kept = 12
  private static let leastText = 0.1

  private(set) var pairs: [Pair] = []
  private let before: [Int: TextProfile]
  private let after: [Int: TextProfile]
  private var known: Set<UInt64> = []

  init(before: [(Int, TextProfile)], after: [(Int, TextProfile)]) {
    self.before = Dictionary(uniqueKeysWithValues: before)
    self.after = Dictionary(uniqueKeysWithValues: after)
    if before.count * after.count <= Self.fewPairs {
      for (statement, _) in before { for (other, _) in after { add(statement, other) } }
    } else {
      addByFeatures(before, after)
    }
  }

  /// Adds a pair that is near each other by other reasons than its texts.
  mutating func add(_ statement: Int, _ other: Int) {
    guard let profile = before[statement], let theirs = after[other],
      known.insert(UInt64(statement) << 32 | UInt64(other)).inserted
    else { return }
    let text = profile.likeness(theirs)
    if text >= Self.leastText { pairs.append(Pair(before: statement, after: other, text: text)) }
  }

  /// The share of words that both texts of a pair have in the same order.
  func order(_ pair: Pair) -> Double {
    guard let ours = before[pair.before], let theirs = after[pair.after] else { return 0 }
    return ours.order(theirs)
  }

  /// The rarest words and pairs of words lead to the texts that share most of them.
  private mutating func addByFeatures(_ before: [(Int, TextProfile)], _ after: [(Int, TextProfile)]) {
    var places: [UInt32: [Int32]] = [:]
    for (number, (_, profile)) in after.enumerated() {
      for feature in profile.features { places[feature, default: []].append(Int32(number)) }
    }
    var hits = [Int32](repeating: 0, count: after.count)
    for (statement, profile) in before {
      let lists = profile.features.compactMap { places[$0] }.sorted { $0.count < $1.count }
      var left = Self.lookups
      var touched: [Int32] = []
      for list in lists {
        left -= list.count
        guard left >= 0 else { break }
        for place in list {
          if hits[Int(place)] == 0 { touched.append(place) }
          hits[Int(place)] += 1
        }
      }
      touched.sort { (hits[Int($0)], $1) > (hits[Int($1)], $0) }
      for place in touched.prefix(Self.kept) { add(statement, after[Int(place)].0) }
      for place in touched { hits[Int(place)] = 0 }
    }
  }
}
