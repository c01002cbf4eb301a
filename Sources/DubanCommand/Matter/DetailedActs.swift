import Duban

// Acts with options of their own, which stand beside their details.

enum AmendAct: MatterAct {
  typealias Fill = AmendDetails
  static let (verb, act, help) = ("amend", Act.amend, "修改还没有印发的事项。")
}

enum IssueAct: MatterAct {
  typealias Fill = IssueDetails
  static let (verb, act, help) = ("issue", Act.issue, "印发：自此由单位负责。")
}

enum AssignAct: MatterAct {
  typealias Fill = IssueDetails
  static let (verb, act, help) = ("assign", Act.assign, "交办。")
}

enum PlanAct: MatterAct {
  typealias Fill = PlanDetails
  static let (verb, act, help) = ("plan", Act.plan, "报送推进方案。")
  static let discussion = """
    节点写成 日期=计划进度=名称，如 2026-06-30=50%=完成一半。
    名称后可用分号加：关键、权重=2、工期=20个工作日、前置=1,2（先完成的节点，按先后编号）。
    日期空着、写了工期的，从完成日期按工作日历倒排；计划进度空着的，按权重累计。
    """
}

enum AdvanceAct: MatterAct {
  typealias Fill = StageDetails
  static let (verb, act, help) = ("advance", Act.advance, "转入下一环节。")
}

enum ReportAct: MatterAct {
  typealias Fill = ProgressDetails
  static let (verb, act, help) = ("report", Act.report, "填报进展（--text）。")
  static let discussion = "进度由实物量、节点或者资金推算，不直接填百分比。"
}

enum EnterAct: MatterAct {
  typealias Fill = EnterDetails
  static let (verb, act, help) = ("enter", Act.enter, "督查室代录单位报来的进展。")
}

enum CorrectAct: MatterAct {
  typealias Fill = CorrectDetails
  static let (verb, act, help) = ("correct", Act.correct, "更正督查室代录的进展（--text）。")
  static let discussion = "代录后两个工作日内可以更正。"
}

enum ExtendAct: MatterAct {
  typealias Fill = ExtendDetails
  static let (verb, act, help) = ("extend", Act.extend, "申请延期（--reason）。")
}

enum CarryOverAct: MatterAct {
  typealias Fill = DueDetails
  static let (verb, act, help) = ("carry-over", Act.carryOver, "结转到下一年度（--reason）。")
}

enum AdjustAct: MatterAct {
  typealias Fill = FieldDetails
  static let (verb, act, help) = ("adjust", Act.adjust, "申请调整目标或内容（--reason）。")
}

enum TransferAct: MatterAct {
  typealias Fill = RoleDetails
  static let (verb, act, help) = ("transfer", Act.transfer, "申请变更单位（--reason）。")
}

enum CoordinateAct: MatterAct {
  typealias Fill = CoordinateDetails
  static let (verb, act, help) = ("coordinate", Act.coordinate, "提请协调：写明在等哪个单位。")
}

enum DisputeAct: MatterAct {
  typealias Fill = DisputeDetails
  static let (verb, act, help) = ("dispute", Act.dispute, "对分工提出异议（--reason）。")
}

enum OverrideAct: MatterAct {
  typealias Fill = OverrideDetails
  static let (verb, act, help) = ("override", Act.override, "人工调整灯色，须有理由和有效期。")
}

enum SourceAct: MatterAct {
  typealias Fill = SourceDetails
  static let (verb, act, help) = ("source", Act.addSource, "并列来源：同一件事有多个来源，只计一件。")
}

enum MergeAct: MatterAct {
  typealias Fill = MergeDetails
  static let (verb, act, help) = ("merge", Act.merge, "并入另一事项（--reason）。")
}

enum SplitAct: MatterAct {
  typealias Fill = SplitDetails
  static let (verb, act, help) = ("split", Act.split, "拆分成几个子事项。")
}

enum LinkAct: MatterAct {
  typealias Fill = LinkDetails
  static let (verb, act, help) = ("link", Act.link, "与另一事项关联。")
}
