extension Workflow {
  /// The workflow as a Markdown page (流程表): a table for each standing, a column for each role.
  public var page: String {
    var lines = [
      "# 办理流程：\(ledger)", "",
      "按台账第\(version)版的规则写出。写明职务的一列是担任该职务的人，只写单位的一列是该单位其他人员。",
      "● 可以办理；○ 轮到其签批的人办理；避 须回避；空白 不能办理。",
    ]
    if let opening { lines += ["", "## 立项以前", ""] + table([opening]) }
    for place in places {
      let own = place.standing.word, usual = place.standing.standing.word
      lines += ["", "## \(own == usual ? own : "\(own)（\(usual)）")", ""]
      lines += table(place.steps)
      let elsewhere = place.elsewhere.map(\.word).joined(separator: "、")
      if !elsewhere.isEmpty { lines += ["", "此时不能办理：\(elsewhere)。"] }
    }
    if !requests.isEmpty { lines += ["", "## 申请由谁签批", ""] + requestTable }
    return lines.joined(separator: "\n") + "\n"
  }

  private var requestTable: [String] {
    let head = ["申请", "单位内", "签批", "每步时限", "次数", "天数"]
    return [row(head), row(head.map { _ in "---" })]
      + requests.map { rule in
        row([
          rule.kind.word, rule.unitChain.map(\.word).joined(separator: "，"),
          (signers(rule) + rule.headline.map { "\($0.word)（加签）" } + levels(rule))
            .joined(separator: "，"),
          rule.limit?.word ?? "", rule.timesMax.map { "\($0)" } ?? "", rule.lengthMax?.word ?? "",
        ])
      }
  }

  private func levels(_ rule: RequestRule) -> [String] {
    guard !rule.levels.isEmpty else { return [] }
    return ["到期不答复上提：\(rule.levels.map(\.word).joined(separator: "→"))"]
  }

  private func signers(_ rule: RequestRule) -> [String] {
    guard let choice = rule.byChoice else { return rule.chain.map(\.word) }
    let named = choice.chains.sorted { $0.key < $1.key } + [(key: "其他", value: rule.chain)]
    return named.map { word, chain in "\(word)：\(chain.map(\.word).joined(separator: "→"))" }
  }

  private func table(_ steps: [WorkflowStep]) -> [String] {
    let head = ["动作"] + roles.map(\.word) + ["须附", "回避"]
    return [row(head), row(head.map { _ in "---" })]
      + steps.map { step in
        row(
          [step.rule.act.word] + step.answers.map(\.sign)
            + [
              step.rule.needs.map(\.word).joined(separator: "、"),
              step.rule.denies.map(\.word).joined(separator: "、"),
            ])
      }
  }

  private func row(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
  }
}
