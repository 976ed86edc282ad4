/// The attributes that a GraphML document declares.
struct GraphMLKeys {
  struct Key {
    let name: String
    /// `node`, `edge`, `graph` or `all`.
    let domain: String
    let holdsGraphics: Bool
    /// What it means, if anything.
    let attribute: GraphMLAttribute?
    /// The value where an element has none.
    var preset: String?
  }

  private var keys: [Key] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// The ids of all keys in a row, and where each begins and the last ends: quick to compare with.
  private var ids: [UInt8] = []
  private var bounds = [0]
  private var selected = 0
  private var hasPresets = false

  /// Of the key that was selected last.
  var currentAttribute: GraphMLAttribute? { keys[selected].attribute }
  var currentName: String { keys[selected].name }
  var currentHoldsGraphics: Bool { keys[selected].holdsGraphics }

  mutating func declare(id: String, name: String?, domain: String, holdsGraphics: Bool) {
    let name = name ?? id
    numbers[Array(id.utf8)] = keys.count
    ids += id.utf8
    bounds.append(ids.count)
    keys.append(
      Key(
        name: name, domain: domain, holdsGraphics: holdsGraphics,
        attribute: GraphMLKey.verdicts[id] == nil ? GraphMLAttribute(attributeName: name) : .redundant))
  }

  /// Gives the key that was declared last a preset.
  mutating func setPreset(_ value: String) {
    guard let last = keys.indices.last else { return }
    keys[last].preset = value
    hasPresets = true
  }

  /// Makes the key of an id the current one; a key that was never declared gets its id as its name.
  mutating func select(_ id: UnsafeBufferPointer<UInt8>) {
    // Elements tend to have their data in the order of the keys.
    for candidate in keys.indices.dropFirst(selected).prefix(4) where isID(id, of: candidate) {
      selected = candidate
      return
    }
    if let number = numbers[Array(id)] {
      selected = number
      return
    }
    declare(id: String(decoding: id, as: UTF8.self), name: nil, domain: "all", holdsGraphics: false)
    selected = keys.count - 1
  }

  private func isID(_ id: UnsafeBufferPointer<UInt8>, of key: Int) -> Bool {
    let start = bounds[key]
    guard bounds[key + 1] - start == id.count else { return false }
    for offset in id.indices where ids[start + offset] != id[offset] { return false }
    return true
  }

  /// Gives an element the presets of what it leaves out.
  func fillIn(_ element: inout GraphMLElement) {
    guard hasPresets else { return }
    for key in keys where key.domain == "all" || key.domain == "\(element.kind)" {
      if let preset = key.preset, let attribute = key.attribute, element[attribute] == nil {
        element[attribute] = preset
      }
    }
  }
}
