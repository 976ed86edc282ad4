import Foundation

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
    if fstat(file, &status) == 0 { bytes.reserveCapacity(max(0, Int(status.st_size))) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Foundation.read(file, buffer.baseAddress, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw Trouble(reason(errno))
      }
    }
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
          throw Trouble("cannot write: \(reason(errno))")
        }
      }
    }
  }

  /// Writes beside the file and renames, so that the old one stays until the new one is whole. A link stays a
  /// link; what is no ordinary file, such as `/dev/null`, is written to as it is.
  static func replace(_ path: String, with bytes: [UInt8]) throws {
    do {
      let path = URL(filePath: path).resolvingSymlinksInPath().path
      var status = stat()
      let exists = stat(path, &status) == 0
      if exists, status.st_mode & S_IFMT != S_IFREG {
        try write(bytes, flags: O_WRONLY, to: path)
      } else {
        try replace(path, mode: exists ? status.st_mode & 0o7777 : nil, bytes)
      }
    } catch let trouble as Trouble {
      throw Trouble("\(path): \(trouble)")
    }
  }

  private static func replace(_ path: String, mode: mode_t?, _ bytes: [UInt8]) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let draft = "\(folder)/.crux-\(getpid())-\(UInt32.random(in: .min ... .max))"
    do {
      try write(bytes, flags: O_WRONLY | O_CREAT | O_EXCL, to: draft)
      if let mode { chmod(draft, mode) }
      guard rename(draft, path) == 0 else { throw Trouble("cannot write: \(reason(errno))") }
    } catch {
      unlink(draft)
      throw error
    }
  }

  private static func write(_ bytes: [UInt8], flags: Int32, to path: String) throws {
    let file = open(path, flags, 0o666)
    guard file >= 0 else {
      throw Trouble("cannot write: \(errno == ENOENT ? "there is no such folder" : reason(errno))")
    }
    do {
      try write(bytes, to: file)
    } catch {
      close(file)
      throw error
    }
    // Some file systems say only now that the disk is full.
    guard close(file) == 0 else { throw Trouble("cannot write: \(reason(errno))") }
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EISDIR: "this is a folder"
    case EACCES, EPERM: "access is denied"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
