internal import Duban
internal import DubanHTML
internal import DubanStore
internal import Synchronization

/// Work that goes on after its request was answered (较长的办理): how far it is, and what it came to.
final class LongWork: Sendable {
  private struct State {
    var words: String
    var done = 0
    var all: Int?
    var result: Result<Reply, any Error>?
    var waiter: CheckedContinuation<Result<Reply, any Error>?, Never>?
    var isLate = false
  }

  let id = RandomBytes.text(digits: 24)
  let heading: String
  let person: PersonID
  private let state: Mutex<State>

  init(_ heading: String, of person: PersonID) {
    self.heading = heading
    self.person = person
    state = Mutex(State(words: "正在" + heading))
  }

  var result: Result<Reply, any Error>? { state.withLock { $0.result } }

  var shown: Work { state.withLock { Work(words: $0.words, done: $0.done, all: $0.all) } }

  /// - Parameter all: `nil` where nobody knows; the words then say how far it is.
  func note(_ done: Int, of all: Int? = nil, _ words: String? = nil) {
    state.withLock {
      ($0.done, $0.all) = (done, all)
      if let words { $0.words = words }
    }
  }

  func end(_ result: Result<Reply, any Error>) {
    let waiter = state.withLock {
      $0.result = result
      return $0.waiter.take()
    }
    waiter?.resume(returning: result)
  }

  /// What it came to, if it comes to it in time.
  func result(within patience: Duration) async -> Result<Reply, any Error>? {
    let timer = Task {
      try? await Task.sleep(for: patience)
      let waiter = state.withLock {
        $0.isLate = true
        return $0.waiter.take()
      }
      waiter?.resume(returning: nil)
    }
    defer { timer.cancel() }
    return await withCheckedContinuation { waiter in
      let (isOver, result) = state.withLock {
        let isOver = $0.result != nil || $0.isLate
        if !isOver { $0.waiter = waiter }
        return (isOver, $0.result)
      }
      if isOver { waiter.resume(returning: result) }
    }
  }
}

/// How many long works are under way: the limit of requests does not hold what outlives its request.
final class WorkGate: Sendable {
  /// Whoever waits for an export may read a table meanwhile, and no more.
  private static let (ownMax, allMax) = (2, 4)
  private let running = Mutex<[PersonID: Int]>([:])

  func enter(_ person: PersonID) throws(Stop) {
    let fault: Stop? = running.withLock { running in
      if running[person, default: 0] >= Self.ownMax {
        return .refused("您还有 \(Self.ownMax) 项没有办好，请等其中一项办好再来。", code: "work-under-way")
      }
      if running.values.reduce(0, +) >= Self.allMax { return .busy }
      running[person, default: 0] += 1
      return nil
    }
    if let fault { throw fault }
  }

  func leave(_ person: PersonID) {
    running.withLock {
      let count = $0[person, default: 1] - 1
      $0[person] = count > 0 ? count : nil
    }
  }
}

extension Visit {
  /// Answers with what a handler comes to; where that takes longer than a person waits without a word, leads
  /// to a page that says how far it is and looks again by itself. Programs wait.
  func patiently(
    _ heading: String, _ handler: @escaping @Sendable (Visit) async throws -> Reply
  ) async throws -> Reply {
    guard !isForPrograms else { return try await handler(self) }
    let work = LongWork(heading, of: try someone.person)
    try house.workGate.enter(work.person)
    var visit = self
    visit.work = work
    let begun = visit
    Task {
      defer { house.workGate.leave(work.person) }
      do {
        work.end(.success(try await handler(begun)))
      } catch {
        work.end(.failure(error))
      }
    }
    if let result = await work.result(within: .milliseconds(house.settings.patienceMilliseconds)) {
      return try result.get()
    }
    house.works.keep(work, for: work.id)
    return .seeOther(address(of: .work(work.id)))
  }

  /// Told to whoever began it alone, as often as he asks while it is kept.
  func longWork(_ id: String) throws -> Reply {
    guard !isForPrograms, let work = house.works.find(id), work.person == (try someone.person)
    else {
      throw Stop.notFound
    }
    guard let reply = try work.result?.get() else {
      return .page(WorkPage(heading: work.heading, id: id, isDone: false))
    }
    // A file leaves the page as it stands, which would go on saying that it is being made.
    if case .file = reply, query["file"] == nil {
      return .page(WorkPage(heading: work.heading, id: id, isDone: true))
    }
    // It may be large, and is wanted once.
    if case .file = reply { house.works.forget(id) }
    return reply
  }
}

/// How far a long work is.
struct WorkPage: PageModel {
  var heading: String
  var id: String
  /// A file waits to be fetched.
  var isDone: Bool

  private static let seconds = 2

  func page(for visit: Visit) -> HTML {
    let own = visit.link(.work(id))
    var shell = visit.frame(heading, [], content(visit))
    if !isDone { shell.turn = .init(seconds: Self.seconds, next: own, stop: nil) }
    return shell.page
  }

  private func content(_ visit: Visit) -> HTML {
    Panel(heading, isPadded: true) {
      if isDone {
        p { "文件已经备好，可以下载一次；再要请重新导出。" }
        div(.class("acts")) {
          ActButton(
            "下载", .leads(visit.link(.work(id), Values([("file", "1")]))), .main, about: heading
          ).html
        }
      } else {
        visit.house.works.find(id)?.shown.html ?? .empty
        p(.class("hint")) {
          HTML(spaced: "页面每 \(Self.seconds) 秒自己更新，办好后自己转到结果。")
          "可以先去做别的，再回到这个地址看。"
        }
        a(.class("act", "quiet"), .href(visit.link(.work(id)))) { "现在看看" }
      }
    }.html
  }
}
