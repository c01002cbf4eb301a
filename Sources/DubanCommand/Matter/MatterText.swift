import Duban
import DubanWeb

extension MatterView: Shown {
  func text(columns: Int) -> String {
    let width = min(columns, 100)
    let head = Wrapping(columns: width)("\(number)　\(title)") + "\n"
    let rows = facts.map { label, words in
      Wrapping(columns: width, indent: "            ")((label + "　").padded(to: 12) + words) + "\n"
    }
    let decided = precedents.map { one in
      "\(one.number) \(one.title)，\(one.unit)：\(one.reason)；\(one.decision)"
    }
    return head + rows.joined() + section("先例", decided, width)
      + section("接下来", next.map(\.sentence), width)
      + "\n办理记录\n" + journal.map { story($0, width) }.joined()
  }

  private var facts: [(String, String)] {
    var facts: [(String, String)] = [("台账", "\(ledgerName)，\(year) 年度")]
    if let documentNumber { facts.append(("文号", documentNumber)) }
    facts += sources.map { ("来源", Self.words(of: $0)) }
    facts += fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let place = stage.map { "，环节“\($0)”" } ?? ""
    facts.append(("状态", standingWord + place))
    if let light { facts.append(("灯", "\(light.colour) \(light.word)：\(light.reason)")) }
    if let turn = turns.first {
      facts.append(("转灯", "\(Self.minute(turn.at)) 转\(turn.colour)（\(turn.reason)），如无新进展"))
    }
    if let due { facts.append(("完成时限", due + (originalDue.map { "（原定 \($0)）" } ?? ""))) }
    if let progress { facts.append(("进度", progress)) }
    return facts + people + work
  }

  private var people: [(String, String)] {
    var facts = UnitRole.Role.allCases.compactMap { role in
      units[role.rawValue].map { (role.word, $0.joined(separator: "、")) }
    }
    if let leader { facts.append(("责任领导", leader)) }
    if let coordinator { facts.append(("协管责任人", coordinator)) }
    return facts
  }

  private var work: [(String, String)] {
    var facts: [(String, String)] = []
    let running = clocks.filter { $0.state != "已停" }
    if !running.isEmpty {
      facts.append(("时限", running.map(\.sentence).joined(separator: "；")))
    }
    facts += requests.map { request in
      let until = request.until.map { "，至 \($0)" } ?? ""
      return (
        "申请",
        "第 \(request.number) 号\(request.kind)，" + (request.next.map { "待\($0)签批\(until)" } ?? "待核查")
      )
    }
    facts += waiting.map { ("等待", $0) }
    let counts = Counter.allCases.compactMap { counter in
      self.counts[counter.rawValue].flatMap { $0 > 0 ? "\(counter.word) \($0) 次" : nil }
    }
    if !counts.isEmpty { facts.append(("累计", counts.joined(separator: "，"))) }
    if let watchedTo { facts.append(("观察期", "至 \(watchedTo)")) }
    facts += links.map { ("关联", "\($0["kind"] ?? "") \($0["matter"] ?? "")") }
    return facts
  }

  private static func words(of source: SourceView) -> String {
    let quote = source.quote.map { "“\($0)”" } ?? ""
    let place = source.start.map { "（第 \($0 + 1) 字起）" } ?? ""
    return "\(source.kind)《\(source.title)》\(quote)\(place)"
  }

  private func section(_ title: String, _ lines: [String], _ width: Int) -> String {
    guard !lines.isEmpty else { return "" }
    let wrap = Wrapping(columns: width, indent: "    ")
    return "\n\(title)\n" + lines.map { wrap("  " + $0) + "\n" }.joined()
  }

  private func story(_ entry: EntryView, _ width: Int) -> String {
    let number = String(entry.number).leftPadded(to: 3)
    let head = "\(number)  \(Self.minute(entry.at))  \(entry.act)　\(entry.by)"
    let said = [entry.text.map { "“\($0)”" }, entry.reason.map { "理由：\($0)" }].compactMap { $0 }
    let wrap = Wrapping(columns: width, indent: "       ")
    let rows = said + (entry.changes.isEmpty ? [] : [entry.changes.joined(separator: "；")])
    return ([head] + rows.map { "     " + $0 }).map { wrap($0) + "\n" }.joined()
  }

  private static func minute(_ text: String) -> String {
    Instant(text)?.minuteWord ?? text
  }
}
