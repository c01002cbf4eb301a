internal import Duban
internal import DubanHTML
internal import DubanStore

/// The three pages of setting a district up: the code, what it is called and who administers it, and
/// the first passwords.
enum SetUpPages {
  static func asking(_ settings: WebSettings, _ problem: String? = nil) -> HTML {
    gate("首次设置", settings, problem) {
      p { "本机还没有数据。启动 duban serve 的终端上印有一个设置码，填入后继续。" }
      ActForm(action(settings)) {
        Field(label: "设置码", name: "code", isRequired: true, autocomplete: "off").html
        div(.class("acts")) { ActButton("继续", .submit(), .main).html }
      }.html
    }
  }

  static func form(_ settings: WebSettings, _ form: Values, _ problem: String? = nil) -> HTML {
    gate("首次设置", settings, problem) {
      ActForm(action(settings), hidden: [Hidden("code", form["code"] ?? "")]) {
        Field(
          label: "行政区划代码", name: "division", value: form["division"] ?? "",
          hint: "六位数字，如 430602", isRequired: true
        ).html
        Field(
          label: "地名", name: "name", value: form["name"] ?? "", hint: "如 湖滨区", isRequired: true
        ).html
        p { "三员分立：三个管理员须是三个人，互不代管。系统给每人一个初始口令，七天内须登录并修改，并设置动态口令。" }
        for duty in Account.Duty.allCases {
          Field(
            label: "\(duty.word)姓名", name: duty.rawValue, value: form[duty.rawValue] ?? "",
            hint: hint(duty), isRequired: true
          ).html
        }
        div(.class("acts")) { ActButton("建立", .submit(), .main).html }
      }.html
    }
  }

  static func done(
    _ settings: WebSettings, _ form: SetUpForm, _ logins: [FirstLogin]
  ) -> HTML {
    gate("已经建立：\(form.name)", settings, nil) {
      Notice.done("下面的初始口令只显示这一次，请当面交给三个人。").html
      DataTable(
        caption: "管理员账号",
        columns: [
          .init("用户名", .name), .init("职责", .text, isNamedOnPhone: true),
          .init("初始口令", .text, isNamedOnPhone: true),
        ],
        rows: logins.map { login in
          DataTable.Row([HTML(login.login), HTML(login.duty), code { login.password }])
        }
      ).html
      p { "请另行备份数据目录中的 keys：密钥丢失，个人信息就解不开。" }
      p { a(.class("act", "main"), .href(.path(settings.basePath + "/sign-in"))) { "去登录" } }
    }
  }

  private static func hint(_ duty: Account.Duty) -> String {
    switch duty {
    case .system: "管机构、岗位、台账和日历"
    case .security: "管账号、口令和会话"
    case .audit: "看审计日志"
    }
  }

  private static func action(_ settings: WebSettings) -> DubanHTML.Link {
    .path(settings.basePath + "/set-up")
  }

  private static func gate(
    _ heading: String, _ settings: WebSettings, _ problem: String?,
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    Gate(
      office: "督查工作台", heading: heading, notices: problem.map { [.refused($0)] } ?? [],
      assets: Shell.Assets(settings), content: content()
    ).page
  }

  static func read(_ form: Values) throws(SetUpProblem) -> SetUpForm {
    let division = form["division"] ?? ""
    guard division.utf8.count == 6, division.utf8.allSatisfy({ 48...57 ~= $0 }) else {
      throw SetUpProblem("行政区划代码“\(division)”不对：请写六位数字，如 430602。")
    }
    guard let name = form["name"], name.count <= 30 else {
      throw SetUpProblem("请填地名，如 湖滨区。")
    }
    var administrators: [Account.Duty: String] = [:]
    for duty in Account.Duty.allCases {
      let person = (form[duty.rawValue] ?? "").filter { !$0.isWhitespace }
      guard 1...30 ~= person.count else { throw SetUpProblem("请填\(duty.word)的姓名。") }
      administrators[duty] = person
    }
    guard Set(administrators.values).count == Account.Duty.allCases.count else {
      throw SetUpProblem("三个管理员须是三个人，姓名不能相同；同名的请加以区分。")
    }
    return SetUpForm(division: division, name: name, administrators: administrators)
  }
}
