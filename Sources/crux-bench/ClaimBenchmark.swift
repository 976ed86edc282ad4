import CruxLanguage
import CruxStore
import Foundation

/// Measures, on the development parts of two corpora, how well like claims are ranked, and whether claims that are
/// opposed are ever taken for one.
///
/// PERSPECTRUM (Chen et al. 2019): the texts of one cluster say the same. ArgKP (Bar-Haim et al. 2020): an argument
/// makes a key point or not.
struct ClaimBenchmark {
  private struct Text {
    var profile: ClaimProfile
    /// Texts of one normal form are one claim without asking.
    var form: Int64?
    /// The claim or topic that it is about.
    var topic: Int
    var isFor: Bool
    /// What says the same.
    var cluster: Int
  }

  private let corpora: URL

  init(corpora: String) { self.corpora = URL(filePath: corpora) }

  func run() throws {
    let texts = try perspectives()
    print(
      "PERSPECTRUM: \(texts.count) texts, mean average precision \(rounded(meanPrecision(texts))); "
        + opposed(texts))
    let arguments = try arguments()
    print(
      "ArgKP: \(arguments.count) arguments, mean average precision \(rounded(try keyPointPrecision(arguments))); "
        + opposed(Array(arguments.values)))
  }

  /// Each text that has others of its cluster asks for them among the texts of all claims.
  private func meanPrecision(_ texts: [Text]) -> Double {
    let sizes = Dictionary(grouping: texts, by: \.cluster).mapValues(\.count)
    let precisions = texts.indices.filter { sizes[texts[$0].cluster] ?? 0 > 1 }.map { own in
      averagePrecision(
        texts.indices.filter { $0 != own }.map { other in
          (likeness(texts[own].profile, texts[other].profile), texts[other].cluster == texts[own].cluster)
        })
    }
    return precisions.reduce(0, +) / Double(max(precisions.count, 1))
  }

  /// How sure it is that two say the same: half as sure where they look opposed.
  private func likeness(_ one: ClaimProfile, _ other: ClaimProfile) -> Double {
    let likeness = ClaimLikeness(one, other)
    return likeness.kind == .opposed ? likeness.score / 2 : likeness.score
  }

  private func averagePrecision(_ answers: [(score: Double, isRight: Bool)]) -> Double {
    var (right, sum) = (0.0, 0.0)
    for (place, answer) in answers.sorted(by: { $0.score > $1.score }).enumerated() where answer.isRight {
      right += 1
      sum += right / Double(place + 1)
    }
    return right == 0 ? 0 : sum / right
  }

  /// Pairs of texts on two sides of one question that have one normal form, and so would be joined.
  private func opposed(_ texts: [Text]) -> String {
    var (pairs, joined) = (0, 0)
    for group in Dictionary(grouping: texts, by: \.topic).values {
      for one in group where one.isFor {
        for other in group where !other.isFor {
          pairs += 1
          if let form = one.form, form == other.form { joined += 1 }
        }
      }
    }
    let share = Double(joined) / Double(max(pairs, 1))
    return "\(joined) of \(pairs) opposed pairs joined (\(String(format: "%.4f", share * 100)) %)"
  }

  private func rounded(_ number: Double) -> String { String(format: "%.3f", number) }

  // MARK: Corpora

  private struct Perspectives: Decodable {
    struct Cluster: Decodable {
      var stance: String
      var texts: [String]
    }

    var claim: String
    var clusters: [Cluster]
  }

  private func perspectives() throws -> [Text] {
    let file = corpora.appending(path: "perspectrum/dev.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    var texts: [Text] = []
    var clusters = 0
    for (topic, line) in lines.enumerated() {
      for cluster in try JSONDecoder().decode(Perspectives.self, from: Data(line.utf8)).clusters {
        clusters += 1
        for text in cluster.texts {
          guard let profile = ClaimProfile(text) else { throw BenchmarkError("There are no word vectors.") }
          texts.append(
            Text(
              profile: profile, form: NormalForm.hash(of: text), topic: topic,
              isFor: cluster.stance == "SUPPORT",
              cluster: clusters))
        }
      }
    }
    return texts
  }

  private func arguments() throws -> [String: Text] {
    var texts: [String: Text] = [:]
    var topics: [String: Int] = [:]
    for row in try rows("arguments_dev") where row.count == 4 {
      guard let profile = ClaimProfile(row[1]) else { throw BenchmarkError("There are no word vectors.") }
      let topic = topics[row[2]] ?? topics.count
      topics[row[2]] = topic
      texts[row[0]] = Text(
        profile: profile, form: NormalForm.hash(of: row[1]), topic: topic, isFor: row[3] == "1", cluster: 0)
    }
    return texts
  }

  /// Each key point asks for its arguments among those that were judged against it.
  private func keyPointPrecision(_ arguments: [String: Text]) throws -> Double {
    let points = Dictionary(
      try rows("key_points_dev").compactMap { row in ClaimProfile(row[1]).map { (row[0], $0) } },
      uniquingKeysWith: { first, _ in first })
    var answers: [String: [(score: Double, isRight: Bool)]] = [:]
    for row in try rows("labels_dev") where row.count == 3 {
      guard let argument = arguments[row[0]], let point = points[row[1]] else { continue }
      answers[row[1], default: []].append((likeness(argument.profile, point), row[2] == "1"))
    }
    let asked = answers.values.filter { $0.contains(where: \.isRight) }
    return asked.reduce(0) { $0 + averagePrecision($1) } / Double(max(asked.count, 1))
  }

  /// The rows of a file of comma-separated values below its header, as RFC 4180 has them.
  private func rows(_ name: String) throws -> [[String]] {
    var rows: [[String]] = []
    var (row, field): ([String], [UInt8]) = ([], [])
    var isQuoted = false
    let bytes = try Array(Data(contentsOf: corpora.appending(path: "argkp/\(name).csv")))
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\""):
        // A quote within quotes is written twice.
        if !isQuoted, place > 0, bytes[place - 1] == byte { field.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field = []
        if byte == UInt8(ascii: "\n") {
          rows.append(row)
          row = []
        }
      case UInt8(ascii: "\r") where !isQuoted: break
      default: field.append(byte)
      }
    }
    if !row.isEmpty { rows.append(row + [String(decoding: field, as: UTF8.self)]) }
    return Array(rows.dropFirst())
  }
}
