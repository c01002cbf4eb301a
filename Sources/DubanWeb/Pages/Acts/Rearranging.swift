internal import Duban
internal import DubanStore

extension ActFormMaker {
  /// What a matter says of itself now, to begin with.
  var present: [String: String] {
    var values = [ActInput.title.name: matter.title]
    if let lead = matter.leadUnit { values[ActInput.lead.name] = "\(lead)" }
    if let due = matter.due { values[ActInput.due.name] = "\(due)" }
    return values
  }
}

extension Visit {
  /// What changes a matter's own words, units and ties (修改、调整、变更单位、拆分、并入、关联).
  func rearrange(_ details: inout Details, _ ledger: Ledger) async throws {
    details.title = form["title"]
    details.units = try roles()
    details.parts = form["parts"].map(Self.lines)
    if let number = form["other"] { details.other = try await other(number) }
    details.link = form["link"].flatMap(Link.Kind.init(rawValue:))
    if let text = form["fields"] { details.fields = try fields(text, of: ledger) }
    if let text = form["source"] { details.sources = [try source(text)] }
    details.field = form["field"].map { name in
      ledger.fields.first { $0.name == name }?.id ?? name
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
  }

  private func roles() throws -> [UnitRole]? {
    guard let lead = form.number("lead").map({ UnitID($0) }) else {
      guard form["support"] == nil else { throw WrongInput("请先选牵头单位，再填配合单位。") }
      return nil
    }
    let names = (form["support"] ?? "").split { "、，,；; ".contains($0) }
    return try [UnitRole(lead, .lead)]
      + names.map { name in
        guard let unit = directory.unit(named: String(name)) else {
          throw WrongInput("没有名为“\(name)”的单位，请照单位名册填写。")
        }
        return UnitRole(unit, .support)
      }
  }

  /// By its number as printed, or as in its address; only one that the viewer may see.
  private func other(_ number: String) async throws -> MatterID {
    let wrong = WrongInput("没有编号为“\(number)”的事项，请照事项页上的编号填写。")
    var found = try await store.find(number: number.trimmed)
    if found == nil { found = Int64(number).map { MatterID($0) } }
    guard let id = found, (try? await seen(id)) != nil else { throw wrong }
    return id
  }

  private func source(_ text: String) throws -> Source {
    let parts = text.split(separator: "=", maxSplits: 1).map(\.trimmed)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw WrongInput("来源“\(text)”不对，请写成 领导批示=关于加快改造的批示。")
    }
    return Source(kind: parts[0], title: parts[1])
  }

  private func fields(_ text: String, of ledger: Ledger) throws -> [String: FieldValue] {
    var values: [String: FieldValue] = [:]
    for line in Self.lines(text) {
      let parts = line.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2, let field = ledger.fields.first(where: { $0.name == parts[0] }) else {
        let known = ledger.fields.map(\.name).joined(separator: "、")
        throw WrongInput("“\(line)”不对，请写成 字段=内容；这个台账的字段有：\(known)。")
      }
      guard let value = field.value(of: parts[1], directory) else {
        throw WrongInput("字段“\(field.name)”的“\(parts[1])”不对：须填\(field.kind.word)。")
      }
      values[field.id] = value
    }
    return values
  }
}

extension FieldDefinition {
  /// As it is typed; `nil` when it is nothing of the field's kind.
  func value(of text: String, _ directory: Directory) -> FieldValue? {
    switch kind {
    case .number, .count: Decimals.scaled(text, by: 3).map { .number($0) }
    case .money: Money.fen(text).map { .money($0) }
    case .date: Day(text).map { .day($0) }
    case .unit: directory.unit(named: text).map { .unit($0) }
    case .person, .file: nil
    default: .text(text)
    }
  }
}
