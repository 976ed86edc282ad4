import CruxModel

/// What was dropped or assumed while reading, each thing once with the number of times.
struct GraphMLRemarks {
  private struct Remark: Hashable {
    let code: Finding.Code
    let message: String
  }

  private var order: [Remark] = []
  private var places: [Remark: (firstLine: Int, count: Int)] = [:]

  /// - Parameter message: a sentence without its full stop.
  mutating func dropped(_ message: String, line: Int) { add(Remark(code: .dropped, message: message), line) }

  /// - Parameter message: a sentence without its full stop.
  mutating func assumed(_ message: String, line: Int) { add(Remark(code: .assumed, message: message), line) }

  private mutating func add(_ remark: Remark, _ line: Int) {
    if places[remark] == nil { order.append(remark) }
    places[remark, default: (line, 0)].count += 1
  }

  /// At the line of the first time.
  var findings: [Finding] {
    order.compactMap { remark in
      guard let place = places[remark] else { return nil }
      let times = place.count > 1 ? " (\(place.count) times)" : ""
      return Finding(remark.code, at: .line(place.firstLine), remark.message + times + ".")
    }
  }
}
