import Duban
import DubanStore
import DubanWeb

/// What is changed by command in the directory, and what moves many matters, stands in the log like what is
/// changed in the browser, without a person: whoever sits at the server is known to its own log.
extension Desk {
  @discardableResult
  func make(_ change: DirectoryChange) async throws -> DirectoryChange.Outcome {
    try await logging { accounts in
      try await accounts.make(change, by: nil, from: Accounts.console, at: Now.instant)
    }
  }

  func set(_ portfolios: [Portfolio], from day: Day) async throws {
    let detail = AuditWords.portfolios(portfolios, from: day, register)
    try await logging { accounts in
      _ = try await accounts.set(
        portfolios, detail: detail, by: nil, from: Accounts.console, at: at)
    }
  }

  func log(_ event: AuditEvent, _ detail: String) async throws {
    try await logging { accounts in
      try await accounts.log(
        event, of: nil, detail: detail, from: Accounts.console, at: Now.instant)
    }
  }

  private func logging<Value>(_ body: (Accounts) async throws -> Value) async throws -> Value {
    let passwords = PasswordDesk(threads: 1)
    defer { passwords.close() }
    return try await body(Accounts(store: store, desk: passwords))
  }
}
