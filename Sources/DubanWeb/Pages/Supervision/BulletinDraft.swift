internal import Duban
internal import DubanStore

/// The first draft of a bulletin (通报): totals by light with shares, who has not reported, what is red,
/// what is asked; every figure is counted from the register at that moment.
struct BulletinDraft {
  /// Keys of the periods that are reported on; empty when nothing reports.
  var period: String
  var day: Day
  var lights: [Light: Int]
  /// In hand and without a light: stopped, waiting to be closed, or being divided and signed anew.
  var suspended: Int
  var closing: Int
  var anew = 0
  var missing: [(unit: String, count: Int)]
  var red: [MatterLine]
  var yellow: Int

  var title: String { "关于重点任务进展情况的通报" + (period.isEmpty ? "" : "（\(period)）") }

  private var unrated: Int { lights[.unrated] ?? 0 }
  private var rated: Int { lights.values.reduce(0, +) - unrated }
  private var total: Int { rated + unrated + suspended + closing + anew }

  /// 其中评灯95件、待销号12件、中止2件: the lights are of the first alone.
  private var parts: String {
    let others = [
      ("暂不评", unrated), ("待销号", closing), ("中止", suspended), ("重新分解", anew),
    ].filter { $0.1 > 0 }
    guard !others.isEmpty else { return "" }
    return "，其中" + ([("评灯", rated)] + others).map { "\($0.0)\($0.1)件" }.joined(separator: "、")
  }

  var body: String {
    let shares = Light.allCases.compactMap { light -> String? in
      guard light != .unrated, let count = lights[light], count > 0 else { return nil }
      return "\(light.word)\(count)件（\(Percent.text(count, of: rated))）"
    }
    var lines = [
      "截至\(day.full)，需要报送进展的在办事项共\(total)件\(parts)，现将进展情况通报如下。", "一、总体进展",
    ]
    lines.append(rated == 0 ? "本期没有评灯的事项。" : shares.joined(separator: "，") + "。")
    lines.append("二、报送情况")
    lines.append(
      missing.isEmpty
        ? "各单位均已按时报送。"
        : "以下\(missing.count)个单位还有事项没有报送："
          + missing.map { "\($0.unit)（\($0.count)件）" }.joined(separator: "、") + "。")
    lines.append("三、滞后事项")
    if red.isEmpty {
      lines.append("没有严重滞后的事项；滞后\(yellow)件。")
    } else {
      lines.append("严重滞后\(red.count)件，滞后\(yellow)件。其中：")
      lines += red.prefix(20).enumerated().map { place, line in
        "\(place + 1)．\(line.title)（\(line.unit ?? "待明确")）：\(line.reason ?? "逾期")。"
      }
    }
    lines += [
      "四、下一步要求",
      "没有报送的单位请在两个工作日内补报；严重滞后事项的牵头单位请书面说明原因，提出补救措施和完成日期。",
    ]
    return lines.joined(separator: "\n")
  }
}

extension BulletinDraft {
  /// 各镇人民政府、各街道办事处，区直各单位: of the kinds that the district has.
  ///
  /// - Parameter local: the names of its 乡镇街道.
  static func recipients(_ local: [String], of place: String) -> String {
    let streets = local.filter { $0.contains("街道") }
    let towns = local.filter { !$0.contains("街道") }
    let kinds: [String] = ["乡", "镇"].filter { kind in towns.contains { $0.contains(kind) } }
    let below = [
      kinds.isEmpty ? nil : "各\(kinds.joined())人民政府", streets.isEmpty ? nil : "各街道办事处",
    ].compactMap(\.self).joined(separator: "、")
    return [below, "\(place.suffix(1))直各单位"].filter { !$0.isEmpty }.joined(separator: "，")
  }
}

extension Visit {
  func draftBulletin() async throws -> Reply {
    let telling = try telling()
    let all = try await mattersInHand()
    let matters = all.filter(\.isReporting)
    var lights: [Light: Int] = [:]
    var missing: [UnitID: Int] = [:]
    for one in matters {
      if let turn = one.turn { lights[turn.light, default: 0] += 1 }
      if one.step.isMissing, let unit = one.matter.leadUnit { missing[unit, default: 0] += 1 }
    }
    let suspended = all.count { $0.matter.standing == .suspended }
    let closing = all.count { LightShape($0.matter.standing) == .done }
    let red = matters.filter { $0.turn?.light == .red }.map { telling.line($0.matter, $0.turn) }
    let draft = BulletinDraft(
      period: matters.map(\.period).eachOnce.map(\.key).joined(separator: "、"),
      day: at.day, lights: lights, suspended: suspended,
      closing: closing, anew: all.count - matters.count - suspended - closing,
      missing: missing.sorted { $0.key < $1.key }.map { (register.name(of: $0.key), $0.value) },
      red: red, yellow: lights[.yellow] ?? 0)
    let local = directory.units.values.filter { $0.kind == .street }.map(\.name)
    let recipients = BulletinDraft.recipients(local, of: house.place)
    let id = try await openPaper(
      PaperDraft(
        ledger: "bulletin", title: draft.title,
        fields: ["recipient": .text(recipients), "body": .text(draft.body)]))
    return .seeOther(address(of: .supervising(.paper(id))))
  }
}
