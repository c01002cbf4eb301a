package import Duban
package import DubanStore
internal import DubanHTML
internal import HTTPTypes
package import Hummingbird
internal import Logging
internal import NIOCore
internal import Synchronization

/// What a new district begins with (首次设置).
package struct SetUpForm: Sendable {
  /// Six digits.
  package var division: String
  /// 湖滨区.
  package var name: String
  /// The names of the three administrators.
  package var administrators: [Account.Duty: String]
}

/// An account made at the beginning: its password is shown once and must be changed.
package struct FirstLogin: Codable, Sendable {
  package var login: String
  package var duty: String
  package var password: String

  package init(login: String, duty: String, password: String) {
    self.login = login
    self.duty = duty
    self.password = password
  }
}

/// Why nothing was set up, for the page.
package struct SetUpProblem: Error {
  package var sentence: String

  package init(_ sentence: String) {
    self.sentence = sentence
  }
}

/// The door of a house that has no data yet: it opens to a code that stands on the server's terminal
/// alone, makes the district once, and then stays shut.
package struct SetUpDoor: HTTPResponder {
  package typealias Context = DoorContext

  private let settings: WebSettings
  private let lock: CodeLock
  private let found: @Sendable (SetUpForm) async throws -> [FirstLogin]

  /// - Parameters:
  ///   - tell: shows a code on the terminal; called again when too many wrong ones were tried, and
  ///     when one came after the code had expired.
  ///   - found: makes the district.
  package init(
    settings: WebSettings, now: @escaping @Sendable () -> Instant,
    tell: @escaping @Sendable (String) -> Void,
    found: @escaping @Sendable (SetUpForm) async throws -> [FirstLogin]
  ) {
    self.settings = settings
    self.found = found
    lock = CodeLock(now: now, tell: tell)
  }

  package func respond(
    to request: Hummingbird.Request, context: DoorContext
  ) async throws -> Response {
    let path = request.uri.path.dropFirst(settings.basePath.count)
    if let file = StaticFile.all.first(where: { "/static/\($0.name)" == path }) {
      return Presenter.answer(200, Array(file.text.utf8), type: file.type, settings)
    }
    if request.method == .post { return await post(request) }
    // A probe of the machine's health is answered before there is anything to be ready.
    if path == "/health" {
      return Presenter.answer(200, Array("ok\n".utf8), type: "text/plain; charset=utf-8", settings)
    }
    return show(SetUpPages.asking(settings), 200)
  }

  private func post(_ request: Hummingbird.Request) async -> Response {
    guard let body = try? await request.body.collect(upTo: 16 * 1024) else {
      return show(SetUpPages.asking(settings, "提交的内容过大。"), 413)
    }
    let form = Values(encoded: String(buffer: body))
    guard lock.opens(to: form["code"] ?? "") else {
      return show(SetUpPages.asking(settings, Self.wrongCode), 403)
    }
    guard form["division"] != nil || form["name"] != nil else {
      return show(SetUpPages.form(settings, form), 200)
    }
    return await setUp(form)
  }

  private static let wrongCode =
    "设置码不对。请照服务器终端上最新的填写；连错几次，或超过七天没有用，都会换一个新码。"

  private func setUp(_ form: Values) async -> Response {
    do {
      let wanted = try SetUpPages.read(form)
      guard lock.begin() else { throw SetUpProblem("正在设置，或已经设置过。请回到登录页。") }
      do {
        let logins = try await found(wanted)
        lock.shut()
        return show(SetUpPages.done(settings, wanted, logins), 200)
      } catch {
        lock.giveBack()
        throw error
      }
    } catch let problem as SetUpProblem {
      return show(SetUpPages.form(settings, form, problem.sentence), 422)
    } catch {
      return show(SetUpPages.form(settings, form, "没有办成，什么都没有建立。请看服务器终端上的说明。"), 500)
    }
  }

  private func show(_ page: HTML, _ status: Int) -> Response {
    Presenter.answer(status, page.render(), type: "text/html; charset=utf-8", settings)
  }
}

/// A one-time code, and whether it has been used.
private final class CodeLock: Sendable {
  private struct State {
    var code: String
    var madeAt: Instant
    var failures = 0
    var isBusy = false
    var isShut = false
  }

  private static let failuresMax = 5

  /// As long as a first password.
  private static let seconds = SignInLimits().firstPasswordDays * 86_400

  private let now: @Sendable () -> Instant
  private let tell: @Sendable (String) -> Void
  private let state: Mutex<State>

  init(now: @escaping @Sendable () -> Instant, tell: @escaping @Sendable (String) -> Void) {
    self.now = now
    self.tell = tell
    let code = FirstPassword.make()
    state = Mutex(State(code: code, madeAt: now()))
    tell(code)
  }

  func opens(to code: String) -> Bool {
    let now = now()
    let (isRight, fresh) = state.withLock { state -> (Bool, String?) in
      if state.isShut { return (false, nil) }
      let given = code.filter { !$0.isWhitespace }.lowercased()
      // Compared by digests: the time tells nothing of the code.
      let isExpired = state.madeAt.seconds(to: now) >= Self.seconds
      let (its, ours) = (Array(given.utf8), Array(state.code.utf8))
      let isRight = !isExpired && Digest.of(its, by: .sha256) == Digest.of(ours, by: .sha256)
      state.failures = isRight ? 0 : state.failures + 1
      guard isExpired || state.failures >= Self.failuresMax else { return (isRight, nil) }
      (state.code, state.madeAt) = (FirstPassword.make(), now)
      state.failures = 0
      return (false, state.code)
    }
    if let fresh { tell(fresh) }
    return isRight
  }

  func begin() -> Bool {
    state.withLock { state in
      if state.isBusy || state.isShut { return false }
      state.isBusy = true
      return true
    }
  }

  func giveBack() { state.withLock { $0.isBusy = false } }

  func shut() { state.withLock { $0.isShut = true } }
}
