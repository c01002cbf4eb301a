internal import Duban
internal import DubanHTML
internal import DubanStore

/// One request with all that a handler needs to answer it.
struct Visit: Sendable {
  let house: Workplace
  let route: Route
  let method: Route.Method
  /// Whether programs ask: the answer is the page's model as JSON.
  let isForPrograms: Bool
  let query: Values
  var form = Values()
  var files: [Multipart.File] = []
  /// Of programs: sent twice, an act is done once (`Idempotency-Key`).
  var key: String?
  /// The answer that whoever asks has already (`If-None-Match`).
  var known: String?
  /// Where it comes from, for the log.
  let address: String
  let at: Instant
  /// Of the store, before anything was read; `nil` where it can't be told.
  var revision: Int64?
  /// As one reading of the store; `nil` where a route needs none, and before there is a calendar.
  let reference: Reference?
  let register: Register
  let viewer: Viewer?
  /// Where it may take long, to tell how far it is.
  var work: LongWork?
  /// 工作秘密, of the page that is being shown.
  var marking: String?
  /// What was done a moment ago, where the address says so and it is true.
  var done: DoneDeed?

  var store: Store { house.store }
  var directory: Directory { register.directory }

  /// For every route with a right.
  var books: Reference {
    get throws {
      guard let reference else { throw Stop.busy }
      return reference
    }
  }

  /// The right of a route that is for nobody in particular is `.anybody`; all others have a viewer.
  var someone: Viewer {
    get throws {
      guard let viewer else { throw Stop.signInFirst }
      return viewer
    }
  }

  var actor: Actor {
    get throws {
      guard let actor = try someone.actor else { throw Stop.forbidden }
      return actor
    }
  }

  func link(_ route: Route, _ query: Values = Values()) -> DubanHTML.Link {
    .path(address(of: route, query))
  }

  /// A place within a page.
  func link(_ route: Route, at anchor: String) -> DubanHTML.Link {
    .path(address(of: route) + "#" + anchor)
  }

  func address(of route: Route, _ query: Values = Values()) -> String {
    let text = query.encoded
    return house.settings.basePath + (isForPrograms ? Knock.interface : "") + route.path
      + (text.isEmpty ? "" : "?" + text)
  }

  /// Proof that a form came from our own page.
  var proof: [Hidden] { viewer.map { [Hidden("csrf", $0.session.csrf)] } ?? [] }
}

/// Why a request ends before its handler has answered.
enum Stop: Error {
  case notFound
  case forbidden
  case signInFirst
  case badRequest(String)
  case tooLarge
  case tooMany
  case wrongMethod
  case foreignForm
  case badToken
  /// The token is not for this.
  case outOfScope
  case outsideCircle
  /// An act that the rules refuse.
  case refused(String, code: String)
  case busy

  var status: Int {
    switch self {
    case .notFound: 404
    case .forbidden, .foreignForm, .outOfScope, .outsideCircle: 403
    case .signInFirst, .badToken: 401
    case .badRequest: 400
    case .tooLarge: 413
    case .tooMany: 429
    case .wrongMethod: 405
    case .refused(_, let code): code == "stale" ? 409 : 422
    case .busy: 503
    }
  }

  var sentence: String {
    switch self {
    case .notFound: "没有这个页面，或您无权查看。请核对地址，或回到首页重新进入。"
    case .forbidden: "您现在的岗位或职责没有这项权限。请交给有权限的岗位办理；兼任的，请先换到那个岗位。"
    case .signInFirst: "请先登录。"
    case .badRequest(let why): why
    case .tooLarge: "提交的内容过大。请压缩文件或分几次上传。"
    case .tooMany: "操作太频繁，请一分钟后再试。"
    case .wrongMethod: "这个地址不能这样访问。请从页面上的按钮办理。"
    case .foreignForm: "页面已过期，或不是从本系统打开的。请刷新页面后重新提交。"
    case .badToken: "访问令牌无效、已到期或已撤销。请在本人的“访问令牌”页重新生成。"
    case .outOfScope: "这个访问令牌的用途不含这项操作。请用带有相应用途的令牌，或由本人登录办理。"
    case .outsideCircle: "这件事项设有知悉范围，您不在其中，内容不显示。需要知悉的，请找督查室。"
    case .refused(let sentence, _): sentence
    case .busy: "系统正忙，请稍后再试。"
    }
  }

  var code: String {
    switch self {
    case .notFound: "not-found"
    case .forbidden: "forbidden"
    case .signInFirst: "sign-in-first"
    case .badRequest: "bad-request"
    case .tooLarge: "too-large"
    case .tooMany: "too-many"
    case .wrongMethod: "wrong-method"
    case .foreignForm: "foreign-form"
    case .badToken: "bad-token"
    case .outOfScope: "out-of-scope"
    case .outsideCircle: "outside-circle"
    case .refused(_, let code): code
    case .busy: "busy"
    }
  }
}

/// What a handler answers.
enum Reply: Sendable {
  case page(any PageModel, status: Int = 200)
  /// To another of our pages, after an act.
  case seeOther(String)
  case file([UInt8], type: String, name: String? = nil, keeps: Bool = false)
  /// Signed in or out: the cookie goes with it.
  case cookie(String?, to: String)
  /// Signed in, with what was being done before.
  case welcome(String, any PageModel)
}

/// What a page says, before it is said: shown as HTML to people and as JSON to programs.
protocol PageModel: Codable, Sendable {
  /// Why it asks again.
  var problem: String? { get }
  /// 工作秘密, when any matter on it is one.
  var marking: String? { get }
  func page(for visit: Visit) -> HTML
}

extension PageModel {
  var problem: String? { nil }
  var marking: String? { nil }
}
