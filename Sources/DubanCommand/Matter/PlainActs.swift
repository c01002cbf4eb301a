import Duban

// Acts that need nothing beyond reason, text and evidence: a verb, an act, a sentence.

enum ConsultAct: MatterAct {
  static let (verb, act, help) = ("consult", Act.consult, "征求意见。")
}

enum CommentAct: MatterAct {
  static let (verb, act, help) = ("comment", Act.comment, "反馈意见（--text）。")
}

enum SubmitAct: MatterAct {
  static let (verb, act, help) = ("submit", Act.submit, "报审。")
}

enum AcceptAct: MatterAct {
  static let (verb, act, help) = ("accept", Act.accept, "签收。")
}

enum NoNewsAct: MatterAct {
  static let (verb, act, help) = ("no-news", Act.noNews, "按计划推进、无新情况；不动灯和时限。")
}

enum AttachAct: MatterAct {
  static let (verb, act, help) = ("attach", Act.attach, "补充佐证（--evidence）。")
}

enum SuspendAct: MatterAct {
  static let (verb, act, help) = ("suspend", Act.suspend, "申请中止（--reason）。")
}

enum ResumeAct: MatterAct {
  static let (verb, act, help) = ("resume", Act.resume, "恢复办理。")
}

enum CancelAct: MatterAct {
  static let (verb, act, help) = ("cancel", Act.cancel, "申请取消（--reason）。")
}

enum CloseAct: MatterAct {
  static let (verb, act, help) = ("close", Act.requestClosing, "申请销号；佐证齐了才受理。")
}

enum InspectAct: MatterAct {
  static let (verb, act, help) = ("inspect", Act.inspect, "开始核查。")
}

enum RelapseAct: MatterAct {
  static let (verb, act, help) = ("relapse", Act.relapse, "反弹：观察期内重新打开。")
}

enum ArchiveAct: MatterAct {
  static let (verb, act, help) = ("archive", Act.archive, "归档；观察期满后办理。")
}

enum UrgeAct: MatterAct {
  static let (verb, act, help) = ("urge", Act.urge, "催办。")
}

enum RemarkAct: MatterAct {
  static let (verb, act, help) = ("remark", Act.remark, "批注（--text）。")
}

enum RegularizeAct: MatterAct {
  static let (verb, act, help) = ("regularize", Act.regularize, "申请转为常态化推进。")
}

enum TerminateAct: MatterAct {
  static let (verb, act, help) = ("terminate", Act.terminate, "终止（--reason）。")
}

enum UndoAct: MatterAct {
  static let (verb, act, help) = ("undo", Act.undo, "撤销本人30分钟以内的上一次办理。")
}

enum VerifyAct: MatterAct {
  typealias Fill = PassedDetails<PassedCheck>
  static let (verb, act, help) = ("verify", Act.verify, "核查通过（--text 写明核查情况）。")
}

enum ReturnAct: MatterAct {
  typealias Fill = PassedDetails<FailedCheck>
  static let (verb, act, help) = ("return", Act.verify, "核查不通过，退回补办。")
}

enum SignAct: MatterAct {
  typealias Fill = RequestDetails
  static let (verb, act, help) = ("sign", Act.sign, "签批申请。")
}

enum RefuseAct: MatterAct {
  typealias Fill = RequestDetails
  static let (verb, act, help) = ("refuse", Act.refuse, "退回申请（--reason）。")
}

enum WithdrawAct: MatterAct {
  typealias Fill = RequestDetails
  static let (verb, act, help) = ("withdraw", Act.withdraw, "撤回本单位的申请。")
}

enum AnswerAct: MatterAct {
  typealias Fill = AnswerDetails
  static let (verb, act, help) = ("answer", Act.answer, "答复协调（--text）。")
}

enum ContactAct: MatterAct {
  static let (verb, act, help) = ("contact", Act.contact, "记一次联系来电人、信访人（--text）。")
}

enum SettleAct: MatterAct {
  static let (verb, act, help) = ("settle", Act.settle, "审定本期填报。")
}

enum SendBackAct: MatterAct {
  static let (verb, act, help) = ("send-back", Act.sendBack, "退回本期填报（--reason）。")
}

enum ExplainAct: MatterAct {
  static let (verb, act, help) = ("explain", Act.explain, "对本期灯色作说明（--text）。")
}
