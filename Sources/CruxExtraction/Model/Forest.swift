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
  /// So many trees are gone down at once: a step of one need not wait for that of another.
  private static let abreast = 4

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
    // Trees that say nothing, so that none is left over.
    let rest = (Self.abreast - trees % Self.abreast) % Self.abreast * Self.leaves
    self.looks = looks + [UInt8](repeating: 0, count: rest)
    self.bounds = bounds + [Float](repeating: 0, count: rest)
    self.values = values + [Float](repeating: 0, count: rest * columns)
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
          @inline(__always)
          func step(_ node: Int, _ place: Int) -> Int {
            2 &* node &+ (measures[Int(looks[place])] > bounds[place] ? 1 : 0)
          }
          for first in stride(from: 0, to: looks.count, by: Self.abreast * Self.leaves) {
            let (second, third) = (first + Self.leaves, first + 2 * Self.leaves)
            let fourth = first + 3 * Self.leaves
            var (a, b, c, d) = (1, 1, 1, 1)
            for _ in 0..<Self.depth {
              a = step(a, first &+ a)
              b = step(b, second &+ b)
              c = step(c, third &+ c)
              d = step(d, fourth &+ d)
            }
            for column in 0..<columns {
              scores[column] += value(first, a, column)
              scores[column] += value(second, b, column)
              scores[column] += value(third, c, column)
              scores[column] += value(fourth, d, column)
            }
          }
        }
      }
    }
  }

  /// What a leaf says; leaves are counted on from the inner nodes.
  /// - Parameter first: the tree's first node.
  @inline(__always)
  private func value(_ first: Int, _ leaf: Int, _ column: Int) -> Float {
    values[(first &- Self.leaves &+ leaf) &* columns &+ column]
  }
}
