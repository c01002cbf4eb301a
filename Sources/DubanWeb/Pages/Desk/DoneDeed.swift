internal import Duban
internal import DubanHTML
internal import DubanStore

/// What a person has just done, told on the page that it leads back to. An address only says where to
/// look: it is found among the matter's entries, so that one kept or passed on tells nobody what he did
/// not do.
struct DoneDeed: Sendable {
  var act: Act
  var matter: MatterID
  var number: String
  var version: Int
  /// Nothing came after it, not even by the clock: it can be taken back.
  var isLast: Bool

  /// Where to look.
  static func query(_ act: Act, _ answer: Answer) -> Values {
    Values([
      ("done", act.rawValue), ("matter", "\(answer.matter)"), ("version", String(answer.version)),
    ])
  }
}

extension Visit {
  /// `nil` when it is not the viewer's, is long ago, or somebody has acted since.
  func findDone() async throws -> DoneDeed? {
    guard method == .get, !isForPrograms, let person = viewer?.person,
      let act = query["done"].flatMap(Act.init(rawValue:)), let id = query.number("matter"),
      let version = query.number("version"),
      let file = try await store.file(of: MatterID(id), at: at),
      let entry = file.entries.last(where: { !$0.by.isSystem }), entry.number == version,
      entry.act == act, entry.by.person == person, entry.at.seconds(to: at) <= Act.undoSeconds
    else { return nil }
    return DoneDeed(
      act: act, matter: file.matter.id, number: file.matter.number, version: entry.number,
      isLast: file.matter.version == entry.number)
  }

  /// Told after an act, on the page that it leads back to.
  var doneNotices: [Notice] {
    done.map { [.done("\($0.number) \($0.act.word)已办。", act: takingBack($0))] } ?? []
  }

  /// 撤回: of what touched this matter alone.
  private func takingBack(_ deed: DoneDeed) -> HTML? {
    guard deed.isLast, ![.undo, .open, .link, .merge, .split, .erase].contains(deed.act) else {
      return nil
    }
    return ActForm(
      "撤回", link(.act(deed.matter, .undo)),
      hidden: proof + [Hidden("known", String(deed.version)), Hidden("back", route.path)]
    ).html
  }
}
