internal import Duban

extension Accounts {
  /// Tells the holder what was done to the account, in the workplace alone: who did not do it learns of it
  /// at the next sign-in.
  func tell(
    _ person: PersonID, _ event: AuditEvent, from address: String, at instant: Instant,
    _ session: any SQLSession
  ) throws {
    let advice = "不是您本人办的，也没有请管理员办过的，请马上告诉安全管理员。"
    let message = Message(
      id: "account:\(event.rawValue):\(instant.seconds)", person: person, at: instant,
      title: "您的账号：\(event.word)",
      parts: [
        Message.Part("账号安全", [Message.Line("\(event.word)，来自 \(address)。\(advice)")])
      ])
    _ = try store.lay([message], { _ in [] }, session)
  }
}
