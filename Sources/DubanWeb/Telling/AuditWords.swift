package import Duban
package import DubanStore

/// What the log says of changes that move many matters, in the browser and by command alike: whoever reads
/// it finds what was changed, to what and how many (审计记录).
package enum AuditWords {
  /// 重点任务：12 件升级到第 3 版.
  package static func migration(of count: Int, in ledger: Ledger) -> String {
    "\(ledger.name)：\(count) 件升级到第 \(ledger.version) 版"
  }

  /// 2026-05-04 放假，12 件事项的时限变动.
  package static func calendar(_ changes: [String], moved count: Int) -> String {
    changes.joined(separator: "，") + "，\(count) 件事项的时限变动"
  }

  /// 重点任务 2025 年度，锁定 12 件; and how many were refused, which leave the year open.
  package static func locking(_ done: YearLocking, of ledger: Ledger) -> String {
    "\(ledger.name) \(done.lock.year) 年度，锁定 \(done.locked) 件"
      + (done.refused.isEmpty ? "" : "，\(done.refused.count) 件没有锁定，年度没有锁定")
  }

  /// 2026-05-04 起 孟连舟（协管 罗知远）：区住建局、区水务局.
  package static func portfolios(
    _ portfolios: [Portfolio], from day: Day, _ register: Register
  ) -> String {
    let lines = PortfolioText(register: register, from: day).text(of: portfolios)
    return "\(day) 起 " + lines.replacing("\n", with: "；")
  }
}
