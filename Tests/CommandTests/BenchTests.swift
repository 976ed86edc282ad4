import Foundation
import Testing

@Suite struct BenchTests {
  @Test(arguments: ["store --help", "store many", "store 0", "diff --help", "--help"])
  func whatIsNoBenchmarkIsRefused(_ words: String) throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell("crux-bench \(words) || echo $?", in: folder)
    #expect(outcome.output.hasPrefix("usage: crux-bench"))
    #expect(outcome.output.hasSuffix("\n2\n"))
  }
}
