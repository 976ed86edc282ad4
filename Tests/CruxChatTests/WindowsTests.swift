import Testing

@testable import CruxChat

@Suite struct WindowsTests {
  private func ranges(_ text: String, size: Int, overlap: Int) -> [Range<Int>] {
    Windows(size: size, overlap: overlap).ranges(of: Array(text.unicodeScalars)[...])
  }

  @Test func aShortTextIsOneWindow() {
    #expect(ranges("Short.", size: 10, overlap: 2) == [0..<6])
    #expect(ranges("", size: 10, overlap: 2) == [0..<0])
  }

  @Test(arguments: [
    String(repeating: "The boats are full. They pay for themselves.\n", count: 60),
    String(repeating: "word ", count: 500), String(repeating: "x", count: 2_500),
    String(repeating: "渡轮应该继续免费。", count: 300),
  ])
  func windowsCoverTheTextAndOverlap(text: String) {
    for (size, overlap) in [(200, 40), (100, 90), (7, 3), (300, 0)] {
      let windows = ranges(text, size: size, overlap: overlap)
      #expect(windows.first?.lowerBound == 0 && windows.last?.upperBound == text.unicodeScalars.count)
      for (window, next) in zip(windows, windows.dropFirst()) {
        #expect(window.count <= size && window.lowerBound < next.lowerBound)
        #expect(next.lowerBound <= window.upperBound - (overlap > 4 ? 1 : 0))
      }
    }
  }

  @Test func windowsEndWhereSentencesDo() {
    let text = String(repeating: "The boats are full. They pay for themselves, or so it is said. ", count: 40)
    let scalars = Array(text.unicodeScalars)
    for window in ranges(text, size: 300, overlap: 100) {
      #expect(String(String.UnicodeScalarView(scalars[window])).hasSuffix(". "))
    }
  }
}
