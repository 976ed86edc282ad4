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

  private let measures: [UInt8]
  private let bounds: [Float]
  private let values: [Float]
  package let columns: Int

  /// The bytes that a tree takes.
  package static func treeSize(columns: Int) -> Int { leaves * (1 + 4 + 4 * columns) }

  init(_ bytes: UnsafeRawBufferPointer, trees: Int, columns: Int) {
    self.columns = columns
    var measures: [UInt8] = []
    var bounds: [Float] = []
    var values: [Float] = []
    for tree in 0..<trees {
      var offset = tree * Self.treeSize(columns: columns)
      measures += bytes[offset..<offset + Self.leaves]
      offset += Self.leaves
      func floats(_ count: Int) -> [Float] {
        defer { offset += 4 * count }
        return (0..<count).map {
          Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4 * $0, as: UInt32.self)))
        }
      }
      bounds += floats(Self.leaves)
      values += floats(Self.leaves * columns)
    }
    (self.measures, self.bounds, self.values) = (measures, bounds, values)
  }

  /// Adds what all trees say to scores that begin as something else's.
  /// - Parameter seen: as many measures as the forest was grown on.
  func add(to scores: inout [Float], _ seen: [Float]) {
    var root = 0
    while root < measures.count {
      var node = 1
      while node < Self.leaves {
        node = 2 * node + (seen[Int(measures[root + node])] > bounds[root + node] ? 1 : 0)
      }
      let leaf = (root + node - Self.leaves) * columns
      for column in 0..<columns { scores[column] += values[leaf + column] }
      root += Self.leaves
    }
  }
}
