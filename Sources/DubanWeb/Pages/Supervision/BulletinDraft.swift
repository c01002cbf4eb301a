internal import Duban
internal import DubanStore

/// The first draft of a bulletin (通报): totals by light with shares, who has not reported, what is red,
/// what is asked; every figure is counted from the register at that moment.
struct BulletinDraft {
  var period: String
  var day: Day
  var lights: [Light: Int]
  var missing: [(unit: String, count: Int)]
  var red: [MatterLine]
  var yellow: Int

  var title: String { "关于重点任务进展情况的通报（\(period)）" }

  private var total: Int { lights.values.reduce(0, +) }

  var body: String {
    let shares = Light.allCases.compactMap { light -> String? in
      guard let count = lights[light], count > 0 else { return nil }
      return "\(light.word)\(count)件（\(Percent.text(count * 10_000 / max(1, total)))）"
    }
    var lines = ["截至\(day.full)，在办的重点任务共\(total)件，现将进展情况通报如下。", "一、总体进展"]
    lines.append(total == 0 ? "本期没有在办事项。" : shares.joined(separator: "，") + "。")
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

extension Visit {
  func draftBulletin() async throws -> Reply {
    let telling = try telling()
    let matters = try await reportingMatters()
    var lights: [Light: Int] = [:]
    var missing: [UnitID: Int] = [:]
    for (matter, turn, step) in matters {
      if let turn { lights[turn.light, default: 0] += 1 }
      if step.isMissing, let unit = matter.leadUnit { missing[unit, default: 0] += 1 }
    }
    let red = matters.filter { $0.turn?.light == .red }.map { telling.line($0.matter, $0.turn) }
    let draft = BulletinDraft(
      period: try period().key, day: at.day, lights: lights,
      missing: missing.sorted { $0.key < $1.key }.map { (register.name(of: $0.key), $0.value) },
      red: red, yellow: lights[.yellow] ?? 0)
    let id = try await openPaper(
      PaperDraft(
        ledger: "bulletin", title: draft.title,
        fields: ["recipient": .text("各街道办事处，区直各单位"), "body": .text(draft.body)]))
    return .seeOther(address(of: .supervising(.paper(id))))
  }
}
