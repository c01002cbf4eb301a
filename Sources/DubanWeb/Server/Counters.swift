internal import Synchronization

/// What has been answered, for Prometheus.
final class Counters: Sendable {
  private struct State {
    var answers: [Int: Int] = [:]
    var microseconds: Int64 = 0
  }

  private let state = Mutex(State())

  func count(_ status: Int, microseconds: Int64) {
    state.withLock { state in
      state.answers[status, default: 0] += 1
      state.microseconds += microseconds
    }
  }

  /// Prometheus text format 0.0.4.
  var text: String {
    let (answers, time) = state.withLock { ($0.answers, $0.microseconds) }
    let lines = answers.sorted { $0.key < $1.key }.map {
      "duban_http_responses_total{status=\"\($0.key)\"} \($0.value)\n"
    }
    return "# TYPE duban_http_responses_total counter\n" + lines.joined()
      + "# TYPE duban_http_seconds_total counter\n"
      + "duban_http_seconds_total \(time / 1_000_000).\(padded(time % 1_000_000))\n"
  }

  private func padded(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
