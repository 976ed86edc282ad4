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

  /// The measures that nodes look at, the bounds that they know, and what leaves say, tree by tree.
  private let looks: [UInt8]
  private let bounds: [Float]
  private let values: [Float]
  private let columns: Int
  private let measureCount: Int

  /// The bytes that a tree takes.
  static func treeSize(columns: Int) -> Int { leaves * (1 + 4 + 2 * columns) }

  /// - Returns: nil where a node looks at a measure that there is not.
  init?(_ bytes: UnsafeRawBufferPointer, trees: Int, columns: Int, measures: Int) {
    var looks: [UInt8] = []
    var bounds: [Float] = []
    var values: [Float] = []
    for tree in 0..<trees {
      let start = tree * Self.treeSize(columns: columns)
      let (first, last) = (start + Self.leaves, start + 5 * Self.leaves)
      looks += bytes[start..<first]
      bounds += stride(from: first, to: last, by: 4).map {
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
      }
      values += stride(from: last, to: start + Self.treeSize(columns: columns), by: 2).map {
        let half = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt16.self))
        return Float(bitPattern: UInt32(half) << 16)
      }
    }
    guard looks.allSatisfy({ $0 < measures }) else { return nil }
    (self.looks, self.bounds, self.values) = (looks, bounds, values)
    (self.columns, measureCount) = (columns, measures)
  }

  /// Adds what all trees say to scores that begin as something else's.
  /// - Parameter measures: as many as the forest was grown on.
  func add(to scores: inout [Float], _ measures: [Float]) {
    precondition(measures.count == measureCount && scores.count == columns)
    // Most of the time that the last looks take is spent here, on bounds that are known to be kept.
    looks.withUnsafeBufferPointer { looks in
      bounds.withUnsafeBufferPointer { bounds in
        measures.withUnsafeBufferPointer { measures in
          for first in stride(from: 0, to: looks.count, by: Self.leaves) {
            var node = 1
            for _ in 0..<Self.depth {
              let place = first &+ node
              node = 2 &* node &+ (measures[Int(looks[place])] > bounds[place] ? 1 : 0)
            }
            // Leaves are counted on from the inner nodes.
            let leaf = first &- Self.leaves &+ node
            for column in 0..<columns { scores[column] += values[leaf &* columns &+ column] }
          }
        }
      }
    }
  }
}
