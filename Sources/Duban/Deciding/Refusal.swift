/// Why a command was not carried out (不予办理). In order of precedence: the first that applies is
/// told, so that nobody learns about a matter what is not theirs to know, and nobody fills in what could
/// not be done anyway.
public enum Refusal: Error, Hashable, Sendable {
  case unknownMatter
  case notInPost
  case notInLedger(Act, ledger: String)
  case notAllowed(Act, allowed: [Who])
  case denied(Denial)
  case stale(known: Int, now: Int, since: [Act])
  case yearLocked(Int)
  case wrongStanding(Act, now: String, allowed: [String])
  case unknownRequest
  case notYourSignature([Who])
  case alreadyPending(RequestKind)
  case filedAfterDue
  case filedLate(RequestKind, Day)
  case limitReached(RequestKind)
  case openChildren(Int)
  case openRequests([RequestKind])
  case periodClosed(String)
  case periodNotOpen(String, opens: Day)
  case watchEnded
  case actedSince
  case tooLateToUndo
  case missing(Missing)
  case invalid(String, why: String)

  /// What an act lacks.
  public enum Missing: Hashable, Sendable {
    case need(Need)
    case evidence(kind: String, count: Int)
    case field(String)
    case detail(String)

    var words: String {
      switch self {
      case .need(let need): need.word
      case .evidence(let kind, let count): count == 1 ? "佐证“\(kind)”" : "佐证“\(kind)”\(count)份"
      case .field(let name): "“\(name)”"
      case .detail(let name): name
      }
    }
  }

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknownMatter: "unknown-matter"
    case .notInPost: "not-in-post"
    case .notInLedger: "not-in-ledger"
    case .notAllowed: "not-allowed"
    case .denied: "denied"
    case .stale: "stale"
    case .yearLocked: "year-locked"
    case .wrongStanding: "wrong-standing"
    case .unknownRequest: "unknown-request"
    case .notYourSignature: "not-your-signature"
    case .missing: "missing"
    case .invalid: "invalid"
    case .alreadyPending: "already-pending"
    case .filedAfterDue: "filed-after-due"
    case .filedLate: "filed-late"
    case .limitReached: "limit-reached"
    case .openChildren: "open-children"
    case .openRequests: "open-requests"
    case .periodClosed: "period-closed"
    case .periodNotOpen: "period-not-open"
    case .watchEnded: "watch-ended"
    case .tooLateToUndo: "too-late-to-undo"
    case .actedSince: "acted-since"
    }
  }

  /// What the person reads: what is the matter, and what to do next.
  public var sentence: String {
    switch self {
    case .unknownMatter: "没有这个事项，或者您无权查看。请核对编号。"
    case .notInPost: "您目前不在该岗位任职，请换用现任岗位办理。"
    case .notInLedger(let act, let ledger): "“\(ledger)”台账没有“\(act.word)”这个动作。"
    case .notAllowed(let act, let allowed):
      "“\(act.word)”由\(allowed.map(\.spoken).joined(separator: "、"))办理。"
    case .denied(let denial): denial.sentence
    case .stale(_, _, []): "您打开的不是该事项现在的内容，请核对现在的情况后再办。"
    case .stale(_, _, let since):
      "您打开之后，该事项又有新办理：\(since.map(\.word).joined(separator: "、"))。请核对现在的情况后再办。"
    case .yearLocked(let year): "\(year)年度已经锁定，不能再办理。"
    case .wrongStanding(let act, let now, let allowed):
      "事项现为“\(now)”，“\(act.word)”须在“\(allowed.joined(separator: "、"))”时办理。"
    case .unknownRequest: "没有这项待签批的申请，可能已经办结或者撤回。"
    case .notYourSignature(let steps):
      "这一步由\(steps.map(\.spoken).joined(separator: "、"))签批。"
    case .missing(let what): "请补充\(what.words)后再提交。"
    case .invalid(let name, let why): "“\(name)”填写有误：\(why)\(why.hasSuffix("。") ? "" : "。")"
    case .alreadyPending(let kind): "已有一项\(kind.word)申请待签批，请等待结果或者先撤回。"
    case .filedAfterDue: "已过完成时限，不能再提出；这项申请须在到期前提出。"
    case .filedLate(let kind, let last):
      "\(kind.word)最晚须在\(last)提出，现在已经晚了。请按原定时限办理；等别的单位的，用“提请协调”。"
    case .limitReached(let kind): "\(kind.word)的次数或者天数已达上限。"
    case .openChildren(let count): "还有\(count)个子事项没有销号，上级事项不能先销号。"
    case .openRequests(let kinds):
      "还有\(kinds.map(\.word).joined(separator: "、"))申请没有结果，请先办结或者撤回。"
    case .periodClosed(let key): "\(key)报送期已经锁定，请在下一期报送。"
    case .periodNotOpen(let key, let opens):
      "\(key)报送期\(opens)开放；有新情况请用“填报”，现在就可以报送。"
    case .watchEnded: "已过观察期，请另立新事项并关联原事项。"
    case .tooLateToUndo: "只能撤销本人30分钟以内的办理。"
    case .actedSince: "只能撤销自己办的最近一步；立项和已经撤销过的不能撤销。"
    }
  }
}

extension Denial {
  var sentence: String {
    switch self {
    case .reporter: "填报人、申请人不能核查自己报送的事项，请由其他人员核查。"
    case .executing: "承办单位人员（含交办以来曾在承办单位任职的）不能核查本单位的事项。"
    case .subordinate: "承办单位的下级单位人员不能核查该事项。"
    }
  }
}
