extension String {
  /// Whether two strings are the same bytes; to Swift they are equal where Unicode holds them to be the same.
  public func isSame(as other: String) -> Bool {
    var (own, other) = (self, other)
    return own.withUTF8 { own in
      other.withUTF8 { other in
        own.count == other.count && own.indices.allSatisfy { own[$0] == other[$0] }
      }
    }
  }
}
