/// What can be done on a matter (办理动作). Closed: a ledger says who may do which of them and when,
/// never what they do.
public enum Act: String, Worded, Codable {
  case open, amend, consult, comment, submit, issue, assign, accept, dispute, plan, advance, report,
    noNews, enter, correct, attach, coordinate, answer, extend, adjust, transfer, suspend, resume,
    cancel, sign, refuse, withdraw, requestClosing, inspect, verify, relapse, archive, urge, remark,
    override, regularize, addSource, split, merge, link, carryOver, terminate, migrate, regroup,
    recalculate, climb, lock, explain, undo, erase, draw, signBatch, contact, expire, settle,
    sendBack, confine, reveal

  /// For how long a person's own last act can be taken back (撤销).
  public static let undoSeconds: Int64 = 30 * 60

  public var word: String {
    switch self {
    case .open: "立项"
    case .amend: "修改"
    case .consult: "征求意见"
    case .comment: "反馈意见"
    case .submit: "报审"
    case .issue: "印发"
    case .assign: "交办"
    case .accept: "签收"
    case .dispute: "提出异议"
    case .plan: "报送方案"
    case .advance: "转入环节"
    case .report: "填报"
    case .noNews: "按计划推进"
    case .enter: "代录"
    case .correct: "更正代录"
    case .attach: "补充佐证"
    case .coordinate: "提请协调"
    case .answer: "答复协调"
    case .extend: "申请延期"
    case .adjust: "申请调整"
    case .transfer: "申请变更单位"
    case .suspend: "申请中止"
    case .resume: "恢复办理"
    case .cancel: "申请取消"
    case .sign: "签批"
    case .refuse: "退回申请"
    case .withdraw: "撤回申请"
    case .requestClosing: "申请销号"
    case .inspect: "开始核查"
    case .verify: "核查"
    case .relapse: "反弹"
    case .archive: "归档"
    case .urge: "催办"
    case .remark: "批注"
    case .override: "调整灯色"
    case .regularize: "转为常态化推进"
    case .addSource: "并列来源"
    case .split: "拆分"
    case .merge: "并入"
    case .link: "关联"
    case .carryOver: "结转"
    case .terminate: "终止"
    case .migrate: "升级定义"
    case .regroup: "调整领导分工"
    case .recalculate: "日历重算"
    case .climb: "上提"
    case .lock: "锁定"
    case .explain: "说明"
    case .undo: "撤销"
    case .erase: "删除个人信息"
    case .draw: "随机抽查"
    case .signBatch: "签认抽查"
    case .contact: "联系诉求人"
    case .expire: "到期"
    default: laterWord
    }
  }

  private var laterWord: String {
    switch self {
    case .settle: "审定"
    case .sendBack: "退回填报"
    case .confine: "划定知悉范围"
    case .reveal: "查看个人信息"
    default: rawValue
    }
  }

  /// The kind of request this act files, if it files one.
  public var request: RequestKind? {
    switch self {
    case .submit: .issue
    case .dispute: .dispute
    case .plan: .plan
    case .report: .report
    case .coordinate: .coordinate
    case .extend: .extend
    case .adjust: .adjust
    case .transfer: .transfer
    case .suspend: .suspend
    case .cancel: .cancel
    case .requestClosing: .close
    case .regularize: .regularize
    default: nil
    }
  }
}

/// What is asked for by a request that walks a chain of signatures (申请).
public enum RequestKind: String, Worded, Codable {
  case issue, dispute, plan, report, coordinate, extend, adjust, transfer, suspend, cancel, close,
    regularize

  public var word: String {
    switch self {
    case .issue: "报审"
    case .dispute: "异议"
    case .plan: "方案"
    case .report: "填报"
    case .coordinate: "协调"
    case .extend: "延期"
    case .adjust: "调整"
    case .transfer: "变更单位"
    case .suspend: "中止"
    case .cancel: "取消"
    case .close: "销号"
    case .regularize: "常态化"
    }
  }

  /// Whether it asks that what is due be due otherwise or no more: filed in time, it holds a red
  /// light until it is decided.
  public var holdsRed: Bool {
    switch self {
    case .extend, .adjust, .transfer, .suspend, .cancel, .regularize: true
    case .issue, .dispute, .plan, .report, .coordinate, .close: false
    }
  }
}

/// What moves clocks (计时事件). A comment, an urge, a photograph or a read is none of them, and so
/// can never move a clock.
public enum Event: String, Worded, Codable {
  case opened, issued, accepted, disputed, settled, planFiled, planned, stageEntered, reported,
    contacted, extended, coordinationAsked, coordinationAnswered, suspended, resumed,
    closingRequested, returned, verified, concluded, closed, relapsed, cancelled, climbed

  public var word: String {
    switch self {
    case .opened: "立项"
    case .issued: "印发"
    case .accepted: "签收"
    case .disputed: "提出异议"
    case .settled: "异议裁定"
    case .planFiled: "报送方案"
    case .planned: "方案审定"
    case .stageEntered: "转入环节"
    case .reported: "报送进展"
    case .contacted: "联系诉求人"
    case .extended: "批准延期"
    case .coordinationAsked: "提请协调"
    case .coordinationAnswered: "协调答复"
    case .suspended: "中止"
    case .resumed: "恢复"
    case .closingRequested: "申请销号"
    case .returned: "退回补办"
    case .verified: "核查通过"
    case .concluded: "办结"
    case .closed: "销号"
    case .relapsed: "反弹"
    case .cancelled: "取消"
    case .climbed: "上提"
    }
  }
}
