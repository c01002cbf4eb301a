/// Shows on a terminal how far a command has come with many files; elsewhere it is silent.
struct ProgressBar {
  let total: Int
  private let terminal: Terminal
  private let isShown: Bool

  init(total: Int, terminal: Terminal = .errors) {
    self.total = total
    self.terminal = terminal
    isShown = total > 1 && terminal.isPresent
  }

  func show(_ done: Int, _ name: String) {
    guard isShown else { return }
    let line = Self.line(done: done, total: total, name: name, columns: terminal.columns)
    draw("\r\u{1B}[K" + line)
  }

  /// Takes the bar away, so that messages and results stand on clean lines.
  func clear() {
    if isShown { draw("\r\u{1B}[K") }
  }

  private func draw(_ text: String) {
    _ = Descriptor.writeAll(Array(text.utf8), to: terminal.descriptor)
  }

  static func line(done: Int, total: Int, name: String, columns: Int) -> String {
    let cells = 20
    let full = total == 0 ? cells : cells * done / total
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
    return "读取 \(bar) \(done)/\(total) \(name)".truncated(to: max(columns - 1, 10))
  }
}
