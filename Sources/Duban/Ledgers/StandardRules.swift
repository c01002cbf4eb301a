extension ActRule {
  /// Rules that hold in every ledger which does not say otherwise.
  public static let standard: [Act: ActRule] = {
    let office = [Who(.office)]
    let system = [Who(.system)]
    let all: [ActRule] = [
      // Requests are signed, sent back and withdrawn by whom their own step names.
      ActRule(act: .sign, from: inHand, who: []),
      ActRule(act: .refuse, from: inHand, who: [], needs: [.reason]),
      ActRule(act: .withdraw, from: inHand, who: []),
      ActRule(act: .undo, from: Standing.allCases, who: []),
      ActRule(
        act: .remark, from: Standing.allCases,
        who: [Who(.executing), Who(.office), Who(.coordinator), Who(.leader), Who(.head)],
        needs: [.text]),
      ActRule(
        act: .attach, from: inHand, who: [Who(.executing), Who(.office)], needs: [.evidence]),
      ActRule(act: .urge, from: inHand, who: office + [Who(.leader), Who(.head), Who(.system)]),
      ActRule(
        act: .override, from: Standing.allCases.filter(\.hasLight),
        who: [Who(.office, .supervisionChief)], needs: [.reason]),
      ActRule(act: .expire, from: Standing.allCases, who: system),
      ActRule(act: .addSource, who: office),
      ActRule(act: .link, from: Standing.allCases, who: office),
      ActRule(act: .merge, who: office, needs: [.reason]),
      ActRule(act: .split, who: office),
      ActRule(act: .amend, from: [.drafted, .consulting, .approving], who: office),
      ActRule(
        act: .carryOver, who: [Who(.office, .supervisionChief)], needs: [.reason]),
      ActRule(
        act: .terminate, who: [Who(.office, .supervisionChief)], needs: [.reason]),
      ActRule(act: .migrate, from: Standing.allCases, who: office + system),
      ActRule(act: .regroup, who: office + system),
      ActRule(act: .recalculate, who: office + system),
      ActRule(act: .climb, from: inHand, who: system),
      ActRule(act: .lock, from: Standing.allCases, who: system + office),
      ActRule(act: .settle, from: given, who: office),
      ActRule(act: .sendBack, from: given, who: office, needs: [.reason]),
      ActRule(act: .explain, from: given, who: [Who(.executing)], needs: [.text]),
      ActRule(act: .enter, from: given, who: office, needs: [.text, .evidence]),
      ActRule(act: .correct, from: given, who: [Who(.executing)], needs: [.text]),
      ActRule(act: .answer, from: inHand, who: [Who(.asked)], needs: [.text]),
      ActRule(act: .resume, from: [.suspended], who: office),
      ActRule(
        act: .archive, from: [.closed, .continuous, .cancelled, .ended], who: office + system),
      ActRule(
        act: .erase, from: Standing.allCases, who: [Who(.office, .supervisionChief)],
        needs: [.reason]),
      ActRule(
        act: .confine, from: Standing.allCases,
        who: [Who(.office), Who(.coordinator), Who(.leader), Who(.head)], needs: [.reason]),
      ActRule(
        act: .reveal, from: Standing.allCases, who: [Who(.executing), Who(.assess), Who(.office)],
        needs: [.reason]),
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.act, $0) })
  }()

  /// Where there is still something to decide or to do.
  private static let inHand = Standing.allCases.filter { $0.isOpen || $0 == .concluded }
  /// Where a unit answers for it: nothing is reported on what is still being broken down.
  private static let given = inHand.filter { !$0.isBeforeIssue }
}
