package import Duban

/// A plan as it is written (推进方案): milestones of which some have days, and others lengths from which their
/// days are laid back over the working calendar.
package struct PlanDraft: Sendable {
  /// A milestone as it was typed; what is left empty is found.
  package struct Row: Codable, Hashable, Sendable {
    /// Unique in the plan, by which other rows name it.
    package var id: Int
    package var name = ""
    package var day = ""
    /// Percent of the whole; empty for the share of the weights so far.
    package var share = ""
    package var weight = ""
    /// 20个工作日, 30日.
    package var limit = ""
    /// Ids of the rows before it.
    package var after = ""
    package var isGate = false

    package init(id: Int) {
      self.id = id
    }

    package var isEmpty: Bool { [name, day, share, weight, limit, after].allSatisfy(\.isEmpty) }
  }

  package var from: Day
  package var to: Day
  package var shape: Plan.Shape
  package var rows: [Row]

  package init(from: Day, to: Day, shape: Plan.Shape, rows: [Row]) {
    self.from = from
    self.to = to
    self.shape = shape
    self.rows = rows
  }

  /// A plan with every day found, and the stages it was laid back by.
  package struct Laid: Sendable {
    package var plan: Plan
    /// `nil` when no milestone has a length.
    package var schedule: Schedule?
  }

  /// - Parameters:
  ///   - old: the plan there is; milestones that were reached stay so.
  ///   - today: what is not begun begins today at the earliest.
  /// - Throws: the first thing that cannot be read or does not fit, for the person who wrote it.
  package func laid(
    insteadOf old: Plan?, on today: Day, calendar: WorkCalendar
  ) throws(WrongInput) -> Laid {
    var read: [(milestone: Milestone, day: Day?, share: Int?)] = []
    for row in rows where !row.isEmpty { read.append(try row.read(to: to)) }
    for place in read.indices {
      let (id, name) = (read[place].milestone.id, read[place].milestone.name)
      // What is called otherwise is another milestone in an old one's row.
      read[place].milestone.reachedOn =
        old?.milestones.first { $0.id == id && $0.name == name }?.reachedOn
    }
    try checkLinks(read.map(\.milestone))
    let schedule = try schedule(of: read.map(\.milestone), on: today, calendar)
    for place in read.indices {
      let milestone = read[place].milestone
      let stage = schedule?.stages.first { $0.id == milestone.id }
      guard let day = read[place].day ?? milestone.reachedOn ?? stage?.latestEnd else {
        throw WrongInput("节点“\(milestone.name)”没有日期。请填日期；或者填工期，由系统从完成日期倒排。")
      }
      if read[place].day == nil, day < from, let shortfall = schedule?.shortfall {
        throw WrongInput("倒排工期\(shortfall)。请缩短工期、减少前置，或者把日期直接填上。")
      }
      read[place].milestone.day = day
    }
    read.sort { ($0.milestone.day, $0.milestone.id) < ($1.milestone.day, $1.milestone.id) }
    let shares = Self.shares(read.map(\.milestone.weight))
    for place in read.indices {
      read[place].milestone.expected = read[place].share ?? shares[place]
    }
    let plan = Plan(from: from, to: to, shape: shape, milestones: read.map(\.milestone))
    if let fault = plan.fault { throw WrongInput(fault.sentence) }
    return Laid(plan: plan, schedule: schedule)
  }

  private func checkLinks(_ milestones: [Milestone]) throws(WrongInput) {
    let stages = Set(milestones.filter { $0.limit != nil }.map(\.id))
    for milestone in milestones where !milestone.after.isEmpty {
      guard milestone.limit != nil else {
        throw WrongInput("节点“\(milestone.name)”有前置节点，请填工期。")
      }
      if let id = milestone.after.first(where: { !stages.contains($0) }) {
        throw WrongInput("节点“\(milestone.name)”的前置节点 \(id) 不在表中，或者没有填工期，请改正。")
      }
    }
  }

  private func schedule(
    of milestones: [Milestone], on today: Day, _ calendar: WorkCalendar
  ) throws(WrongInput) -> Schedule? {
    do throws(ScheduleFault) {
      let plan = Plan(from: from, to: to, milestones: milestones)
      return try plan.schedule(on: today, calendar: calendar)
    } catch {
      throw WrongInput(error.sentence)
    }
  }

  /// What of all weights has come together by each, in basis points.
  private static func shares(_ weights: [Int]) -> [Int] {
    let all = weights.reduce(0, +)
    var sum = 0
    return weights.map { weight in
      sum += weight
      return all == 0 ? 0 : (sum * 10_000 + all / 2) / all
    }
  }
}

extension PlanDraft.Row {
  /// A milestone as a plan has it, to be written anew.
  package init(_ milestone: Milestone) {
    self.init(id: milestone.id)
    name = milestone.name
    day = "\(milestone.day)"
    share = Percent.text(milestone.expected)
    weight = milestone.weight == 1 ? "" : "\(milestone.weight)"
    limit = milestone.limit?.word ?? ""
    after = milestone.after.map(String.init).joined(separator: "、")
    isGate = milestone.isGate
  }

  /// - Parameter end: stands for a day that is still to be found.
  fileprivate func read(
    to end: Day
  ) throws(WrongInput) -> (milestone: Milestone, day: Day?, share: Int?) {
    guard !name.isEmpty else { throw WrongInput("第 \(id) 个节点没有名称，请填写。") }
    let day = try value(day, "日期", "2026-06-30") { Day($0) }
    let share = try value(share, "计划进度", "50%") { Percent.points($0) }
    // Sums of any greater ones would not hold; the plan is asked again for what it allows.
    let weight = try value(weight, "权重", "2") { Int($0).flatMap { 0...10_000 ~= $0 ? $0 : nil } }
    var milestone = Milestone(
      id: id, name: name, day: day ?? end, expected: share ?? 0, isGate: isGate,
      weight: weight ?? 1)
    milestone.limit = try value(limit, "工期", "20个工作日 或 30日") { TimeLimit(word: $0) }
    for word in after.split(whereSeparator: { "、，,；; ".contains($0) }) {
      milestone.after += [try value(String(word), "前置节点", "1、2") { Int($0) }].compactMap(\.self)
    }
    return (milestone, day, share)
  }

  private func value<Value>(
    _ text: String, _ word: String, _ example: String, _ read: (String) -> Value?
  ) throws(WrongInput) -> Value? {
    let plain = text.halfWidth.filter { !$0.isWhitespace }
    if plain.isEmpty { return nil }
    guard let value = read(plain) else {
      throw WrongInput("节点“\(name)”的\(word)“\(text)”不对，请写成 \(example)。")
    }
    return value
  }
}

/// How much time a schedule leaves, for whoever writes the plan.
extension Schedule {
  package var sentence: String {
    let provisional = isProvisional ? "；涉及没有放假安排的年份，暂按周一至周五计" : ""
    return (shortfall ?? "机动时间 \(totalFloat) 个工作日") + provisional
  }
}
