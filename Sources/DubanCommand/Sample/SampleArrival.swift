import Duban
import DubanStore

/// What comes to the sample's office in its last weeks, in ledgers other than the report's (来件).
struct SampleArrival {
  var ledger: String
  var title: String
  var unit: String
  var daysAgo: Int
  var fields: [String: String]
  /// What was done on it so far.
  var acts: [Act]

  init(
    _ ledger: String, _ title: String, _ unit: String, daysAgo: Int, _ fields: [String: String],
    _ acts: [Act]
  ) {
    (self.ledger, self.title, self.unit) = (ledger, title, unit)
    (self.daysAgo, self.fields, self.acts) = (daysAgo, fields, acts)
  }

  static let all: [SampleArrival] =
    hotline + [
      SampleArrival(
        "leader-instruction", "关于湖滨大道夜间施工扰民问题的批示", "区住房和城乡建设局", daysAgo: 9,
        ["urgency": "一般", "wording": "请住建局牵头核实，依法处理，回应群众关切。"],
        [.submit, .assign, .accept, .report]),
      SampleArrival(
        "leader-instruction", "关于冬季供暖保障情况的批示", "区城市管理和综合执法局", daysAgo: 4,
        ["urgency": "急件", "wording": "抓紧排查，五日内报结果。"], [.submit, .assign, .accept]),
      SampleArrival(
        "leader-instruction", "关于校园周边交通秩序的批示", "市公安局湖滨分局", daysAgo: 2,
        ["urgency": "一般", "wording": "请公安分局会同教育局研究措施。"], [.submit]),
      SampleArrival(
        "hazard", "望湖路商业街消防通道被占用", "区应急管理局", daysAgo: 12,
        ["level": "一般", "found-by": "检查", "place": "望湖路商业街"], [.assign, .accept]),
      SampleArrival(
        "petition", "反映安置房办证进度问题", "区住房和城乡建设局", daysAgo: 20,
        ["name": "湖某", "kind": "申诉求决"], [.assign, .accept]),
      SampleArrival(
        "petition", "建议增设社区老年食堂", "区民政局", daysAgo: 6,
        ["name": "滨某", "kind": "建议意见"], [.assign]),
    ]

  private static let hotline: [SampleArrival] = [
    call("路灯不亮，夜间出行不便", "区城市管理和综合执法局", 12, "投诉", "柳堤路", [.assign, .accept, .contact]),
    call("小区门前积水多日未退", "区水利局", 5, "求助", "桃源小区", [.assign, .accept, .contact]),
    call("咨询老旧小区加装电梯补贴", "区住房和城乡建设局", 3, "咨询", "南湖社区", [.assign, .accept]),
    call("农贸市场占道经营", "区市场监督管理局", 2, "投诉", "东门农贸市场", [.assign]),
    call("公交站台座椅损坏", "区交通运输局", 1, "建议", "湖滨大道", [.assign]),
    call("学校周边噪音扰民", "市生态环境局湖滨分局", 0, "投诉", "湖滨中学", []),
  ]

  private static func call(
    _ title: String, _ unit: String, _ daysAgo: Int, _ kind: String, _ place: String, _ acts: [Act]
  ) -> SampleArrival {
    SampleArrival(
      "hotline", title, unit, daysAgo: daysAgo,
      ["telephone": "13800000000", "kind": kind, "place": place], acts)
  }
}

extension SampleYear {
  mutating func receive(_ arrivals: [SampleArrival]) async throws {
    for arrival in arrivals {
      let unit = try desk.register.unit(arrival.unit)
      let first = desk.at.day.advanced(by: -arrival.daysAgo)
      let opened = try await open(
        Details {
          $0.ledger = arrival.ledger
          $0.title = arrival.title
          $0.units = [UnitRole(unit, .lead)]
          $0.fields = arrival.fields.mapValues { .text($0) }
        }, by: Self.office, on: first,
        evidence: [try await evidence("登记表", "来件登记：\(arrival.title)")])
      guard var matter = opened else { continue }
      for (hour, act) in arrival.acts.enumerated() {
        try await self.act(
          act, on: &matter, by: [.submit, .assign].contains(act) ? Self.office : Self.liaison,
          on: first, hour: 10 + hour * 2, text: "已与当事人联系，正在核实处理")
        try await sign(.issue, on: &matter, from: first)
      }
    }
  }
}
