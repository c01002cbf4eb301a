public import Duban
internal import DubanStore
internal import Foundation

/// A ledger written as its file (台账定义文件): what `LedgerFile` reads back as the same ledger.
public func ledgerText(of ledger: Ledger) -> String {
  var text = LedgerText()
  text.write(ledger)
  return text.lines.joined(separator: "\n") + "\n"
}

/// The ledgers that come with the program, from `Ledgers/`.
public func deliveredLedgers() throws -> [Ledger] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Ledgers").standardized.path
  return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    .filter { $0.hasSuffix(".yaml") }
    .map { try LedgerFile.read(path: "\(folder)/\($0)") }
}

private struct LedgerText {
  var lines: [String] = []

  mutating func write(_ ledger: Ledger) {
    lines += [
      "编号: \(ledger.id)", "名称: \(ledger.name)", "版本: \(ledger.version)", "出处: \(ledger.source)",
      "机制: \(ledger.regime.word)", "编号前缀: \(ledger.numbering.prefix)",
      "个人信息: \(word(ledger.isPersonal))",
    ]
    if let theme = ledger.theme { lines.append("主题: \(theme)") }
    list("状态", ledger.standings.map { "\($0.standing.word): \($0.word)" })
    list("字段", ledger.fields.map(field))
    list("环节", ledger.stages.map(stage))
    list("时限", ledger.clocks.map(clock))
    list("动作", ledger.acts.values.sorted { $0.act.rawValue < $1.act.rawValue }.map(act))
    list(
      "申请", ledger.requests.values.sorted { $0.kind.rawValue < $1.kind.rawValue }.map(request))
    lines.append("评灯: {\(light(ledger.light))}")
    lines.append(
      "进度: {自报: \(word(ledger.progress.allowsSelfReported)), "
        + "按环节: \(word(ledger.progress.followsStages))}")
    lines.append("销号: {\(closing(ledger.closing))}")
    if let rule = ledger.reporting {
      lines.append(
        "报送期: {频次: \(rule.rhythm.word), 开放: \(rule.opens), 截止: \(rule.due), "
          + "核对工作日: \(rule.checkWorkdays)}")
    }
    list("计量", ledger.measures.map(measure))
  }

  private mutating func list(_ key: String, _ items: [String]) {
    guard !items.isEmpty else { return }
    lines.append("\(key):")
    lines += items.map { "  - \($0.contains(",") ? "{\($0)}" : $0)" }
  }

  private func word(_ flag: Bool) -> String { flag ? "是" : "否" }

  private func words(_ key: String, _ words: [String]) -> String {
    words.isEmpty ? "" : ", \(key): [\(words.joined(separator: ", "))]"
  }

  private func field(_ field: FieldDefinition) -> String {
    "编号: \(field.id), 名称: \(field.name), 类型: \(field.kind.word)"
      + (field.unit.map { ", 单位: \($0)" } ?? "") + words("选项", field.choices)
      + ", 必填: \(word(field.isRequired))" + (field.isWording ? ", 知悉范围: 是" : "")
  }

  private func stage(_ stage: StageDefinition) -> String {
    "编号: \(stage.id), 名称: \(stage.name), 权重: \(stage.weight)"
      + (stage.limit.map { ", 时限: \($0.word)" } ?? "") + words("佐证", stage.evidence)
  }

  private func clock(_ clock: ClockDefinition) -> String {
    "名称: \(clock.name.word), 长度: \(length(clock.length))"
      + words("起", clock.starts.map(\.word)) + words("止", clock.ends.map(\.word))
      + words("停", clock.pauses.map(\.word)) + words("续", clock.resumes.map(\.word))
      + ", 顺延: \(word(clock.movesToWorkday))"
  }

  private func length(_ length: ClockLength) -> String {
    switch length {
    case .limit(let limit): limit.word
    case .untilDue: "至完成时限"
    case .untilDay(let field): "至字段 \(field)"
    case .byChoice(let field, let limits, let otherwise):
      "{按: \(field), "
        + limits.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.word), " }.joined()
        + "其他: \(otherwise.word)}"
    }
  }

  private func act(_ rule: ActRule) -> String {
    "动作: \(rule.act.word)" + words("谁", rule.who.map(\.word))
      + words("状态", rule.from.map(\.word)) + words("须附", rule.needs.map(\.word))
      + words("回避", rule.denies.map(\.word))
  }

  private func request(_ rule: RequestRule) -> String {
    "申请: \(rule.kind.word), 到期前: \(word(rule.onlyBeforeDue))"
      + words("单位内", rule.unitChain.map(\.word)) + words("签批", rule.chain.map(\.word))
      + (rule.limit.map { ", 时限: \($0.word)" } ?? "")
      + (rule.timesMax.map { ", 次数: \($0)" } ?? "")
      + (rule.lengthMax.map { ", 天数: \($0.word)" } ?? "")
      + words("所延时限", rule.clocks.map(\.word))
      + words("加签", rule.headline.map(\.word)) + words("层级", rule.levels.map(\.word))
  }

  private func light(_ rules: LightRules) -> String {
    let bases = [
      rules.usesPlan ? "计划" : nil, rules.usesClock ? "时限" : nil,
      rules.usesFloat ? "机动时间" : nil,
    ]
    return "超进度: \(rules.ahead / 100), 黄: \(rules.yellow / 100), 红: \(rules.red / 100)"
      + words("依据", bases.compactMap(\.self)) + ", 时限预警: \(rules.clockWarnPercent)"
      + (rules.staleDays.map { ", 无进展天数: \($0)" } ?? "")
  }

  private func measure(_ measure: MeasureDefinition) -> String {
    "编号: \(measure.id), 名称: \(measure.name), 单位: \(measure.unit)"
      + (measure.field.map { ", 字段: \($0)" } ?? "")
      + words("状态", measure.standings.map(\.word))
  }

  private func closing(_ rule: ClosingRule) -> String {
    let needs = evidence(rule.evidence)
    let first = evidence(rule.preliminary)
    return "方式: \(rule.check.word)" + words("核查人", rule.verifiers.map(\.word))
      + words("签批", rule.chain.map(\.word)) + (needs.isEmpty ? "" : ", 佐证: {\(needs)}")
      + (first.isEmpty ? "" : ", 初验佐证: {\(first)}")
      + (rule.drawPercent > 0 ? ", 抽查比例: \(rule.drawPercent)" : "")
      + ", 观察天数: \(rule.watchDays)"
  }

  private func evidence(_ needs: [EvidenceNeed]) -> String {
    needs.map { "\($0.kind): \($0.count)" }.joined(separator: ", ")
  }
}
