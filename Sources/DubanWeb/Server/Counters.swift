internal import Synchronization

/// What has been answered and how long it took, for Prometheus (text format 0.0.4).
package final class Counters: Sendable {
  private struct State {
    var answers: [Int: Int] = [:]
    /// By bucket, each without those of the buckets before; the last holds what no bucket does.
    var buckets = [Int](repeating: 0, count: Counters.bounds.count + 1)
    var microseconds: Int64 = 0
    var tick: (microseconds: Int64, atSeconds: Int64)?
  }

  /// What is measured elsewhere, at the moment of asking.
  struct Gauges: Sendable {
    /// Entries not yet told outside, messages on their way, and those given up; `nil` when the database
    /// does not answer.
    var outbox: (entries: Int, waiting: Int, dead: Int)?
    /// In bytes; `nil` where the system does not tell.
    var memory: Int?
  }

  /// Upper bounds of the buckets, in microseconds.
  private static let bounds: [Int64] = [
    1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
    5_000_000, 10_000_000,
  ]

  private let state = Mutex(State())

  func count(_ status: Int, microseconds: Int64) {
    let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.answers[status, default: 0] += 1
      state.buckets[bucket] += 1
      state.microseconds += microseconds
    }
  }

  /// The clock's minute was worked off.
  package func ticked(microseconds: Int64, atSeconds: Int64) {
    state.withLock { $0.tick = (microseconds, atSeconds) }
  }

  func text(_ gauges: Gauges) -> String {
    let state = state.withLock { $0 }
    var text = MetricsText()
    text.add(
      "duban_http_responses_total", .counter, "Answers by status.",
      state.answers.sorted { $0.key < $1.key }.map { ("status=\"\($0.key)\"", "\($0.value)") })
    text.add(
      "duban_http_busy_total", .counter, "Requests turned away because too many were inside (503).",
      [("", "\(state.answers[503] ?? 0)")])
    text.addHistogram(
      "duban_http_request_duration_seconds", "Time from a request to its answer.",
      zip(Self.bounds, state.buckets).map { (MetricsText.seconds($0), $1) },
      beyond: state.buckets.last ?? 0, sum: MetricsText.seconds(state.microseconds))
    if let tick = state.tick {
      text.add(
        "duban_tick_duration_seconds", .gauge, "Time that the clock's last minute took.",
        [("", MetricsText.seconds(tick.microseconds))])
      text.add(
        "duban_tick_timestamp_seconds", .gauge, "When the clock last worked, in Unix time.",
        [("", "\(tick.atSeconds)")])
    }
    if let outbox = gauges.outbox {
      text.add(
        "duban_outbox_entries", .gauge, "Entries not yet told outside.", [("", "\(outbox.entries)")]
      )
      text.add(
        "duban_deliveries", .gauge, "Messages to mail and webhooks.",
        [("state=\"waiting\"", "\(outbox.waiting)"), ("state=\"dead\"", "\(outbox.dead)")])
    }
    if let memory = gauges.memory {
      text.add(
        "process_resident_memory_bytes", .gauge, "Resident memory.", [("", "\(memory)")])
    }
    return text.lines
  }
}

/// Metrics as Prometheus reads them: HELP and TYPE before the samples of each.
struct MetricsText {
  enum Kind: String {
    case counter, gauge, histogram
  }

  private(set) var lines = ""

  mutating func add(
    _ name: String, _ kind: Kind, _ help: String, _ samples: [(labels: String, value: String)]
  ) {
    lines += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    for sample in samples { add(name, sample.labels, sample.value) }
  }

  /// - Parameter buckets: upper bounds in seconds, each with what lies between it and the one before.
  mutating func addHistogram(
    _ name: String, _ help: String, _ buckets: [(bound: String, count: Int)], beyond: Int,
    sum: String
  ) {
    add(name, .histogram, help, [])
    var count = 0
    for bucket in buckets {
      count += bucket.count
      add(name + "_bucket", "le=\"\(bucket.bound)\"", "\(count)")
    }
    add(name + "_bucket", "le=\"+Inf\"", "\(count + beyond)")
    add(name + "_sum", "", sum)
    add(name + "_count", "", "\(count + beyond)")
  }

  private mutating func add(_ name: String, _ labels: String, _ value: String) {
    lines += name + (labels.isEmpty ? "" : "{\(labels)}") + " \(value)\n"
  }

  /// `0.0025` of 2,500 microseconds.
  static func seconds(_ microseconds: Int64) -> String {
    let digits = String(microseconds % 1_000_000)
    var rest = String(repeating: "0", count: 6 - digits.count) + digits
    while rest.hasSuffix("0") { rest.removeLast() }
    return "\(microseconds / 1_000_000)" + (rest.isEmpty ? "" : ".\(rest)")
  }
}
