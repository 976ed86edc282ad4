import Foundation

/// Which ordinary file a path leads to, through whichever links.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let node: ino_t

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    (device, node) = (status.st_dev, status.st_ino)
  }

  /// - Throws: where writing to a path would lose one of several inputs.
  static func spare(_ inputs: Set<FileIdentity>, writingTo path: String) throws {
    if let file = FileIdentity(path), inputs.contains(file) {
      throw Trouble("\(path) is an input, and would be overwritten")
    }
  }
}

/// The bytes of files, read and written whole, whatever kind of file it is: a pipe, a device, a link.
enum FileBytes {
  /// - Throws: `Trouble`.
  static func read(_ path: String) throws -> [UInt8] {
    let file = try opened(path)
    defer { close(file) }
    return try read(file)
  }

  static func opened(_ path: String) throws -> Int32 {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw Trouble(reason(errno)) }
    return file
  }

  static func read(_ file: Int32) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    // A file at once; of what does not know its size, a part at a time.
    let size = fstat(file, &status) == 0 ? Int(status.st_size) : 0
    while try append(min(max(size + 1, 1 << 16), 1 << 20), to: &bytes, from: file) > 0 {}
    return bytes
  }

  /// Appends what can be read at once.
  /// - Returns: how many bytes; none at the end.
  @discardableResult static func append(_ most: Int, to bytes: inout [UInt8], from file: Int32) throws -> Int
  {
    while true {
      let old = bytes.count
      bytes += [UInt8](repeating: 0, count: most)
      let count = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(file, UnsafeMutableRawBufferPointer(rebasing: buffer[old...]).baseAddress, most)
      }
      bytes.removeLast(most - max(count, 0))
      if count >= 0 { return count }
      guard errno == EINTR else { throw Trouble(reason(errno)) }
    }
  }

  static func write(_ bytes: [UInt8], to file: Int32) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          let code = errno
          // A reader that has seen enough (`crux … | head`) ends the command quietly.
          if code == EPIPE, file == STDOUT_FILENO { Interruption.end(by: SIGPIPE) }
          throw Trouble("cannot write: \(reason(code))")
        }
      }
    }
  }

  /// Writes a file, whole or not at all, or to standard output.
  /// - Parameter inputs: files that are not to be lost.
  static func put(_ bytes: [UInt8], at path: String?, sparing inputs: [Input] = []) throws {
    guard let path, path != "-" else { return try write(bytes, to: STDOUT_FILENO) }
    try FileIdentity.spare(Set(inputs.compactMap(\.identity)), writingTo: path)
    try replace(path, with: bytes)
  }

  /// The extension of a file's name; nil without one.
  static func fileExtension(of path: String) -> String? {
    let found = URL(fileURLWithPath: path).pathExtension
    return found.isEmpty ? nil : found
  }

  /// Whether what is put there is seen on a terminal.
  static func isTerminal(_ path: String?) -> Bool { (path ?? "-") == "-" && isatty(STDOUT_FILENO) == 1 }

  static func replace(_ path: String, with bytes: [UInt8]) throws {
    let draft = try FileDraft(path)
    try draft.append(bytes)
    try draft.finish()
  }

  static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EISDIR: "this is a folder"
    case EACCES, EPERM: "access is denied"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
