import CruxFormats
import CruxModel
import CruxReasoning
import Foundation

/// What becomes of one statement, as it is printed.
struct Verdict: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, label, strength, before, extensions, extensionCount
  }

  var statement: Statement
  var label: Label
  /// None where it does not settle.
  var strength: Double?
  /// The label before a supposition changed it.
  var before: Label?
  /// The numbers of the extensions that have it, from 1.
  var extensions: [Int]?
  /// How many of them there are, those without it included.
  var extensionCount: Int?

  /// The strength is there always, and null where there is none.
  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(statement.id, forKey: .id)
    try fields.encode(label.rawValue, forKey: .label)
    try fields.encode(strength?.sixPlaces, forKey: .strength)
    try fields.encodeIfPresent(before?.rawValue, forKey: .before)
    try fields.encodeIfPresent(extensions, forKey: .extensions)
    try fields.encodeIfPresent(extensionCount, forKey: .extensionCount)
  }

  /// `stands  0.71  Controls work — Miriam Oyelaran [s1]`.
  var line: String {
    let name = label.rawValue.padding(toLength: 6, withPad: " ", startingAt: 0)
    let change = before.map { "  (\($0.rawValue) otherwise)" } ?? ""
    return "\(name)  \(strength.shown)  \(statement.line)\(change)"
  }
}

extension Optional<Double> {
  /// A strength with two places.
  var shown: String { self?.twoPlaces ?? "none" }
}

extension Label {
  /// What a statement does that has it.
  var verb: String {
    switch self {
    case .stands: "stands"
    case .falls: "falls"
    case .open: "is open"
    }
  }
}
