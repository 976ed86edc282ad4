import CruxFormats
import CruxModel
import Foundation

/// How long an operation takes and how much memory its process takes at most.
struct Measurement {
  let seconds: Double
  let peakMegabytes: Double

  /// Measures in this process: a fresh one, if the peak is to mean anything.
  ///
  /// - Parameters:
  ///   - operation: a format's name and `-read` or `-write`.
  ///   - path: a file of that format to read, or any graph to write.
  init(of operation: String, on path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    let name = operation.split(separator: "-").first.map(String.init) ?? ""
    guard let format = GraphFormat.named(name) else {
      throw BenchmarkError("There is no format \"\(name)\".")
    }
    if operation.hasSuffix("-read"), let reader = format.reader {
      seconds = try Self.best { _ = try reader.read(bytes) }
    } else if operation.hasSuffix("-write"), let writer = format.writer {
      let source = GraphFormat.named(URL(filePath: path).pathExtension)?.reader ?? JSONReader()
      let graph = try source.read(bytes).graph
      seconds = try Self.best { _ = try writer.write(graph) }
    } else {
      throw BenchmarkError("\"\(operation)\" cannot be measured.")
    }
    peakMegabytes = Self.peakMegabytes
  }

  /// Measures in a process that prints seconds and megabytes.
  init?(running executable: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let numbers = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap {
      Double($0)
    }
    guard process.terminationStatus == 0, numbers.count == 2 else { return nil }
    seconds = numbers[0]
    peakMegabytes = numbers[1]
  }

  /// The most memory that this process has held.
  private static var peakMegabytes: Double {
    #if os(Linux)
      // `getrusage` would count what the parent held when it started this process.
      let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return line?.split(separator: " ").compactMap { Double($0) }.first.map { $0 / 1024 } ?? 0
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }

  /// The best of up to five runs, no more than fit into two seconds; `bench-peers.py` does the same.
  static func best(_ run: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var times: [Duration] = []
    repeat {
      times.append(try clock.measure(run))
    } while times.count < 5 && times.reduce(.zero, +) < .seconds(2)
    return (times.min() ?? .zero) / .seconds(1)
  }
}

extension Measurement: CustomStringConvertible {
  var description: String { "\(seconds) \(peakMegabytes)" }
}

struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension Process {
  /// Runs to the end, and returns then: `waitUntilExit` looks only every 50 ms, which is no time for a measurement.
  func runToEnd() throws {
    let end = DispatchSemaphore(value: 0)
    terminationHandler = { _ in end.signal() }
    try run()
    end.wait()
  }
}
