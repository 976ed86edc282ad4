import Foundation

/// Reads a line from a terminal that can be edited, and earlier lines recalled.
///
/// Knows the keys that every shell knows (arrows, Home, End, Ctrl-A, E, K, U, W, C, D), as escape sequences of
/// ECMA-48 terminals.
struct LineEditor {
  private enum Key {
    case character(Character)
    case enter, backspace, delete, left, right, up, down, home, end
    case cutAfter, cutBefore, cutWord, cancel, endOfInput, hangUp, unknown
  }

  /// What came of asking for a line.
  enum Entry {
    /// Without its end.
    case line(String)
    case cancelled, end
  }

  private(set) var history: [String]

  init(history: [String]) { self.history = history }

  mutating func remember(_ line: String) { if history.last != line { history.append(line) } }

  func entry(_ mark: String) -> Entry {
    var old = termios()
    guard tcgetattr(STDIN_FILENO, &old) == 0 else { return readLine().map(Entry.line) ?? .end }
    var raw = old
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &old) }
    return edited(mark)
  }

  private func edited(_ mark: String) -> Entry {
    var (text, cursor): ([Character], Int) = ([], 0)
    var recalled = history.count
    var draft: [Character] = []
    func recall(_ number: Int) {
      guard (0...history.count).contains(number) else { return }
      if recalled == history.count { draft = text }
      recalled = number
      text = number == history.count ? draft : Array(history[number])
      cursor = text.count
    }
    while true {
      show(mark, text, cursor)
      switch key() {
      case .character(let character):
        text.insert(character, at: cursor)
        cursor += 1
      case .enter:
        write("\n")
        return .line(String(text))
      case .backspace where cursor > 0:
        cursor -= 1
        text.remove(at: cursor)
      case .delete where cursor < text.count: text.remove(at: cursor)
      case .left: cursor = max(cursor - 1, 0)
      case .right: cursor = min(cursor + 1, text.count)
      case .home: cursor = 0
      case .end: cursor = text.count
      case .up: recall(recalled - 1)
      case .down: recall(recalled + 1)
      case .cutAfter: text.removeSubrange(cursor...)
      case .cutBefore:
        text.removeSubrange(..<cursor)
        cursor = 0
      case .cutWord:
        let start = text[..<cursor].lastIndex { $0 != " " }.flatMap { text[..<$0].lastIndex(of: " ") }
        text.removeSubrange((start.map { $0 + 1 } ?? 0)..<cursor)
        cursor = start.map { $0 + 1 } ?? 0
      case .cancel:
        write("^C\n")
        return .cancelled
      case .endOfInput where text.isEmpty:
        write("\n")
        return .end
      case .hangUp: return .end
      default: break
      }
    }
  }

  /// Shows as much of the line as the terminal has room for, around the cursor.
  private func show(_ mark: String, _ text: [Character], _ cursor: Int) {
    let room = max(columns - mark.count - 1, 10)
    let start = max(0, cursor - room)
    let end = min(text.count, start + room)
    let back = end - cursor
    write("\r\u{1B}[K" + mark + String(text[start..<end]).shown + (back > 0 ? "\u{1B}[\(back)D" : ""))
  }

  private var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private func write(_ text: String) { try? FileBytes.write(Array(text.utf8), to: STDOUT_FILENO) }

  // MARK: Keys

  private func byte() -> UInt8? {
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
  }

  private func key() -> Key {
    guard let first = byte() else { return .hangUp }
    switch first {
    case 1: return .home
    case 3: return .cancel
    case 4: return .endOfInput
    case 5: return .end
    case 8, 127: return .backspace
    // It would move what follows, and a query may have a space there as well.
    case 9: return .character(" ")
    case 10, 13: return .enter
    case 11: return .cutAfter
    case 14: return .down
    case 16: return .up
    case 21: return .cutBefore
    case 23: return .cutWord
    case 27: return escaped()
    case 0..<32: return .unknown
    default: return character(first)
    }
  }

  /// Keys that terminals name by a number.
  private static let numbered: [String: Key] = ["1": .home, "7": .home, "4": .end, "8": .end, "3": .delete]

  private func escaped() -> Key {
    guard let mark = byte(), mark == UInt8(ascii: "[") || mark == UInt8(ascii: "O") else { return .unknown }
    var parameters: [UInt8] = []
    var next = byte()
    while let byte = next, (0x20..<0x40).contains(byte) {
      parameters.append(byte)
      next = self.byte()
    }
    guard let code = next else { return .hangUp }
    switch code {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return .right
    case UInt8(ascii: "D"): return .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "~"): return Self.numbered[String(decoding: parameters, as: UTF8.self)] ?? .unknown
    default: return .unknown
    }
  }

  /// A character of UTF-8, whose first byte says how many follow.
  private func character(_ first: UInt8) -> Key {
    var bytes = [first]
    let count = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    for _ in 0..<count { if let byte = byte() { bytes.append(byte) } }
    return String(decoding: bytes, as: UTF8.self).first.map(Key.character) ?? .unknown
  }
}
