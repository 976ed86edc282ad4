/// Sums of small regression trees over measures (Friedman 2001, "Greedy function approximation"): they see at which
/// values several measures together mean something, where a table of weights adds up what each means by itself.
///
/// All trees are complete and of one depth. Layout of a tree: the measure that each inner node looks at (a byte each,
/// the first unused, node n above 2n and 2n+1), the bounds above which a node goes to 2n+1 (Float32 each, the first
/// unused), then the leaves, each with a value a column (the upper half of a Float32 each).
package struct Forest: Sendable {
  package static let depth = 5
  /// Of a tree; one less are inner nodes.
  package static let leaves = 1 << depth
  private static let mostColumns = 4

  /// So many statements are told at once, which is enough for speed and takes little memory.
  static let statementsAtOnce = 128

  /// All trees as they are laid out, and what is read beyond the last leaf, since leaves are read as four columns.
  private let bytes: [UInt8]
  private let trees: Int
  private let columns: Int
  private let measureCount: Int

  /// The bytes that a tree takes.
  static func treeSize(columns: Int) -> Int { leaves * (1 + 4 + 2 * columns) }

  /// - Returns: nil where a node looks at a measure that there is not, or where there are more than four columns.
  init?(_ bytes: UnsafeRawBufferPointer, trees: Int, columns: Int, measures: Int) {
    guard (1...Self.mostColumns).contains(columns) else { return nil }
    let size = Self.treeSize(columns: columns)
    for tree in 0..<trees where !bytes[tree * size..<tree * size + Self.leaves].allSatisfy({ $0 < measures })
    {
      return nil
    }
    self.bytes = bytes.prefix(trees * size) + [UInt8](repeating: 0, count: 2 * Self.mostColumns)
    (self.trees, self.columns, measureCount) = (trees, columns, measures)
  }

  /// The scores of several things, each with what all trees say of its measures added.
  ///
  /// The more rows are told at once, the fewer times a tree is fetched from memory, which takes longer than to walk it.
  /// - Parameters:
  ///   - scores: what is known of each thing so far, a column each.
  ///   - rows: the measures of each, as many as the forest was grown on.
  func added(to scores: [[Float]], _ rows: [[Float]]) -> [[Float]] {
    precondition(scores.count == rows.count)
    precondition(rows.allSatisfy { $0.count == measureCount } && scores.allSatisfy { $0.count == columns })
    var sums = scores.map { scores in
      var sum = SIMD4<Float>.zero
      for column in scores.indices { sum[column] = scores[column] }
      return sum
    }
    let size = Self.treeSize(columns: columns)
    bytes.withUnsafeBytes { bytes in
      Array(rows.joined()).withUnsafeBufferPointer { measures in
        sums.withUnsafeMutableBufferPointer { sums in
          for tree in stride(from: 0, to: trees * size, by: size) {
            let bounds = tree + Self.leaves
            let values = bounds + 4 * Self.leaves
            for row in sums.indices {
              var node = 1
              for _ in 0..<Self.depth {
                let measure = measures[row &* measureCount &+ Int(bytes[tree &+ node])]
                let bound = bytes.loadUnaligned(fromByteOffset: bounds &+ 4 &* node, as: UInt32.self)
                node = 2 &* node &+ (measure > Float(bitPattern: bound) ? 1 : 0)
              }
              // Leaves are counted on from the inner nodes. Columns that there are not hold what nobody reads.
              let leaf = values &+ 2 &* columns &* (node &- Self.leaves)
              let halves = bytes.loadUnaligned(fromByteOffset: leaf, as: SIMD4<UInt16>.self)
              sums[row] += unsafeBitCast(
                SIMD4<UInt32>(truncatingIfNeeded: halves) &<< 16, to: SIMD4<Float>.self)
            }
          }
        }
      }
    }
    return sums.map { sum in (0..<columns).map { sum[$0] } }
  }
}
