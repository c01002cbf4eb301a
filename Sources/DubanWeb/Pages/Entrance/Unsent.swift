internal import Duban
internal import DubanHTML
internal import DubanStore
internal import Hummingbird

/// What somebody wrote and sent when the session had ended already (没有交上的内容): the sign-in carries it
/// along, and offers it again.
struct Unsent: Codable, Sendable {
  struct Value: Codable, Sendable {
    var name: String
    var value: String
  }

  var values: [Value]
  /// Files, and a form with too large ones, are not carried.
  var hadFiles: Bool

  private static let mark = "unsent-"
  private static let fileMark = "unsent"

  init(_ form: Values, hadFiles: Bool) {
    values = form.without("csrf", ConfirmPage.field).pairs
      .map { Value(name: $0.name, value: $0.value) }
    self.hadFiles = hadFiles
  }

  /// Out of the sign-in's own form.
  init?(carriedIn form: Values) {
    guard let files = form[Self.fileMark] else { return nil }
    hadFiles = files == "files"
    values = form.pairs.filter { $0.name.hasPrefix(Self.mark) }.map {
      Value(name: String($0.name.dropFirst(Self.mark.count)), value: $0.value)
    }
  }

  var hidden: [Hidden] {
    [Hidden(Self.fileMark, hadFiles ? "files" : "form")]
      + values.map { Hidden(Self.mark + $0.name, $0.value) }
  }

  var notice: Notice {
    .refused(
      "登录已过期，刚才提交的没有办理。",
      advice: values.isEmpty
        ? "请登录后重新填写；附带的文件也要重新选择。" : "您填写的内容还在，登录后可以接着办。",
      word: "请重新登录")
  }

  /// What a person wrote, apart from numbers, dates and what the form itself says.
  var texts: [String] { values.map(\.value).filter { !$0.allSatisfy(\.isASCII) } }
}

/// Signed in again: what was not sent, and a way back to its form.
struct ResendPage: PageModel {
  var unsent: Unsent
  var to: String
  var csrf: String

  func page(for visit: Visit) -> HTML {
    let route = Route(path: to) ?? .desk(.waiting)
    return Gate(
      office: visit.house.office, heading: "接着办理", notices: [notice],
      assets: Shell.Assets(visit.house.settings),
      content: HTML {
        for (index, text) in unsent.texts.enumerated() {
          Field(
            label: "您填写的内容", name: "written-\(index)", control: .area(rows: 6, lengthMax: nil),
            value: text, isLocked: true
          ).html
        }
        ActForm(visit.link(route), hidden: hidden) {
          div(.class("acts")) {
            if goesIntoForm(route) {
              ActButton("带回表单", .submit(), .main).html
            } else if route.methods.contains(.get) {
              ActButton("回到表单", .leads(visit.link(route)), .main).html
            }
            ActButton("不要了，回到首页", .leads(visit.link(.desk(.waiting)))).html
          }
        }.html
      }
    ).page
  }

  /// Nothing is done from here: an act's form takes up what was written, and shows the matter beside it to
  /// whoever has signed in now.
  private func goesIntoForm(_ route: Route) -> Bool {
    if case .act = route { !unsent.hadFiles } else { false }
  }

  private var notice: Notice {
    .note(
      "已登录，刚才的还没有提交。",
      advice: unsent.hadFiles
        ? "文件没有留下：请复制下面的内容，回到表单重新选择文件后提交。" : "请回到表单，核对后再提交。")
  }

  private var hidden: [Hidden] {
    [Hidden("csrf", csrf), Hidden("resume", "1")] + unsent.values.map { Hidden($0.name, $0.value) }
  }
}

extension Knock {
  /// Forms on matters and reports alone: no password is carried.
  func mayResend(_ visit: Visit) -> Bool {
    !isForPrograms && method == .post && [.act, .supervise, .prove].contains(visit.route.right)
  }

  func signInAgain(_ request: Hummingbird.Request, _ visit: Visit) async -> Response {
    var present = visit
    let isRead = (try? await read(request, into: &present)) != nil
    // The sign-in's own form must hold it.
    let isCarried = isRead && present.form.encoded.utf8.count <= house.settings.formBytesMax / 2
    let unsent = Unsent(
      isCarried ? present.form : Values(), hadFiles: !isCarried || !present.files.isEmpty)
    let page = SignInPage(
      to: visit.route.path, unsent: unsent, isSample: house.settings.isSample)
    return Presenter.answer(
      Stop.signInFirst.status, page.page(for: visit).render(), type: "text/html; charset=utf-8",
      house.settings)
  }
}

extension Visit {
  /// Where something waits to be sent; `nil` where there is nothing, or it could not be sent.
  func resendPage(_ token: String) async throws -> ResendPage? {
    guard let unsent = Unsent(carriedIn: form), !unsent.values.isEmpty, let to = form["to"],
      let route = Route(path: to), route.methods.contains(.post),
      let session = try await house.accounts.session(token, at: at), !session.account.mustChange
    else { return nil }
    return ResendPage(unsent: unsent, to: to, csrf: session.csrf)
  }
}
