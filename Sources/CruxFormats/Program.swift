import Foundation

/// A program that is run on an input.
///
/// Input and output go through files, so that neither side ever waits for the other to read; they have no name, so that
/// nothing is left of them however this process ends.
package struct Program: Sendable {
  package struct Outcome {
    package let output: [UInt8]
    /// What it said on standard error.
    package let complaints: String
    package let status: Int32
    /// Whether it ended by itself, not by a signal.
    package let hasExited: Bool
  }

  private static let running = RunningPrograms()

  package let path: String

  package init(path: String) { self.path = path }

  package func run(_ arguments: [String], on input: [UInt8]) throws -> Outcome {
    let (given, taken) = try (Self.namelessFile(), Self.namelessFile())
    try given.write(contentsOf: Data(input))
    try given.seek(toOffset: 0)
    let process = Process()
    let complaints = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = given
    process.standardOutput = taken
    process.standardError = complaints
    try process.run()
    let slot = Self.running.add(process.processIdentifier)
    defer { Self.running.remove(slot) }
    let said = complaints.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try taken.seek(toOffset: 0)
    return Outcome(
      output: Array(try taken.readToEnd() ?? Data()), complaints: String(decoding: said, as: UTF8.self),
      status: process.terminationStatus, hasExited: process.terminationReason == .exit)
  }

  /// Ends all that run, which otherwise go on when this process is interrupted; a signal's handler may call it, once it
  /// has been called before.
  package static func endAll() { running.endAll() }

  private static func namelessFile() throws -> FileHandle {
    var path = Array(FileManager.default.temporaryDirectory.appending(path: "crux-XXXXXX").path.utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    unlink(path)
    return FileHandle(fileDescriptor: file, closeOnDealloc: true)
  }
}

/// The processes of programs that run, where a signal's handler, which can neither lock nor allocate, finds them.
private struct RunningPrograms: @unchecked Sendable {
  /// Any more are not ended.
  private static let most = 1000

  private let lock = NSLock()
  /// 0 where there is none.
  private let processes: UnsafeMutablePointer<pid_t>

  init() {
    processes = .allocate(capacity: Self.most)
    processes.initialize(repeating: 0, count: Self.most)
  }

  /// - Returns: where it is; nil where there is no room.
  func add(_ process: pid_t) -> Int? {
    lock.withLock {
      let slot = (0..<Self.most).first { processes[$0] == 0 }
      if let slot { processes[slot] = process }
      return slot
    }
  }

  func remove(_ slot: Int?) {
    guard let slot else { return }
    lock.withLock { processes[slot] = 0 }
  }

  func endAll() {
    for slot in 0..<Self.most where processes[slot] > 0 { kill(processes[slot], SIGKILL) }
  }
}
