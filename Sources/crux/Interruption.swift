import CruxFormats
import Foundation

/// Takes away the draft that is being written and ends the programs that run when the command is interrupted, which
/// then ends as it would have.
enum Interruption {
  /// The name of this process's drafts and of nothing else: removing one that is gone by now does no harm.
  static let draftName = ".crux-\(getpid())-\(UInt32.random(in: .min ... .max))"

  /// The path of the draft, for a signal's handler, which can neither lock nor allocate. Never freed, since a handler
  /// may be reading it; most commands write to one folder.
  private nonisolated(unsafe) static var draft: UnsafeMutablePointer<CChar>?

  static func removes(_ path: String) {
    if draft.map({ strcmp($0, path) != 0 }) ?? true { draft = strdup(path) }
  }

  static func handle() {
    // Nobody has to listen to what is said beside the result.
    signal(SIGPIPE, SIG_IGN)
    // What a handler calls has to be there before it.
    Program.endAll()
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { Interruption.end(by: $0) }
      // What the command is not to hear, as under `nohup`, it does not.
      let wasIgnored = unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      if wasIgnored { signal(number, SIG_IGN) }
    }
  }

  /// Ends the command as a signal does.
  static func end(by number: Int32) {
    Program.endAll()
    if let draft { unlink(draft) }
    signal(number, SIG_DFL)
    raise(number)
  }
}
