import CruxModel
import Foundation

/// Keeps completions on disk by what was asked, so that nothing is asked and paid for twice.
///
/// One file for each request; a hash names it, and it holds the request too, so that equal hashes mix nothing up. A
/// cache that cannot be read or written is an empty one.
struct AnswerCache: Sendable {
  let folder: URL

  /// The user's, after the XDG base directory specification: in `$XDG_CACHE_HOME`, if that is an absolute path, or
  /// else `~/.cache`.
  static func ofUser(_ environment: [String: String]) -> AnswerCache? {
    let named = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let base = named ?? environment["HOME"].map({ $0 + "/.cache" }) else { return nil }
    return AnswerCache(folder: URL(filePath: base).appending(path: "crux/chat"))
  }

  private struct Entry: Codable {
    var endpoint: String
    var request: String
    var completion: Completion
  }

  func completion(_ endpoint: Endpoint, _ request: String) -> Completion? {
    guard let data = try? Data(contentsOf: file(endpoint, request)),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.endpoint == endpoint.url,
      entry.request == request
    else { return nil }
    return entry.completion
  }

  func keep(_ completion: Completion, _ endpoint: Endpoint, _ request: String) {
    // Texts may be private, so the folder is.
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let entry = Entry(endpoint: endpoint.url, request: request, completion: completion)
    try? JSONEncoder().encode(entry).write(to: file(endpoint, request), options: .atomic)
  }

  private func file(_ endpoint: Endpoint, _ request: String) -> URL {
    var hash = StableHash()
    for byte in endpoint.url.utf8 { hash.add(byte) }
    hash.add(0)
    for byte in request.utf8 { hash.add(byte) }
    return folder.appending(path: hash.text + ".json")
  }
}
