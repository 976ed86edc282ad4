/// Sums of small regression trees over measures (Friedman 2001, "Greedy function approximation"): they see at which
/// values several measures together mean something, where a table of weights adds up what each means by itself.
///
/// All trees are complete and of one depth. Layout of a tree: the measure that each inner node looks at (a byte each,
/// the first unused, node n above 2n and 2n+1), the bounds above which a node goes to 2n+1 (Float32 each, the first
/// unused), then the leaves, each with a value a column (Float32).
package struct Forest: Sendable {
  package static let depth = 3
  /// Of a tree; one less are inner nodes.
  package static let leaves = 1 << depth

  /// The measures that nodes look at.
  private let looks: [UInt8]
  /// Of each tree, its bounds, then its values.
  private let numbers: [Float]
  private let columns: Int
  private let measureCount: Int

  /// The bytes that a tree takes.
  static func treeSize(columns: Int) -> Int { leaves * (1 + 4 + 4 * columns) }

  /// - Returns: nil where a node looks at a measure that there is not.
  init?(_ bytes: UnsafeRawBufferPointer, trees: Int, columns: Int, measures: Int) {
    var looks: [UInt8] = []
    var numbers: [Float] = []
    for tree in 0..<trees {
      let start = tree * Self.treeSize(columns: columns)
      let end = start + Self.treeSize(columns: columns)
      looks += bytes[start..<start + Self.leaves]
      numbers += stride(from: start + Self.leaves, to: end, by: 4).map {
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
      }
    }
    guard looks.allSatisfy({ $0 < measures }) else { return nil }
    (self.looks, self.numbers, self.columns, measureCount) = (looks, numbers, columns, measures)
  }

  /// Adds what all trees say to scores that begin as something else's.
  /// - Parameter measures: as many as the forest was grown on.
  func add(to scores: inout [Float], _ measures: [Float]) {
    precondition(measures.count == measureCount && scores.count == columns)
    // Most of the time that the last looks take is spent here, on bounds that are known to be kept.
    looks.withUnsafeBufferPointer { looks in
      numbers.withUnsafeBufferPointer { numbers in
        measures.withUnsafeBufferPointer { measures in
          scores.withUnsafeMutableBufferPointer { scores in
            var (first, tree) = (0, 0)
            while first < looks.count {
              var node = 1
              for _ in 0..<Self.depth {
                let isAbove = measures[Int(looks[first &+ node])] > numbers[tree &+ node]
                node = 2 &* node &+ (isAbove ? 1 : 0)
              }
              let leaf = tree &+ Self.leaves &+ (node &- Self.leaves) &* columns
              for column in 0..<columns { scores[column] += numbers[leaf &+ column] }
              first &+= Self.leaves
              tree &+= Self.leaves &* (1 &+ columns)
            }
          }
        }
      }
    }
  }
}
