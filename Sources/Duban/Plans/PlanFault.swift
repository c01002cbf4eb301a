/// What is wrong with a plan (计划差错).
public enum PlanFault: Error, Hashable, Sendable {
  case endsBeforeStart
  /// Over a hundred years.
  case tooLong
  case repeatedMilestone(id: Int)
  /// A milestone that lies before the one that stands ahead of it in the list.
  case outOfOrder(milestone: String)
  case beyondEnds(milestone: String)
  /// Under 0 or over 100%.
  case outOfRange(milestone: String)
  /// It expects less than the one before.
  case decreasing(milestone: String)
  case badWeight(milestone: String)

  /// For the person who wrote the plan.
  public var sentence: String {
    switch self {
    case .endsBeforeStart: "计划的完成日期早于开始日期，请改正其中一个。"
    case .tooLong: "计划的起止时间超过一百年，请核对年份。"
    case .repeatedMilestone(let id): "节点编号\(id)重复，请删去一个或另编号。"
    case .outOfOrder(let name): "节点“\(name)”的日期早于它前面的节点，请按时间先后排列。"
    case .beyondEnds(let name): "节点“\(name)”的日期不在计划起止日期之内，请改正日期。"
    case .outOfRange(let name): "节点“\(name)”的计划进度应在0%到100%之间，请改正。"
    case .decreasing(let name): "节点“\(name)”的计划进度低于前一个节点，请改正。"
    case .badWeight(let name): "节点“\(name)”的权重应为0到10000的整数，请改正。"
    }
  }
}

extension PlanFault: CustomStringConvertible {
  public var description: String { sentence }
}

extension Plan {
  /// The first thing wrong with the plan; `nil` when it is sound.
  public var fault: PlanFault? {
    guard from <= to else { return .endsBeforeStart }
    guard from.days(to: to) <= 36_525 else { return .tooLong }
    var ids: Set<Int> = []
    var last: Milestone?
    for milestone in milestones {
      if let fault = fault(of: milestone, after: last) { return fault }
      guard ids.insert(milestone.id).inserted else { return .repeatedMilestone(id: milestone.id) }
      last = milestone
    }
    return nil
  }

  private func fault(of milestone: Milestone, after last: Milestone?) -> PlanFault? {
    let name = milestone.name
    guard from <= milestone.day, milestone.day <= to else { return .beyondEnds(milestone: name) }
    guard 0...10_000 ~= milestone.expected else { return .outOfRange(milestone: name) }
    guard 0...10_000 ~= milestone.weight else { return .badWeight(milestone: name) }
    guard let last else { return nil }
    guard last.day <= milestone.day else { return .outOfOrder(milestone: name) }
    guard last.expected <= milestone.expected else { return .decreasing(milestone: name) }
    return nil
  }
}
