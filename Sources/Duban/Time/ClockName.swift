/// What a time limit is for (时限名称).
public enum ClockName: String, Worded, Codable {
  case acceptance, feedback, milestone, completion, statutory, promised
  case verification, dispute, coordination, decision, contact, returned, handover, notice

  public var word: String {
    switch self {
    case .acceptance: "签收时限"
    case .feedback: "反馈时限"
    case .milestone: "节点时限"
    case .completion: "办结时限"
    case .statutory: "法定时限"
    case .promised: "承诺时限"
    case .verification: "核查时限"
    case .dispute: "异议时限"
    case .coordination: "协调时限"
    case .decision: "审批时限"
    case .contact: "联系时限"
    case .returned: "补办时限"
    case .handover: "转送时限"
    case .notice: "告知时限"
    }
  }
}
