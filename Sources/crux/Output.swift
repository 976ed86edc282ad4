import Foundation

/// Where results go: standard output, one file, or a folder with one file an input.
enum Output: Sendable {
  case standard
  case file(String)
  case folder(String)

  /// - Parameters:
  ///   - path: a folder if it ends in `/` or is one, or where there are several inputs.
  /// - Throws: where several results would run together.
  init(_ path: String?, severalInputs: Bool) throws {
    guard let path else {
      guard !severalInputs else { throw Trouble("several inputs need --output FOLDER") }
      self = .standard
      return
    }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if path.hasSuffix("/") || (exists && isFolder.boolValue) || severalInputs {
      guard !exists || isFolder.boolValue else {
        throw Trouble("\(path) is a file; several inputs need a folder")
      }
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      self = .folder(path)
    } else {
      self = .file(path)
    }
  }

  /// Writes one result, whole or not at all.
  /// - Parameter name: its file name, used in a folder only.
  func write(_ bytes: [UInt8], name: String) throws {
    switch self {
    case .standard: try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    case .file(let path): try Self.replace(path, with: bytes)
    case .folder(let path): try Self.replace(path + (path.hasSuffix("/") ? "" : "/") + name, with: bytes)
    }
  }

  /// Writes beside the file and renames, so that the old one stays until the new one is whole.
  private static func replace(_ path: String, with bytes: [UInt8]) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Trouble(
        "cannot write \(path): \((error as NSError).localizedFailureReason ?? error.localizedDescription)")
    }
  }

  /// A reader that has seen enough (`crux … | head`) is no error.
  static func ignoreClosedPipes() {
    signal(SIGPIPE, SIG_DFL)
  }
}

/// Gives each input a file name of its own.
struct FileNames {
  private var taken: Set<String> = []

  /// - Returns: `base.extension`, or with `-2`, `-3` … where that is taken.
  mutating func unique(_ base: String, _ fileExtension: String) -> String {
    var name = "\(base).\(fileExtension)"
    var number = 1
    while !taken.insert(name).inserted {
      number += 1
      name = "\(base)-\(number).\(fileExtension)"
    }
    return name
  }
}
