import Testing

@testable import CruxExtraction

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which of several stretches that share tokens is picked.
@Suite struct SpanLatticeTests {
  @Test func theLikelyStretchBeatsTheOneThatIsLikeAllOthers() {
    #expect(picked([(0..<12, 14), (7..<12, 3), (3..<12, 2)]) == [0..<12])
  }

  @Test func whereNoneIsLikelyTheOneThatIsLikeAllOthersIsPicked() {
    #expect(picked([(0..<12, 9), (7..<12, 8), (3..<12, 2)]) == [3..<12])
  }

  @Test func whatIsLikelierNoStatementIsLeftOut() {
    #expect(picked([(0..<12, 0.3)]) == [])
    #expect(picked([(0..<5, 3), (6..<12, 0.2)]) == [0..<5])
  }

  /// - Parameter weights: how likely each is beside leaving its tokens out, which is 1.
  private func picked(_ weights: [(tokens: Range<Int>, weight: Float)]) -> [Range<Int>] {
    var lattice = SpanLattice(0..<12)
    for (tokens, weight) in weights { lattice.add(tokens, log(weight)) }
    lattice.solve()
    return lattice.likelySpans(sentence: 0, cost: 0.5).map(\.tokens)
  }
}
