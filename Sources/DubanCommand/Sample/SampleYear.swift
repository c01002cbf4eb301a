import Duban
import DubanStore
import DubanWeb

/// A made-up year of a sample (样例): matters walk through their lives by the acts that people do,
/// each by whom the rules name, so that no state is made that could not come about.
struct SampleYear {
  let desk: Desk
  private(set) var matters = 0
  private(set) var acts = 0

  init(_ desk: Desk) {
    self.desk = desk
  }

  /// Whether a day of the story has come.
  private func hasCome(_ day: Day, hour: Int = 9) -> Bool { instant(day, hour) <= desk.at }

  private func instant(_ day: Day, _ hour: Int) -> Instant {
    day.start.advanced(by: Int64(hour) * 3600)
  }

  /// Does one act; what the story asks for and the kernel refuses is a defect of the story.
  mutating func act(
    _ act: Act, on matter: inout Matter, by who: Who, on day: Day, hour: Int = 9,
    text: String? = nil, reason: String? = nil, evidence: [Evidence] = [],
    _ fill: (inout Details) -> Void = { _ in }
  ) async throws {
    guard hasCome(day, hour: hour) else { return }
    guard let actor = actor(for: who, on: matter) else {
      throw Failure(status: .failed, message: "样例里没有\(who.word)：\(matter.number)。")
    }
    acts += 1
    let command = Duban.Command(
      id: "sample:\(matter.id):\(acts)", act: act, matter: matter.id, reason: reason, text: text,
      evidence: evidence, details: Details(fill))
    do {
      _ = try await desk.store.perform(command, by: actor, at: instant(day, hour))
    } catch let failure as CommandFailure {
      throw Failure(
        status: .failed, message: "样例：\(matter.number) \(act.word)：\(failure.sentence)")
    }
    matter = try await desk.matter("\(matter.id)")
  }

  /// Opens a matter that has come in.
  mutating func open(
    _ details: Details, by who: Who, on day: Day, evidence: [Evidence]
  ) async throws -> Matter? {
    guard hasCome(day), let actor = actor(for: who, on: nil) else { return nil }
    (acts, matters) = (acts + 1, matters + 1)
    let command = Duban.Command(
      id: "sample:open:\(matters)", act: .open, evidence: evidence, details: details)
    let answer = try await desk.store.perform(command, by: actor, at: instant(day, 9))
    return try await desk.store.matter(answer.matter)
  }

  /// All signatures that wait for a kind of request, hour by hour.
  mutating func sign(
    _ kind: RequestKind, on matter: inout Matter, from day: Day, insideOnly: Bool = false
  ) async throws {
    var hour = 10
    while let request = matter.requests.first(where: { $0.kind == kind }),
      let step = request.steps.first, !insideOnly || request.stepsInside > 0,
      hasCome(day, hour: hour)
    {
      let meeting = step.party == .council ? "区政府第3次常务会议议定，同意。" : nil
      try await act(.sign, on: &matter, by: step, on: day, hour: hour, text: meeting) {
        $0.request = request.number
      }
      hour += 1
    }
  }

  mutating func count() { matters += 1 }

  /// A copy of a made-up text, where an entry may name it.
  func evidence(_ kind: String, _ text: String) async throws -> Evidence {
    var intake = try desk.evidence.intake(name: "\(kind).txt")
    try intake.take(Array(text.utf8))
    let stored = try intake.finish()
    try await desk.store.register(stored, at: desk.at)
    return Evidence(hash: stored.hash, kind: kind)
  }
}

extension SampleYear {
  /// Somebody who is what a rule asks for.
  private func actor(for who: Who, on matter: Matter?) -> Actor? {
    let register = desk.register
    let chosen =
      switch who.party {
      case .leader: matter?.leader
      case .coordinator: matter?.coordinator
      case .head, .council: post(.head, in: nil)
      case .office: post(who.function ?? .supervisor, in: unit(of: .office))
      case .support:
        matter?.units(.support).first.flatMap { post(who.function ?? .liaison, in: $0) }
      case .assess: matter?.units(.assess).first.flatMap { post(who.function ?? .liaison, in: $0) }
      case .asked:
        matter?.waiting.compactMap(\.unit).first
          .flatMap { post(who.function ?? .deputy, in: $0) }
      default: matter?.units(.lead).first.flatMap { post(who.function ?? .liaison, in: $0) }
      }
    guard let post = chosen, let unit = register.directory.posts[post]?.unit,
      let person = register.directory.holders(of: post, on: register.today).first
    else { return nil }
    return Actor(person: person, post: post, unit: unit)
  }

  private func unit(of kind: UnitKind) -> UnitID? {
    desk.register.directory.units.values.filter { $0.kind == kind }.map(\.id).min()
  }

  private func post(_ function: Function, in unit: UnitID?) -> PostID? {
    desk.register.directory.posts.values
      .filter { $0.function == function && (unit == nil || $0.unit == unit) }.map(\.id).min()
  }
}
