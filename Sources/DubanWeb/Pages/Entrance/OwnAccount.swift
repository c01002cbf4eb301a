internal import Duban
internal import DubanHTML
internal import DubanStore

struct PasswordPage: PageModel {
  var isForced: Bool
  var lengthMin: Int
  var hasOneTimeCode: Bool
  var problem: String?

  func page(for visit: Visit) -> HTML {
    var notices: [Notice] = []
    if isForced { notices.append(.note("这是首次登录，请先修改口令。")) }
    if let problem { notices.append(.refused(problem)) }
    return visit.page("修改口令", notices: notices) {
      Panel("口令", isPadded: true) {
        ActForm(visit.link(.password), hidden: visit.proof) {
          Field(
            label: "原口令", name: "old", control: .password(isNew: false), isRequired: true
          ).html
          Field(
            label: "新口令", name: "new", control: .password(isNew: true),
            hint: "至少 \(lengthMin) 个字符，有字母和数字", isRequired: true
          ).html
          div(.class("acts")) { ActButton("修改口令", .submit(), .main).html }
        }.html
      }.html
      if !isForced {
        Panel("动态口令", isPadded: true) {
          p { hasOneTimeCode ? "已设置。换手机时可以重设。" : "管理员和签批人应当设置。" }
          p { a(.class("act", "plain"), .href(visit.link(.oneTimeCode))) { "设置动态口令" } }
        }.html
      }
    }
  }
}

struct OneTimeCodePage: PageModel {
  /// Base32, to be typed into the telephone.
  var secret: String
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page("设置动态口令", notices: problem.map { [.refused($0)] } ?? []) {
      Panel("动态口令", isPadded: true) {
        p { "在手机的身份验证器中手工添加账号，输入下面的密钥，再填它显示的六位口令。" }
        p { code { secret } }
        ActForm(visit.link(.oneTimeCode), hidden: visit.proof + [Hidden("secret", secret)]) {
          Field(label: "动态口令", name: "code", control: .code, isRequired: true).html
          div(.class("acts")) { ActButton("启用", .submit(), .main).html }
        }.html
      }.html
    }
  }
}

extension Visit {
  func passwordPage(problem: String? = nil) throws -> Reply {
    let account = try someone.account
    let page = PasswordPage(
      isForced: account.mustChange, lengthMin: house.accounts.limits.lengthMin,
      hasOneTimeCode: account.hasOneTimeCode, problem: problem)
    return .page(page, status: problem == nil ? 200 : 422)
  }

  /// All sessions end, this one too: the new password is proved at once.
  func changePassword() async throws -> Reply {
    do {
      try await house.accounts.change(
        try someone.account, from: form["old"] ?? "", to: form["new"] ?? "", address: address,
        at: at)
      return .cookie(nil, to: address(of: .signIn))
    } catch let refusal as SignInRefusal {
      return try passwordPage(problem: refusal == .wrong ? "原口令不对。" : refusal.sentence)
    }
  }

  func oneTimeCodePage(secret: OneTimeCode = OneTimeCode(), problem: String? = nil) throws -> Reply
  {
    .page(
      OneTimeCodePage(secret: secret.words, problem: problem), status: problem == nil ? 200 : 422)
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
