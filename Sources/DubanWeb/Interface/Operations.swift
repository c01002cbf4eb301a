internal import Duban
internal import DubanStore

enum ListOrder {
  static let words = ListQuery.Order.allCases.map(\.rawValue)
}

extension Route {
  /// What the route takes and gives by a method that it has.
  func operation(_ method: Method) -> Operation {
    if case .supervising(let part) = self { return part.operation(method) }
    if method == .post, let operation = posting { return operation }
    let answer = model.map(Operation.Answer.page) ?? .file(fileType)
    return Operation(summary: summary, query: query, answer: answer)
  }

  /// What its page says; `nil` where the answer is a file, or it is posted only.
  private var model: (any PageModel.Type)? {
    switch self {
    case .asset, .health, .ready, .metrics, .openAPI, .styles, .ledgerExport, .ledgerFailures,
      .evidence,
      .thumbnail, .calendarFeed, .work, .constant:
      nil
    case .signOut, .post, .filters, .urging, .supervising, .reportFiles: nil
    case .reportPart(_, let part): part.model
    case .commitment, .sentence: CommitmentPage.self
    case .signIn: SignInPage.self
    case .password: PasswordPage.self
    case .oneTimeCode: OneTimeCodePage.self
    case .tokens: TokensPage.self
    case .messages: MessagesPage.self
    case .webhooks: WebhooksPage.self
    case .desk: DeskPage.self
    case .administration(.roles): RolesPage.self
    case .administration: AdministrationPage.self
    case .account: AccountPage.self
    case .newAccount: NewAccountPage.self
    case .registering(let part): part.model
    case .workflow: WorkflowPage.self
    case .arranging(let part): part.model
    case .ledgers: LedgersPage.self
    case .ledger: LedgerListPage.self
    case .ledgerImport: ImportPage.self
    case .matter: MatterPage.self
    case .act: ActPage.self
    case .reports: ReportsPage.self
    case .report: ReportPage.self
    case .adoption: AdoptionPage.self
    case .cards: CardsPage.self
    case .analysis: AnalysisPage.self
    case .figure: FigurePage.self
    case .wall: WallPage.self
    case .returns: ReturnsPage.self
    case .supervision: SupervisionPage.self
    }
  }

  private var fileType: String {
    switch self {
    case .health, .ready, .metrics: "text/plain"
    case .openAPI: "application/json"
    case .styles, .work, .constant: "text/html"
    case .ledgerExport: "text/csv"
    case .reportPart(_, let part): part.fileType
    case .ledgerFailures: EvidenceType.xlsx.mediaType
    case .calendarFeed: "text/calendar"
    case .thumbnail: "image/jpeg"
    default: "*/*"
    }
  }

  private var query: [Operation.Parameter] {
    switch self {
    case .administration(.audit):
      [.number("before"), .choice("event", AuditEvent.allCases.map(\.rawValue))]
    case .ledger:
      .filters + [
        .choice("column", ListColumn.allCases.map(\.rawValue), isMany: true), .text("after"),
      ]
    case .ledgerExport: .filters + [.choice("format", ["csv", "xlsx"])]
    case .arranging(let part): part.query
    case .act: [.number("request")]
    case .administration(.roles):
      [.text("q", max: 100), .choice("role", Role.allCases.map(\.rawValue))]
    case .cards, .administration(.accounts): [.text("q", max: 100)]
    case .reportPart(_, let part): part.query
    case .commitment: [.number("round")]
    case .analysis: [.text("ledger"), .date("day"), .text("outcomes")]
    case .figure: .figure
    case .desk(.done): [.text("after", max: 60)]
    case .desk(.warnings): [.number("page")]
    case .wall:
      [
        .text("ledger"), .number("leader"), .number("unit"),
        .choice("by", Route.Grouping.allCases.map(\.rawValue)),
        .choice("zoom", WallChart.Zoom.allCases.map(\.rawValue)), .number("page"),
        .choice("on", WallQuery.Medium.allCases.map(\.rawValue)),
      ]
    case .calendarFeed: [.text("token")]
    case .work: [.choice("file", ["1"])]
    case .styles: [.choice("theme", Theme.allCases.map(\.rawValue))]
    default: []
    }
  }

  private var summary: String {
    switch self {
    case .asset: "静态文件"
    case .health: "是否在运行"
    case .ready: "能否提供服务"
    case .metrics: "运行计数"
    case .openAPI: "接口说明"
    case .styles: "样式"
    case .signIn: "登录"
    case .password: "修改口令"
    case .oneTimeCode: "设置动态口令"
    case .tokens: "访问令牌"
    case .messages: "消息"
    case .webhooks: "推送"
    case .desk(let list): list.word
    case .administration(let section): section.word
    case .account: "管理账号"
    case .newAccount: "开立账号"
    case .registering(let part): part.word
    case .workflow: "办理流程"
    case .arranging(let part): part.word
    case .ledgers: "台账"
    case .ledger: "台账清单"
    case .ledgerExport: "导出台账"
    case .ledgerImport: "导入台账"
    case .ledgerFailures: "未导入的行"
    case .matter: "事项"
    case .act(_, let act): act.word
    case .evidence: "佐证"
    case .thumbnail: "佐证缩略图"
    case .reports: "报告"
    case .report: "批注报告"
    case .adoption: "分解立项"
    case .reportPart(_, let part): part.word
    case .commitment: "修正承诺条目"
    case .sentence: "补录承诺条目"
    case .cards: "事项卡"
    case .analysis(let grouping): "研判\(grouping.word)"
    case .figure: "数字背后的事项"
    case .wall: "作战图"
    case .returns: "填报"
    case .supervision: "督办"
    case .calendarFeed: "时限日历"
    case .work: "较长的办理"
    default: ""
    }
  }

  private var posting: Operation? { entering ?? administering ?? working }

  /// One's own account.
  private var entering: Operation? {
    switch self {
    case .signIn:
      Operation(
        summary: "登录",
        fields: [
          .text("login", isRequired: true), .text("password", isRequired: true), .text("code"),
          .text("to"),
        ], answer: .seeOther)
    case .signOut: Operation(summary: "退出", answer: .seeOther)
    case .password:
      Operation(
        summary: "修改口令", fields: [.text("old"), .text("new"), .choice("what", ["end"])],
        answer: .seeOther)
    case .oneTimeCode:
      Operation(
        summary: "设置动态口令",
        fields: [
          .text("secret", isRequired: true), .text("code", isRequired: true), .ownPassword,
        ],
        answer: .seeOther)
    case .post:
      Operation(summary: "换岗位", fields: [.number("post", isRequired: true)], answer: .seeOther)
    case .messages:
      Operation(
        summary: "标为已读，或选择通知方式",
        fields: [
          .choice("what", ["read", "choose"]), .text("message", max: 200), .text("mail", max: 120),
          .text("robot"),
        ], answer: .seeOther)
    case .tokens:
      Operation(
        summary: "生成或撤销访问令牌",
        fields: [
          .choice("what", ["make", "revoke"]), .number("token"), .text("name", max: 40),
          .choice("scope", TokenScope.allCases.map(\.rawValue), isMany: true), .number("days"),
          .ownPassword,
        ], answer: .page(TokensPage.self))
    default: nil
    }
  }

  /// What administrators set.
  private var administering: Operation? {
    switch self {
    case .webhooks:
      Operation(
        summary: "添加或处理推送",
        fields: [
          .choice("what", ["add", "test", "on", "off", "remove", "retry", "drop"]),
          .number("webhook"), .text("name", max: 40), .text("address", max: 2_000),
          .choice("format", Webhook.Format.allCases.map(\.rawValue)), .text("secret", max: 200),
          .choice("topic", Webhook.Topic.allCases.map(\.rawValue), isMany: true), .ownPassword,
        ], answer: .page(WebhooksPage.self))
    case .arranging(let part): part.posting
    case .registering(let part): part.posting
    case .newAccount:
      Operation(
        summary: "开立账号",
        fields: [.number("person"), .text("login", max: 40), .ownPassword],
        answer: .page(NewAccountPage.self))
    case .administration(.review): Operation(summary: "账号复核", answer: .seeOther)
    case .account:
      Operation(
        summary: "管理账号",
        fields: [
          .choice("what", AccountAct.allCases.map(\.rawValue)), .choice("isSure", ["1"]),
          .choice(
            "right", Right.allCases.filter(\.isWithholdable).map(\.rawValue), isMany: true),
          .ownPassword,
        ], answer: .page(AccountPage.self))
    default: nil
    }
  }

  private var working: Operation? {
    switch self {
    case .act(_, let act): Self.acting(act)
    case .reportPart(_, let part): part.posting
    case .commitment: CommitmentPage.posting("修正承诺条目")
    case .sentence: CommitmentPage.posting("补录承诺条目")
    case .ledgerImport:
      Operation(
        summary: "导入台账",
        fields: [
          .choice("what", ["read", "map", "commit"]), .text("part-0"), .text("name-0"),
          .number("unit-0"), .number("year"), .text("seen", max: 64),
        ], files: ["table"], answer: .page(ImportPage.self))
    case .reportFiles:
      Operation(summary: "上传报告", files: ["report"], answer: .seeOther)
    case .adoption: AdoptionPage.posting
    case .filters:
      Operation(
        summary: "保存筛选或列",
        fields: [
          .text("ledger", isRequired: true), .text("name", max: 40),
          .choice("what", ["columns", "usual", "remove"]),
          .choice("column", ListColumn.allCases.map(\.rawValue), isMany: true),
        ] + .filters, answer: .seeOther)
    case .returns:
      Operation(
        summary: "填报", fields: [.choice("what", ReturnsAct.allCases.map(\.rawValue))],
        files: ["table"], answer: .page(ReturnsPage.self))
    case .urging:
      Operation(
        summary: "批量催办",
        fields: [
          .number("chosen", isMany: true),
          .choice("queue", SupervisionQueue.allCases.map(\.rawValue)),
          .text("text", max: TextLimit.remark),
        ],
        answer: .page(SupervisionPage.self))
    default: nil
    }
  }

  private static func acting(_ act: Act) -> Operation {
    let inputs = ActFormMaker.inputsEver(of: act)
    return Operation(
      summary: act.word,
      fields: .acting + inputs.map(Operation.Parameter.init)
        + (act == .plan ? Operation.Parameter.planRows : []),
      files: ActFormMaker.everTakesFiles(act) ? ["evidence-0"] : [],
      answer: .page(Receipt.self))
  }
}

extension [Operation.Parameter] {
  /// Which number of 研判 is opened.
  fileprivate static var figure: Self {
    [
      .choice("by", Route.Grouping.allCases.map(\.rawValue)), .text("key"),
      .choice("what", BehindFigure.words),
      .text("measure"), .text("ledger"), .date("day"), .number("after"),
    ]
  }
  fileprivate static var filters: Self { Operation.Parameter.filters }
  fileprivate static var acting: Self { Operation.Parameter.acting }
}
