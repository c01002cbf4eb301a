internal import Duban
internal import DubanHTML
internal import DubanOffice
internal import DubanStore

struct PasswordPage: PageModel {
  var isForced: Bool
  /// What a new one must be.
  var rule: String
  var hasOneTimeCode: Bool
  /// Of one's own, in use now.
  var sessions: [SessionLine]
  var problem: String?

  struct SessionLine: Codable, Sendable {
    var from: String
    var seen: String
    var address: String
  }

  func page(for visit: Visit) -> HTML {
    var notices: [Notice] = []
    if isForced { notices.append(.note("请先修改口令：首次登录、口令被重置或已到期，都要先改。")) }
    if let problem { notices.append(.refused(problem)) }
    return visit.page("修改口令", notices: notices) {
      Panel("口令", isPadded: true) {
        ActForm(visit.link(.password), hidden: visit.proof) {
          Field(
            label: "原口令", name: "old", control: .password(isNew: false), isRequired: true
          ).html
          Field(
            label: "新口令", name: "new", control: .password(isNew: true),
            hint: rule, isRequired: true
          ).html
          div(.class("acts")) { ActButton("修改口令", .submit(), .main).html }
        }.html
      }.html
      if !isForced {
        Panel("动态口令", isPadded: true) {
          p { hasOneTimeCode ? "已设置。换手机时可以重设。" : "管理员和签批人应当设置。" }
          p { a(.class("act", "plain"), .href(visit.link(.oneTimeCode))) { "设置动态口令" } }
        }.html
        Panel("我的会话", note: "\(sessions.count) 个", isPadded: true) { sessionPart(visit) }.html
      }
    }
  }
}

extension PasswordPage {
  private func sessionPart(_ visit: Visit) -> HTML {
    HTML {
      DataTable(
        caption: "我的会话",
        columns: [
          .init("登录", .name), .init("最近使用", .text, isNamedOnPhone: true),
          .init("地址", .text, isNamedOnPhone: true),
        ],
        rows: sessions.map { DataTable.Row([HTML($0.from), HTML($0.seen), HTML($0.address)]) }
      ).html
      if sessions.count > 1 {
        ActForm(
          "结束其他会话", visit.link(.password), hidden: visit.proof + [Hidden("what", "end")]
        ).html
      }
    }
  }
}

struct OneTimeCodePage: PageModel {
  /// Base32, to be typed into the telephone.
  var secret: String
  /// Read by authenticator programs (`otpauth:`).
  var address: String
  /// Nothing else can be done before.
  var isForced: Bool
  var problem: String?

  func page(for visit: Visit) -> HTML {
    let forced = Notice.note("管理员和能签批的岗位须先设置动态口令，再办别的。", advice: "以后每次登录都要填。")
    let notices = (isForced ? [forced] : []) + (problem.map { [.refused($0)] } ?? [])
    return visit.page("设置动态口令", notices: notices) {
      Panel("动态口令", isPadded: true) {
        p { "用手机的身份验证器扫描二维码，再填它显示的六位口令。" }
        if let code = QRCode(address) { drawing(code) }
        p { "不能扫描的，手工添加账号，输入密钥：" }
        p { code { secret } }
        details {
          summary { "完整的设置地址" }
          p { code { address } }
        }
        ActForm(visit.link(.oneTimeCode), hidden: visit.proof + [Hidden("secret", secret)]) {
          Field(label: "动态口令", name: "code", control: .code, isRequired: true).html
          div(.class("acts")) { ActButton("启用", .submit(), .main).html }
        }.html
      }.html
    }
  }
}

extension OneTimeCodePage {
  /// With four light modules around it, as readers of codes need.
  private func drawing(_ code: QRCode) -> HTML {
    let edge = code.width + 8
    return svg(
      .class("qr-code"), .viewBox(width: edge, height: edge), .role("img"),
      .aria("label", "设置动态口令的二维码")
    ) {
      DubanHTML.path(.path(code.path), .moved(x: 4, y: 4))
    }
  }
}

extension Visit {
  func passwordPage(problem: String? = nil) async throws -> Reply {
    let account = try someone.account
    let sessions = try await house.accounts.sessions(at: at).filter { $0.0 == account.person }
    let page = PasswordPage(
      isForced: account.mustChange, rule: house.accounts.limits.passwords.words(of: account.duty),
      hasOneTimeCode: account.hasOneTimeCode,
      sessions: sessions.map {
        .init(from: $0.1.minuteWord, seen: $0.2.minuteWord, address: $0.3)
      }, problem: problem)
    return .page(page, status: problem == nil ? 200 : 422)
  }

  /// All sessions end, this one too: the new password is proved at once.
  func changePassword() async throws -> Reply {
    if form["what"] == "end" {
      let viewer = try someone
      try await house.accounts.endOthers(
        than: viewer.token, of: viewer.person, from: address, at: at)
      return .seeOther(address(of: .password))
    }
    guard house.gate.admits(address, atSeconds: at.seconds) else { throw Stop.tooMany }
    do {
      try await house.accounts.change(
        try someone.account, from: form["old"] ?? "", to: form["new"] ?? "", address: address,
        at: at)
      return .cookie(nil, to: address(of: .signIn))
    } catch let refusal as SignInRefusal {
      return try await passwordPage(problem: refusal == .wrong ? "原口令不对。" : refusal.sentence)
    }
  }

  func oneTimeCodePage(secret: OneTimeCode = OneTimeCode(), problem: String? = nil) throws -> Reply
  {
    let name = Values.encoded("\(house.office):\(try someone.account.login)")
    let page = OneTimeCodePage(
      secret: secret.words,
      address:
        "otpauth://totp/\(name)?secret=\(secret.words)&issuer=\(Values.encoded(house.office))",
      isForced: try owesCode, problem: problem)
    return .page(page, status: problem == nil ? 200 : 422)
  }

  func setOneTimeCode() async throws -> Reply {
    guard let secret = form["secret"].flatMap(OneTimeCode.init(words:)) else {
      throw Stop.badRequest("密钥不对，请重新打开本页。")
    }
    do {
      try await house.accounts.set(
        secret, shown: form["code"] ?? "", for: try someone.account, from: address, at: at)
      return .seeOther(address(of: .password))
    } catch let refusal as SignInRefusal {
      return try oneTimeCodePage(secret: secret, problem: refusal.sentence)
    }
  }
}
