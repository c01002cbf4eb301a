/// Where a matter stands in its workflow (办理状态). Progress is another thing: see `Light`.
///
/// In the order of a whole life (`domain.md` §1.4); a short ledger leaves steps out.
public enum Standing: String, Worded, Codable {
  case drafted, consulting, approving, issued, accepted, planned, underway, closingRequested,
    verifying, closingApproval, concluded, closed, archived, suspended, continuous, cancelled,
    ended

  public var word: String {
    switch self {
    case .drafted: "拟分解"
    case .consulting: "征求意见"
    case .approving: "报审"
    case .issued: "已印发"
    case .accepted: "已签收"
    case .planned: "方案已审"
    case .underway: "推进中"
    case .closingRequested: "申请销号"
    case .verifying: "核查中"
    case .closingApproval: "销号审批"
    case .concluded: "办结"
    case .closed: "已销号"
    case .archived: "归档"
    case .suspended: "中止"
    case .continuous: "常态化推进"
    case .cancelled: "取消"
    case .ended: "终止"
    }
  }

  /// Not yet issued to any unit: its units, dates and words may still be amended.
  public var isBeforeIssue: Bool {
    switch self {
    case .drafted, .consulting, .approving: true
    default: false
    }
  }

  /// Still to be worked on: in lists, lights and tallies of what is open.
  public var isOpen: Bool {
    switch self {
    case .concluded, .closed, .archived, .continuous, .cancelled, .ended: false
    default: true
    }
  }

  /// Issued to units and not yet at its end: only these have a light.
  public var hasLight: Bool {
    switch self {
    case .issued, .accepted, .planned, .underway, .suspended: true
    default: false
    }
  }
}
