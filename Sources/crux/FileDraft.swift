import Foundation

/// A file that is written beside the one that it replaces, so that the old one stays until the new one is whole.
///
/// A link stays a link; what is no ordinary file, such as `/dev/null`, is written to as it is. A draft that is not
/// finished leaves nothing behind, nor does one that is interrupted. A command writes one at a time.
final class FileDraft {
  private let name: String
  private let path: String
  /// Where it is written until it is whole; nil where there is nothing to replace.
  private let draft: String?
  private var file: Int32

  /// - Throws: `Trouble`, as all else here.
  init(_ name: String) throws {
    self.name = name
    path = try Self.end(ofLinksFrom: name)
    var status = stat()
    let exists = stat(path, &status) == 0
    let flags: Int32
    if exists, status.st_mode & S_IFMT != S_IFREG {
      (draft, flags) = (nil, O_WRONLY)
    } else {
      let folder = URL(filePath: path).deletingLastPathComponent().path
      draft = "\(folder)/\(Interruption.draftName)"
      flags = O_WRONLY | O_CREAT | O_EXCL
    }
    if let draft { Interruption.removes(draft) }
    file = open(draft ?? path, flags, 0o666)
    guard file >= 0 else { throw trouble(errno) }
    if exists, let draft { chmod(draft, status.st_mode & 0o7777) }
  }

  deinit {
    guard file >= 0 else { return }
    close(file)
    if let draft { unlink(draft) }
  }

  func append(_ bytes: [UInt8]) throws {
    do { try FileBytes.write(bytes, to: file) } catch { throw Trouble("\(name): \(error)") }
  }

  /// Puts what was written in the place of the old file.
  func finish() throws {
    // A name that is written before the bytes would, after a power cut, be that of an empty file.
    // Some file systems say only then that the disk is full; others know no such thing.
    let isSynced = draft == nil || fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP
    let code = errno
    let isClosed = close(file) == 0
    file = -1
    if !isSynced { errno = code }
    guard isSynced, isClosed, draft.map({ rename($0, path) == 0 }) ?? true else {
      let code = errno
      if let draft { unlink(draft) }
      throw trouble(code)
    }
  }

  /// What a path leads to, be it there or not.
  private static func end(ofLinksFrom name: String) throws -> String {
    var status = stat()
    // What is no ordinary file is written to as it is, whatever its links call it.
    if stat(name, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return name }
    var path = name
    // As many as Linux follows.
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
      path = next.hasPrefix("/") ? next : URL(filePath: path).deletingLastPathComponent().path + "/" + next
    }
    throw Trouble("\(name): cannot write: \(FileBytes.reason(ELOOP))")
  }

  private func trouble(_ code: Int32) -> Trouble {
    Trouble("\(name): cannot write: \(code == ENOENT ? "there is no such folder" : FileBytes.reason(code))")
  }
}
