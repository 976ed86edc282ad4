import Foundation

/// Lines that are written while they are made: to standard output, or beside a file that they replace in the end.
struct LineOutput {
  private let path: String?
  private let draft: String
  private let file: Int32
  private var waiting: [UInt8] = []
  private var failure: (any Error)?
  private var isFinished = false

  init(_ path: String?) throws {
    self.path = path == "-" ? nil : path
    guard let path = self.path else {
      (draft, file) = ("", STDOUT_FILENO)
      return
    }
    draft = "\(path).\(getpid())-\(UInt32.random(in: .min ... .max))"
    file = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard file >= 0 else {
      throw Trouble("\(path): cannot write: \(String(cString: strerror(errno)).lowercased())")
    }
  }

  mutating func append(_ line: [UInt8]) { waiting += line }

  mutating func write() {
    guard failure == nil else { return }
    do { try FileBytes.write(waiting, to: file) } catch { failure = error }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Leaves nothing behind where it was not finished.
  func discard() { if path != nil, !isFinished { unlink(draft) } }

  /// - Throws: `Trouble` where something could not be written; the file is then what it was before.
  mutating func finish() throws {
    write()
    isFinished = true
    guard let path else {
      if let failure { throw failure }
      return
    }
    let isClosed = close(file) == 0
    guard failure == nil, isClosed, rename(draft, path) == 0 else {
      let reason = String(cString: strerror(errno)).lowercased()
      unlink(draft)
      throw failure ?? Trouble("\(path): cannot write: \(reason)")
    }
  }
}
