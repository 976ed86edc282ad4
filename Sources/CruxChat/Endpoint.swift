import Foundation

/// The address of a server's chat completions.
public struct Endpoint: Sendable, Equatable {
  /// Where requests go.
  let url: String

  /// - Parameter address: of the server's API, as its documentation gives it, with or without `/chat/completions`;
  ///   `/v1` where it names no path.
  /// - Throws: `ChatError.badEndpoint`, for an address with a user or password too: they would show in messages.
  public init(_ address: String) throws {
    guard var parts = URLComponents(string: address), ["http", "https"].contains(parts.scheme?.lowercased()),
      parts.host?.isEmpty == false, (1...65_535).contains(parts.port ?? 80), parts.user == nil,
      parts.password == nil, parts.fragment == nil
    else { throw ChatError.badEndpoint(Self.withoutUser(address)) }
    var path = parts.path
    while path.hasSuffix("/") { path.removeLast() }
    if path.isEmpty { path = "/v1" }
    parts.path = path.hasSuffix("/chat/completions") ? path : path + "/chat/completions"
    guard let url = parts.string else { throw ChatError.badEndpoint(Self.withoutUser(address)) }
    self.url = url
  }

  private static func withoutUser(_ address: String) -> String {
    address.lastIndex(of: "@").map { "…" + address[$0...] } ?? address
  }
}
