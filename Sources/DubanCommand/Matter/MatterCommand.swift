import ArgumentParser

struct MatterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matter", abstract: "事项：立项、办理、查看。",
    discussion: """
      退出码：0 完成；2 不予办理（不合规定，什么都没有改）；64 用法不对；
      65 文件不能用；66 没有这个事项或文件；1 失败。
      不予办理的原因打印出来；--json 时另有固定的代码（code）。
      """,
    subcommands: before + inHand + requests + checks + office + reading)

  private static let before: [any ParsableCommand.Type] = [
    OpenVerb.self, ActVerb<AmendAct>.self, ActVerb<ConsultAct>.self, ActVerb<CommentAct>.self,
    ActVerb<SubmitAct>.self, ActVerb<IssueAct>.self, ActVerb<AssignAct>.self,
  ]
  private static let inHand: [any ParsableCommand.Type] = [
    ActVerb<AcceptAct>.self, ActVerb<DisputeAct>.self, ActVerb<PlanAct>.self,
    ActVerb<AdvanceAct>.self, ActVerb<ReportAct>.self, ActVerb<NoNewsAct>.self,
    ActVerb<AttachAct>.self, ActVerb<CorrectAct>.self, ActVerb<ExplainAct>.self,
    ActVerb<ContactAct>.self,
  ]
  private static let requests: [any ParsableCommand.Type] = [
    ActVerb<ExtendAct>.self, ActVerb<AdjustAct>.self, ActVerb<TransferAct>.self,
    ActVerb<SuspendAct>.self, ActVerb<ResumeAct>.self, ActVerb<CancelAct>.self,
    ActVerb<RegularizeAct>.self, ActVerb<CoordinateAct>.self, ActVerb<AnswerAct>.self,
    ActVerb<SignAct>.self, ActVerb<RefuseAct>.self, ActVerb<WithdrawAct>.self,
  ]
  private static let checks: [any ParsableCommand.Type] = [
    ActVerb<CloseAct>.self, ActVerb<InspectAct>.self, ActVerb<VerifyAct>.self,
    ActVerb<ReturnAct>.self, ActVerb<RelapseAct>.self, ActVerb<ArchiveAct>.self,
  ]
  private static let office: [any ParsableCommand.Type] = [
    ActVerb<EnterAct>.self, ActVerb<SettleAct>.self, ActVerb<SendBackAct>.self,
    ActVerb<UrgeAct>.self, ActVerb<RemarkAct>.self,
    ActVerb<OverrideAct>.self, ActVerb<SourceAct>.self, ActVerb<MergeAct>.self,
    ActVerb<SplitAct>.self, ActVerb<LinkAct>.self, ActVerb<CarryOverAct>.self,
    ActVerb<TerminateAct>.self, ActVerb<UndoAct>.self,
  ]
  private static let reading: [any ParsableCommand.Type] = [
    ShowVerb.self, ListVerb.self, TryPlanVerb.self,
  ]
}
