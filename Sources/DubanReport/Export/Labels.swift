extension Kind {
  /// The kind's Chinese word.
  public var label: String {
    switch self {
    case .achievement: "成绩"
    case .target: "目标"
    case .task: "任务"
    case .mechanism: "机制"
    case .problem: "问题"
    case .rhetoric: "表述"
    }
  }
}

extension Horizon {
  /// 回顾 2016—2020年, 计划 2021年; empty where the text speaks of no period.
  public var label: String {
    switch direction {
    case .review: ["回顾", years].filter { !$0.isEmpty }.joined(separator: " ")
    case .plan: ["计划", years].filter { !$0.isEmpty }.joined(separator: " ")
    case .none: ""
    }
  }

  private var years: String {
    switch (from, to) {
    case (let from?, let to?) where from < to: "\(from)—\(to)年"
    case (_, let year?), (let year?, nil): "\(year)年"
    case (nil, nil): ""
    }
  }
}

extension Measure {
  /// The value with its unit, as a person writes it: 735亿元, 60—80家, 92万元—1.85亿元.
  func phrase(unit: String, between: String) -> String {
    switch self {
    case .number(let number): number.text + unit
    case .pair(let a, let b): a.text + between + b.text + unit
    case .text(let text): text + unit
    case .mixed(let a, let unitOfA, let b, let unitOfB):
      a.text + unitOfA + between + b.text + unitOfB
    }
  }
}

extension Quantity {
  /// What is said of the indicator, in a few words: 年均增长8.1%, 60家以上, 528亿元→735亿元.
  public var phrase: String {
    let mark = isEstimated ? "（预计）" : ""
    return relationPhrase + (qualifier == "左右" ? "左右" : "") + mark
  }

  private var relationPhrase: String {
    switch relation {
    case .equal: value.phrase(unit: unit, between: "—")
    case .atLeast: value.phrase(unit: unit, between: "—") + "以上"
    case .atMost: value.phrase(unit: unit, between: "—") + "以内"
    case .growth: growthPhrase
    case .growthAtLeast: growthPhrase + "以上"
    case .fromTo: value.phrase(unit: unit, between: "→")
    case .approximate: approximatePhrase
    }
  }

  private var growthPhrase: String {
    let average = isAnnualAverage ? "年均" : ""
    if case .number(let number) = value, number.digits < 0 {
      return average + "下降" + Measure.number(number.negated).phrase(unit: unit, between: "")
    }
    return average + "增长" + value.phrase(unit: unit, between: "—")
  }

  private var approximatePhrase: String {
    let amount = value.phrase(unit: unit, between: "—")
    if case .number = value, qualifier != "左右" { return "约" + amount }
    return amount
  }
}
