internal import Duban
internal import DubanHTML
internal import DubanStore

/// A deadline that another calendar would move. The administrator sees no titles: numbers suffice to ask
/// the office.
struct MovedLine: Codable, Sendable {
  /// Of the matter, or the name of the ledger whose reporting period locks otherwise.
  var number: String
  var clock: String
  var from: String
  var to: String

  init(_ moved: MovedLimit) {
    number = moved.matter == nil ? moved.title : moved.number
    clock = moved.deadline.name
    from = moved.deadline.from.limitWord
    to = moved.deadline.to.limitWord
  }
}

extension [MovedLine] {
  var table: DataTable {
    DataTable(
      caption: "将变动的时限",
      columns: [
        .init("事项", .name), .init("时限", isNamedOnPhone: true),
        .init("原截止", .time, isNamedOnPhone: true),
        .init("新截止", .time, isNamedOnPhone: true),
      ],
      rows: map {
        DataTable.Row([HTML($0.number), HTML($0.clock), HTML($0.from), HTML($0.to)])
      }, empty: EmptyState("没有会变动的时限"))
  }
}
