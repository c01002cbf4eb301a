package import Duban
package import DubanOffice
internal import DubanReport
package import DubanStore

/// Reads the rows of somebody else's table as openings of matters, by a mapping of its columns.
package struct ImportReading {
  let ledger: Ledger
  let register: Register
  let mapping: TableMapping
  package let year: Int
  let table: ReadTable

  package init(
    ledger: Ledger, register: Register, mapping: TableMapping, year: Int, table: ReadTable
  ) {
    self.ledger = ledger
    self.register = register
    self.mapping = mapping
    self.year = year
    self.table = table
  }

  /// What a row asks for, and what is wrong with it.
  package struct Row {
    var number: Int
    var title: String
    var lead: String
    var due: Day?
    var details: Details
    var text: String?
    var problems: [String]
  }

  /// Names in columns of units that the directory does not have: explained once, and to be changed here.
  var namesToExplain: [String] {
    var seen: Set<String> = []
    return table.rows.flatMap { row in
      (cells("lead", row) + cells("support", row)).flatMap(Self.names)
    }.filter { name in
      register.directory.unit(named: name) == nil && seen.insert(name).inserted
    }
  }

  package var rows: [Row] { table.rows.map(row) }

  private func row(_ row: ReadTable.Row) -> Row {
    var problems: [String] = []
    let title = cells("title", row).joined(separator: "，")
    if title.isEmpty { problems.append("没有事项名称") }
    var roles: [UnitRole] = []
    for (part, role) in [("lead", UnitRole.Role.lead), ("support", .support)] {
      for name in cells(part, row).flatMap(Self.names) {
        guard let unit = unit(name) else {
          problems.append("单位名册里没有“\(name)”")
          continue
        }
        if !roles.contains(where: { $0.unit == unit }) { roles.append(UnitRole(unit, role)) }
      }
    }
    let due = self.due(cells("due", row).first, &problems)
    let fields = self.fields(of: row, &problems)
    let sources = cells("source", row).map { Source(kind: "上年台账", title: $0) }
    let notes = cells("note", row).joined(separator: "；")
    let details = Details {
      $0.ledger = ledger.id
      $0.title = title
      $0.units = roles.isEmpty ? nil : roles
      $0.due = due
      $0.year = year
      $0.fields = fields.isEmpty ? nil : fields
      $0.sources = sources.isEmpty ? nil : sources
    }
    return Row(
      number: row.number, title: title,
      lead: roles.filter { $0.role == .lead }.map { register.name(of: $0.unit) }
        .joined(separator: "、"),
      due: due, details: details, text: notes.isEmpty ? nil : notes, problems: problems)
  }

  /// The texts of a row in the columns that are one thing; those that say nothing are left out.
  private func cells(_ part: String, _ row: ReadTable.Row) -> [String] {
    zip(table.heads, row.cells).filter { mapping.parts[$0.0] == part && !$0.1.isEmpty }.map(\.1)
  }

  static func names(in text: String) -> [String] {
    text.split { "、，,;；/\n ".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  private func unit(_ name: String) -> UnitID? {
    mapping.units[name] ?? register.directory.unit(named: name)
  }

  private func due(_ text: String?, _ problems: inout [String]) -> Day? {
    guard let text, !TypedDeadline.isStanding(text) else { return nil }
    guard let day = day(text) else {
      problems.append("完成时限“\(text)”读不出日期，请写成 \(year)-06-30")
      return nil
    }
    return day
  }

  /// As printed, or as people write a deadline.
  private func day(_ text: String) -> Day? {
    Day(text) ?? TypedDeadline.date(text, year: year).flatMap { Day($0.iso) }
  }

  private func fields(
    of row: ReadTable.Row, _ problems: inout [String]
  ) -> [String: FieldValue] {
    var values: [String: FieldValue] = [:]
    for field in ledger.fields {
      guard let text = cells("field:" + field.id, row).first else { continue }
      guard let value = value(text, of: field) else {
        problems.append("“\(field.name)”须填\(field.kind.word)，现为“\(text)”")
        continue
      }
      // What is personal is put away before the kernel sees it.
      if !field.kind.isPersonal, let fault = field.fault(of: value) {
        problems.append("“\(field.name)”\(fault)，现为“\(text)”")
      } else {
        values[field.id] = value
      }
    }
    return values
  }

  private func value(_ text: String, of field: FieldDefinition) -> FieldValue? {
    switch field.kind {
    case .date: day(text).map { .day($0) }
    case .unit: unit(text).map { .unit($0) }
    default: field.value(of: text, register.directory)
    }
  }

  /// Units whose names hold the letters of a short name in their order, as 区住建局 stands for
  /// 区住房和城乡建设局: proposed, never taken unasked.
  static func likely(_ name: String, in register: Register) -> [UnitID] {
    register.directory.currentUnits.filter { unit in
      var rest = Substring(unit.name)
      return name.allSatisfy { letter in
        guard let place = rest.firstIndex(of: letter) else { return false }
        rest = rest[rest.index(after: place)...]
        return true
      }
    }.sorted { ($0.name.count, $0.id) < ($1.name.count, $1.id) }.map(\.id)
  }
}

extension ReadTable {
  /// Of the heads: a table of the same ones is mapped as the last.
  package var signature: String {
    Digest.of([UInt8](heads.joined(separator: "\n").utf8), by: .sha256).hex
  }
}
