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

  /// Every value that a field ever had, from the whole history.
  private func secrets(of matter: Matter, _ field: String) throws -> Set<String> {
    var ids: Set<String> = []
    for entry in try store.entries(of: matter.id, session) {
      for effect in entry.effects {
        if case .field(field, .personal(let id)) = effect { ids.insert(id) }
      }
      for text in [entry.text, entry.reason] where field == "text" {
        if let id = text.flatMap(PersonalText.id) { ids.insert(id) }
      }
    }
    return ids
  }
}
