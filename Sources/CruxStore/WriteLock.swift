import Foundation

/// Who is writing to a knowledge base.
enum WriteLock {
  /// The byte of the shared-memory file on which SQLite's writers lock one another out in WAL mode
  /// (https://www.sqlite.org/walformat.html, "WAL locks").
  private static let byte: off_t = 120

  /// The process that is writing, as its number and command.
  static func holder(of path: String) -> String {
    // Never closed: in POSIX that would drop the locks that SQLite holds on the same file in this process.
    let file = open(path + "-shm", O_RDWR)
    guard file >= 0 else { return "another program" }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = byte
    lock.l_len = 1
    guard fcntl(file, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return "this process" }
    return "process \(lock.l_pid)" + (command(of: lock.l_pid).map { " (\($0))" } ?? "")
  }

  private static func command(of process: pid_t) -> String? {
    // Only Linux has this file; elsewhere the number must do.
    guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return nil }
    let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    guard let program = words.first else { return nil }
    let text = ([URL(filePath: program).lastPathComponent] + words.dropFirst()).joined(separator: " ")
    return text.count > 60 ? text.prefix(59) + "…" : text
  }
}
