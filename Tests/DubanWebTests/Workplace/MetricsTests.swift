import Duban
import DubanStore
import DubanTesting
import HTTPTypes
import Testing

@testable import DubanWeb

@Suite struct `Measuring the server` {
  @Test func `latencies are counted up from bucket to bucket`() {
    let counters = Counters()
    for (status, microseconds) in [(200, 900), (200, 1_000), (404, 30_000), (503, 20_000_000)] {
      counters.count(status, microseconds: Int64(microseconds))
    }
    counters.ticked(microseconds: 2_500, atSeconds: 1_614_560_400)
    let text = counters.text(.init(outbox: (3, 2, 1), memory: 1 << 20))
    let name = "duban_http_request_duration_seconds"
    for line in [
      "# TYPE \(name) histogram", "\(name)_bucket{le=\"0.001\"} 2",
      "\(name)_bucket{le=\"0.025\"} 2", "\(name)_bucket{le=\"0.05\"} 3",
      "\(name)_bucket{le=\"10\"} 3", "\(name)_bucket{le=\"+Inf\"} 4", "\(name)_count 4",
      "\(name)_sum 20.0319", "duban_http_responses_total{status=\"200\"} 2",
      "duban_http_busy_total 1", "duban_tick_duration_seconds 0.0025",
      "duban_tick_timestamp_seconds 1614560400", "duban_outbox_entries 3",
      "duban_deliveries{state=\"waiting\"} 2", "duban_deliveries{state=\"dead\"} 1",
      "process_resident_memory_bytes 1048576",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }

  /// Every line is a comment or a sample, and every sample follows the type of its metric.
  @Test(arguments: Engine.all) func `they are told in Prometheus's text format`(_ engine: Engine)
    async throws
  {
    try await Office.open(on: engine) { office, client in
      _ = try await office.issued()
      let browser = Browser(client)
      _ = try await browser.get("/nowhere")
      let answer = try await browser.get("/metrics")
      #expect(answer.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") == true)
      let sample = /([a-z_]+)(?:\{[a-z]+="[^"]*"\})? ([0-9.]+)/
      var named: Substring = ""
      for line in answer.text.split(separator: "\n") {
        if line.hasPrefix("# TYPE ") {
          named = line.split(separator: " ")[2]
        } else if !line.hasPrefix("# HELP ") {
          let found = try #require(line.wholeMatch(of: sample), "\(line)")
          #expect(found.1.hasPrefix(named), "\(line)")
        }
      }
      #expect(answer.text.contains("duban_http_responses_total{status=\"404\"} 1\n"))
      // What was done has yet to be told outside.
      let entries = try await office.house.store.outbox().count
      #expect(entries > 0 && answer.text.contains("duban_outbox_entries \(entries)\n"))
      let memory = answer.text.split(separator: "process_resident_memory_bytes ").last?
        .prefix { $0.isNumber }
      #expect(try #require(memory.flatMap { Int($0) }) > 1 << 20)
    }
  }
}
