internal import Duban

extension Transaction {
  /// 删除个人信息: the values of a field go with all that search knows of them; the entries stay.
  mutating func eraseSecrets(in before: Matter?, _ entries: [Entry]) throws {
    guard let before else { return }
    for effect in entries.flatMap(\.effects) {
      guard case .erased(let field) = effect else { continue }
      let ids = try secrets(of: before, field)
      for id in ids {
        changes.run("DELETE FROM secret WHERE division = ?1 AND id = ?2", [here, .text(id)])
      }
    }
  }

  /// Every value that a field ever had or was asked to have: those kept under the matter, and those
  /// in its history that a split handed down.
  private func secrets(of matter: Matter, _ field: String) throws -> [String] {
    var ids = Set(
      try session.rows(
        """
        SELECT id FROM secret WHERE division = ?1 AND matter = ?2 AND (field = ?3 OR field = ?4)
        """,
        [
          here, .integer(matter.id.rawValue), .text(field),
          .text(field == "text" ? "reason" : field),
        ]
      ).map { $0.text(0) })
    for entry in try store.entries(of: matter.id, session) {
      for effect in entry.effects {
        if case .field(field, .personal(let id)) = effect { ids.insert(id) }
      }
      for text in [entry.text, entry.reason] where field == "text" {
        if let id = text.flatMap(PersonalText.id) { ids.insert(id) }
      }
    }
    return ids.sorted()
  }
}
