internal import DubanStore
internal import Foundation

extension Visit {
  /// For the installation's own monitoring. A database that does not answer leaves out what it knows.
  func metrics() async -> Reply {
    let backlog = try? await store.outsideBacklog()
    let gauges = Counters.Gauges(
      outbox: backlog.map { ($0.entries, $0.waiting, $0.dead) }, memory: Self.residentMemory)
    return .file(
      Array(house.counters.text(gauges).utf8), type: "text/plain; version=0.0.4; charset=utf-8")
  }

  /// In bytes, as Linux tells it in kilobytes (proc_pid_status(5)).
  private static var residentMemory: Int? {
    guard let status = FileManager.default.contents(atPath: "/proc/self/status") else { return nil }
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1_024 }
  }
}
