/// Where in a text words stand that are nearly those of a quote: the cheapest alignment of the whole quote with a
/// part of the text (Gotoh 1982, with ends of the text free).
///
/// Forms of one word are cheap, an interruption that the quote leaves out ("she said") costs little more for each
/// word. What a quote changes must be little, and no number or negation, since then it says something else.
struct Alignment {
  /// The words of the text, by index.
  let range: Range<Int>

  private static let formCost = 5
  private static let absentCost = 15
  private static let gapCost = 8
  private static let gapWordCost = 1
  /// The greatest cost for each word of the quote, at which one word in eight may be absent.
  private static let costAWord = 2

  init?(_ quote: [FoldedWords.Word], _ text: ArraySlice<FoldedWords.Word>) {
    guard !text.isEmpty else { return nil }
    let table = Table(quote, text)
    guard let best = table.best, best.cost <= quote.count * Self.costAWord,
      let start = table.start(from: best.column)
    else { return nil }
    range = text.startIndex + start..<text.startIndex + best.column
  }

  /// The cost of the first words of the quote up to a word of the text, last word matched (`matched`) or inside an
  /// interruption (`skipped`).
  private struct Table {
    private static let never = Int32.max / 2

    private let quote: [FoldedWords.Word]
    private let text: ArraySlice<FoldedWords.Word>
    private let width: Int
    private var matched: [Int32]
    private var skipped: [Int32]

    init(_ quote: [FoldedWords.Word], _ text: ArraySlice<FoldedWords.Word>) {
      self.quote = quote
      self.text = text
      width = text.count + 1
      matched = [Int32](repeating: Self.never, count: (quote.count + 1) * width)
      skipped = matched
      for column in 0..<width { matched[column] = 0 }
      for row in 1...quote.count {
        for column in 0..<width {
          let cell = row * width + column
          matched[cell] = min(diagonal(row, column), absent(row, column))
          if column > 0 { skipped[cell] = min(opened(cell), skipped[cell - 1] + Int32(gapWordCost)) }
        }
      }
    }

    /// The cheapest end of the quote in the text.
    var best: (column: Int, cost: Int)? {
      let last = matched[(quote.count * width)...].enumerated().min { $0.element < $1.element }
      return last.map { ($0.offset, Int($0.element)) }
    }

    private func diagonal(_ row: Int, _ column: Int) -> Int32 {
      guard column > 0 else { return Self.never }
      let (said, word) = (quote[row - 1], text[text.startIndex + column - 1])
      let before = (row - 1) * width + column - 1
      let cost: Int32
      if said.text == word.text {
        cost = 0
      } else if said.isLike(word) && !said.isDecisive && !word.isDecisive {
        cost = Int32(formCost)
      } else {
        return Self.never
      }
      return min(matched[before], skipped[before]) + cost
    }

    private func absent(_ row: Int, _ column: Int) -> Int32 {
      quote[row - 1].isDecisive ? Self.never : matched[(row - 1) * width + column] + Int32(absentCost)
    }

    private func opened(_ cell: Int) -> Int32 { matched[cell - 1] + Int32(gapCost + gapWordCost) }

    /// Walks back to the column before the first word of the text; nil where the quote passes over a number or a
    /// negation.
    func start(from end: Int) -> Int? {
      var (row, column, isSkipping) = (quote.count, end, false)
      while row > 0 {
        let cell = row * width + column
        if isSkipping {
          if text[text.startIndex + column - 1].isDecisive { return nil }
          isSkipping = skipped[cell] != opened(cell)
          column -= 1
        } else if matched[cell] == diagonal(row, column) {
          let before = (row - 1) * width + column - 1
          isSkipping = skipped[before] < matched[before]
          (row, column) = (row - 1, column - 1)
        } else {
          row -= 1
        }
      }
      return column
    }
  }
}
