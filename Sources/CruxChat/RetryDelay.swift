import Foundation

/// How long to wait before a call is tried again.
enum RetryDelay {
  /// In seconds, half a lifetime: what is longer is as good as for ever, and a `Duration` may not hold it.
  private static let longest = 1e9

  /// Twice as long after each failure, from one second to a minute, less a random part, so that parallel calls
  /// spread out.
  static func afterFailures(_ count: Int) -> Duration {
    .seconds(min(60, pow(2, Double(count - 1))) * Double.random(in: 0.5...1))
  }

  /// What a `Retry-After` header asks for (RFC 9110, 10.2.3): seconds, or a date.
  static func named(by header: String?, now: Date = Date()) -> Duration? {
    guard let header else { return nil }
    if let seconds = Double(header) {
      return seconds >= 0 && seconds.isFinite ? .seconds(min(seconds, longest)) : nil
    }
    let form = DateFormatter()
    form.locale = Locale(identifier: "en_US_POSIX")
    form.timeZone = TimeZone(identifier: "GMT")
    form.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    // A date has whole seconds, and nobody asks to wait a part of one.
    return form.date(from: header).map {
      .seconds(min(max(0, $0.timeIntervalSince(now).rounded(.up)), longest))
    }
  }
}
