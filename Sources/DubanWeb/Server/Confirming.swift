internal import Duban
internal import DubanHTML
internal import DubanStore
internal import Synchronization

/// Sessions whose holder gave the password again a moment ago (再次确认). Kept in memory: after a new start
/// it is asked for once more.
final class Confirmations: Sendable {
  private let seconds: Int64
  private let instants = Mutex<[String: Instant]>([:])

  init(seconds: Int64) {
    self.seconds = seconds
  }

  func note(_ token: String, at instant: Instant) {
    instants.withLock { instants in
      instants = instants.filter { $0.value.seconds(to: instant) < seconds }
      instants[token] = instant
    }
  }

  /// A sign-in is one too.
  func holds(_ viewer: Viewer, at instant: Instant) -> Bool {
    let last = instants.withLock { $0[viewer.token] } ?? viewer.session.openedAt
    return last.seconds(to: instant) < seconds
  }
}

extension Route {
  /// Whether what is sent changes who may get in, moves many matters, or cannot be brought back: a
  /// session that somebody else got hold of does not suffice for it.
  func asksPassword(_ form: Values) -> Bool {
    switch self {
    case .oneTimeCode: true
    case .tokens: form["what"] != "revoke"
    case .webhooks: form["what"] == "add"
    case .account:
      form["what"].flatMap(AccountAct.init(rawValue:)).map { act in
        // What is asked back first is not done yet.
        act.takesOver && (act.question == nil || form["isSure"] != nil)
      } ?? false
    case .newAccount: true
    case .registering: form["what"] != "end" || form["isSure"] != nil
    case .arranging(.migration): true
    case .arranging(.succession), .arranging(.portfolios), .arranging(.calendar),
      .arranging(.localDays):
      form["what"] == "commit"
    case .supervising(.years): form["what"] == "lock"
    case .act(_, .erase): form["resume"] == nil
    default: false
    }
  }
}

/// Between a form and its act: what was sent, and a field for the password.
struct ConfirmPage: PageModel {
  struct Value: Codable, Sendable {
    var name: String
    var value: String
  }

  static let field = "own-password"

  var values: [Value]
  var problem: String?
  /// One was given, and not the right one.
  var isWrong: Bool

  func page(for visit: Visit) -> HTML {
    let advice = "这一步要紧或者不能改回。填写的内容都还在，确认后接着办。"
    let sentence = problem ?? ""
    return visit.page(
      "确认是您本人",
      notices: [isWrong ? .refused(sentence, advice: advice) : .note(sentence, advice: advice)]
    ) {
      Panel("本人口令", isPadded: true) {
        ActForm(visit.link(visit.route), hidden: visit.proof + hidden) {
          Field(
            label: "本人口令", name: Self.field, control: .password(isNew: false), isRequired: true
          ).html
          div(.class("acts")) {
            ActButton("确认办理", .submit(), .main).html
            if visit.route.methods.contains(.get) {
              ActButton("不办，返回", .leads(visit.link(visit.route))).html
            }
          }
        }.html
      }.html
    }
  }

  private var hidden: [Hidden] { values.map { Hidden($0.name, $0.value) } }
}

extension Visit {
  /// Asks for the password again before what is grave, unless it was given in the last minutes.
  ///
  /// - Returns: the page that asks; `nil` when there is nothing to ask for.
  func askPassword() async throws -> Reply? {
    guard method == .post, let viewer, viewer.scopes == nil, route.asksPassword(form),
      !house.confirmations.holds(viewer, at: at)
    else { return nil }
    guard let password = form[ConfirmPage.field] else {
      return confirmPage("请填写本人口令，确认是您本人在办。", isWrong: false)
    }
    guard house.gate.admits(address, atSeconds: at.seconds) else { throw Stop.tooMany }
    do {
      try await house.accounts.confirm(viewer.account, password: password, from: address, at: at)
      house.confirmations.note(viewer.token, at: at)
      return nil
    } catch let refusal as SignInRefusal {
      let sentence = refusal == .wrong ? "本人口令不对，没有办理；连续输错会锁定账号。" : refusal.sentence
      return confirmPage(sentence, isWrong: true)
    }
  }

  private func confirmPage(_ problem: String, isWrong: Bool) -> Reply {
    let values = form.without("csrf", ConfirmPage.field).pairs
    let page = ConfirmPage(
      values: values.map { .init(name: $0.name, value: $0.value) }, problem: problem,
      isWrong: isWrong)
    return .page(page, status: 422)
  }
}
