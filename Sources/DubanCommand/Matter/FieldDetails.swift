import ArgumentParser
import Duban
import DubanStore
import DubanWeb

/// Values of the ledger's own fields.
struct FieldDetails: ActDetails {
  @Option(
    name: .customLong("field"),
    help: ArgumentHelp("字段：名称=内容，可多次。", valueName: "NAME=VALUE"))
  var fields: [String] = []

  func fill(
    _ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk
  ) async throws {
    let ledger = try desk.ledger(named: matter.ledger)
    details.fields = try await values(in: ledger, at: desk)
  }

  /// `nil` when none was typed.
  func values(in ledger: Ledger, at desk: Desk) async throws -> [String: FieldValue]? {
    var values: [String: FieldValue] = [:]
    for text in fields {
      let (name, value) = try Pair.split(text, option: "--field", form: "名称=内容")
      guard let field = ledger.fields.first(where: { $0.id == name || $0.name == name }) else {
        let known = ledger.fields.map(\.name).joined(separator: "、")
        throw Failure(
          status: .misused, message: "“\(ledger.name)”台账没有字段“\(name)”。有：\(known)。")
      }
      values[field.id] = try await Self.value(value, of: field, at: desk)
    }
    return values.isEmpty ? nil : values
  }

  private static func value(
    _ text: String, of field: FieldDefinition, at desk: Desk
  ) async throws -> FieldValue {
    switch field.kind {
    case .number, .count:
      guard let number = Decimals.scaled(text, by: 3) else { throw slip(field, text, "12.5") }
      return .number(number)
    case .money:
      guard let fen = Money.fen(text) else { throw slip(field, text, "1850万元") }
      return .money(fen)
    case .date:
      guard let day = Day(text) else { throw slip(field, text, "2026-06-30") }
      return .day(day)
    case .unit: return .unit(try desk.register.unit(text))
    case .person: return .person(try desk.register.person(text))
    case .file: return .file(try await desk.keep(text))
    default: return .text(text)
    }
  }

  private static func slip(_ field: FieldDefinition, _ text: String, _ form: String) -> Failure {
    Failure(
      status: .misused,
      message: "字段“\(field.name)”的“\(text)”不对：须填\(field.kind.word)，如 \(form)。")
  }
}

/// Where a matter comes from.
struct SourceDetails: ActDetails {
  @Option(
    name: .customLong("source"),
    help: ArgumentHelp("来源：种类=标题，如 领导批示=…，可多次。", valueName: "KIND=TITLE"))
  var sources: [String] = []
  @Option(help: ArgumentHelp("来源的原文，只有一个来源时用。", valueName: "TEXT")) var quote: String?

  func values() throws(Failure) -> [Source]? {
    var values: [Source] = []
    for text in sources {
      let (kind, title) = try Pair.split(text, option: "--source", form: "种类=标题")
      values.append(Source(kind: kind, title: title))
    }
    if let quote {
      guard values.count == 1 else {
        throw Failure(status: .misused, message: "--quote 要与一个 --source 一起用。")
      }
      values[0].quote = quote
    }
    return values.isEmpty ? nil : values
  }

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.sources = try values()
  }
}
