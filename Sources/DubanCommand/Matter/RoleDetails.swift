import ArgumentParser
import Duban
import DubanWeb

/// The units of a matter in their roles.
struct RoleDetails: ActDetails {
  @Option(help: ArgumentHelp("牵头单位，名称或编号；可多次。", valueName: "UNIT")) var lead: [String] = []
  @Option(help: ArgumentHelp("配合单位；可多次。", valueName: "UNIT")) var support: [String] = []
  @Option(help: ArgumentHelp("数据评估单位；可多次。", valueName: "UNIT")) var assess: [String] = []

  /// `nil` when none was typed.
  func roles(_ register: Register) throws(Failure) -> [UnitRole]? {
    var roles: [UnitRole] = []
    for (words, role) in [(lead, UnitRole.Role.lead), (support, .support), (assess, .assess)] {
      for word in words { roles.append(UnitRole(try register.unit(word), role)) }
    }
    return roles.isEmpty ? nil : roles
  }

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.units = try roles(desk.register)
  }
}

struct IssueDetails: ActDetails {
  @Option(
    name: .customLong("document"), help: ArgumentHelp("文号。", valueName: "NUMBER"))
  var documentNumber: String?
  @Option(help: ArgumentHelp("完成时限。", valueName: "DATE")) var due: DayArgument?
  @OptionGroup var units: RoleDetails

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.documentNumber = documentNumber
    details.due = due?.day
    details.units = try units.roles(desk.register)
  }
}

struct DueDetails: ActDetails {
  @Option(help: ArgumentHelp("新的完成时限。", valueName: "DATE")) var due: DayArgument

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) {
    details.due = due.day
  }
}

struct ExtendDetails: ActDetails {
  @Option(help: ArgumentHelp("延期后的时限；不写为台账准许的最后一日。", valueName: "DATE")) var due: DayArgument?

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) {
    details.due = due?.day
  }
}

struct DisputeDetails: ActDetails {
  @Option(help: ArgumentHelp("建议改由的单位；不写则退回重新分工。", valueName: "UNIT")) var unit: String?

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.unit = try unit.map(desk.register.unit)
  }
}

struct CoordinateDetails: ActDetails {
  @Option(help: ArgumentHelp("在等的单位。", valueName: "UNIT")) var unit: String
  @Option(
    help: ArgumentHelp("层级：先请谁协调，如 协管责任人；不写先由单位之间办。", valueName: "PARTY"))
  var level: String?
  @Option(help: ArgumentHelp("希望答复的日期。", valueName: "DATE")) var wanted: DayArgument?

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.unit = try desk.register.unit(unit)
    details.level = try level.map { word throws(Failure) in
      try Words.read(Party.self, word, option: "--level")
    }
    details.wanted = wanted?.day
  }
}

struct StageDetails: ActDetails {
  @Option(help: ArgumentHelp("转入的环节，名称或编号。", valueName: "STAGE")) var stage: String

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) {
    let stages = desk.ledger(matter.ledger)?.stages ?? []
    details.stage = stages.first { $0.name == stage }?.id ?? stage
  }
}

struct OverrideDetails: ActDetails {
  @Option(
    help: ArgumentHelp(
      "灯色：\(Light.allCases.map(\.word).joined(separator: "、"))。", valueName: "LIGHT"))
  var light: String
  @Option(help: ArgumentHelp("有效期至这一时刻。", valueName: "TIME")) var expires: TimeArgument

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.light = try LightWords.read(light)
    details.expires = expires.instant
  }
}

/// A light by its word or its colour.
enum LightWords {
  static func read(_ text: String) throws(Failure) -> Light {
    if let light = Light.allCases.first(where: { $0.colour == text || $0.rawValue == text }) {
      return light
    }
    return try Words.read(Light.self, text, option: "--light")
  }
}
