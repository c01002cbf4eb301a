internal import Duban
internal import DubanHTML
internal import DubanStore

/// Personal values in the clear, once, to who gave a reason for it (查看个人信息). Nothing keeps this page.
struct RevealedPage: PageModel {
  var matter: Int64
  var number: String
  var values: [MatterPage.Pair]
  var marking: String?

  func page(for visit: Visit) -> HTML {
    visit.page(
      "个人信息", subtitle: number,
      notices: [.note("这次查看已记入办理记录和审计日志。", advice: "请勿抄录、拍照或转发；办完即关闭本页。")]
    ) {
      Panel("个人信息", isPadded: true) {
        KeyValue(texts: values.map { ($0.name, $0.value) }).html
        if values.isEmpty { EmptyState("这件事项没有登记个人信息，或者已经删除").html }
        p {
          a(.class("act", "plain"), .href(visit.link(.matter(MatterID(matter))))) { "回到事项" }
        }
      }.html
    }
  }
}

extension Visit {
  /// After the entry stands; the audit log has it too.
  func revealed(_ matter: Matter) async throws -> Reply {
    let ledger = try books.ledger(matter.ledger, version: matter.definition)
    let places = Self.personalPlaces(matter, ledger, try await store.entries(of: matter.id))
    let values = try await store.reveal(places.map(\.id))
    try await house.accounts.log(
      .personalRead, of: try someone.person, detail: matter.number, from: address, at: at)
    return .page(
      RevealedPage(
        matter: matter.id.rawValue, number: matter.number,
        values: places.compactMap { place in
          values[place.id].map { .init(name: place.name, value: $0) }
        }, marking: matter.marking))
  }

  private static func personalPlaces(
    _ matter: Matter, _ ledger: Ledger, _ entries: [Entry]
  ) -> [(name: String, id: String)] {
    let fields = ledger.fields.compactMap { field -> (name: String, id: String)? in
      guard case .personal(let id)? = matter.fields[field.id] else { return nil }
      return (field.name, id)
    }
    let texts = entries.filter { $0.act != .reveal }.flatMap { entry in
      [entry.text, entry.reason].compactMap { text in
        text.flatMap(PersonalText.id).map { ("第 \(entry.number) 条 \(entry.act.word)", $0) }
      }
    }
    return fields + texts
  }
}
