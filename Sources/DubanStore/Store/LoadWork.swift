internal import Dispatch
internal import Duban
internal import Foundation
internal import Synchronization

/// A history with the numbers of its matter.
struct NumberedHistory: Sendable {
  var fresh: Surroundings.Fresh
  var steps: [History.Step]
}

/// Some hundred matters, decided and encoded, ready to be written.
struct LoadedPart: Sendable {
  var matters = 0
  var entries = 0
  var tallies: TallyNote
  fileprivate var rows: [RowTable: [[SQLValue]]] = [:]
  fileprivate var others: [SQLStatement] = []
  fileprivate var documents: [IndexEntry] = []

  /// Table by table, each in the order of its keys, which is the fastest for both engines.
  func write(in session: any SQLSession) throws {
    for table in RowTable.all {
      guard let rows = rows[table] else { continue }
      try session.bulk(table: table.name, columns: table.columns, rows: rows)
    }
    try session.batch(others)
    try SearchIndex.load(documents, in: session)
  }
}

/// Decides and encodes histories on two threads ahead of the one that writes, which takes the parts
/// in their order.
final class LoadWork: Sendable {
  private struct State {
    /// Parts that are done and not taken yet, by their place.
    var done: [Int: Result<LoadedPart, any Error>] = [:]
    var next = 0
    var taken = 0
    var isOver = false
  }

  private static let partSize = 500
  private static let threads = 2
  /// Parts that may wait for the writer: memory does not grow with the load.
  private static let ahead = 8

  private let store: Store
  private let reference: Reference
  private let histories: [NumberedHistory]
  private let partCount: Int
  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let places = DispatchSemaphore(value: LoadWork.ahead)

  init(store: Store, reference: Reference, histories: [NumberedHistory]) {
    self.store = store
    self.reference = reference
    self.histories = histories
    partCount = (histories.count + Self.partSize - 1) / Self.partSize
    for _ in 0..<min(Self.threads, partCount) {
      Thread { [self] in work() }.start()
    }
  }

  /// The next part; `nil` after the last.
  ///
  /// - Throws: why a part could not be made.
  func next() throws -> LoadedPart? {
    let place = state.withLock { $0.taken }
    guard place < partCount else { return nil }
    while true {
      if let part = state.withLock({ $0.done.removeValue(forKey: place) }) {
        state.withLock { $0.taken += 1 }
        places.signal()
        return try part.get()
      }
      arrivals.wait()
    }
  }

  /// Ends the threads; to be called whatever has happened.
  func end() {
    state.withLock { $0.isOver = true }
    for _ in 0..<Self.threads { places.signal() }
  }

  private func work() {
    while true {
      places.wait()
      let place = state.withLock { state -> Int? in
        guard state.next < partCount, !state.isOver else { return nil }
        state.next += 1
        return state.next - 1
      }
      guard let place else {
        places.signal()
        return
      }
      let start = place * Self.partSize
      let end = min(start + Self.partSize, histories.count)
      let part = Result { try self.part(histories[start..<end]) }
      state.withLock { $0.done[place] = part }
      arrivals.signal()
    }
  }

  private func part(_ histories: ArraySlice<NumberedHistory>) throws -> LoadedPart {
    var changes = Changes(store: store, at: Instant(seconds: 0))
    var entries = 0
    for history in histories { entries += try changes.live(history, reference) }
    var part = LoadedPart(matters: histories.count, entries: entries, tallies: changes.tallies)
    for change in changes.list {
      switch change {
      case .insert(let table, let values): part.rows[table, default: []].append(values)
      case .run(let statement): part.others.append(statement)
      }
    }
    part.documents = changes.documents.flatMap { change in
      change.documents(store.division).map { IndexEntry($0) }
    }
    return part
  }
}

extension Changes {
  /// A matter's whole history: each step decided as it would have been on its day, the row written
  /// once as the last leaves it.
  fileprivate mutating func live(
    _ history: NumberedHistory, _ reference: Reference
  ) throws -> Int {
    var row: MatterRow?
    var all: [Entry] = []
    for step in history.steps {
      at = step.at
      let entries = try decided(step, on: row?.matter, history.fresh, reference)
      let next = try chain(entries, after: row, id: history.fresh.id, reference)
      try remember(Answer(next), to: step.command, by: step.actor)
      keepSecrets(of: history.fresh.id)
      all += entries
      row = next
    }
    guard let row else { return 0 }
    try write(row, replacing: nil)
    try index(row, replacing: nil, all, reference)
    return all.count
  }

  private mutating func decided(
    _ step: History.Step, on matter: Matter?, _ fresh: Surroundings.Fresh, _ reference: Reference
  ) throws -> [Entry] {
    var command = step.command
    command.matter = matter?.id
    guard let id = matter?.ledger ?? command.details.ledger else {
      throw CommandFailure.refused(.missing(.detail("台账")))
    }
    let ledger = try reference.ledger(id, version: matter?.definition)
    command = try protected(command, ledger)
    let surroundings = Surroundings(
      ledger: ledger, directory: reference.directory, fresh: matter == nil ? [fresh] : [])
    do throws(Refusal) {
      let decision = try decide(
        command, on: matter, among: surroundings, by: step.actor, at: step.at,
        calendar: reference.calendar)
      guard decision.count == 1, let entries = decision[fresh.id] else {
        throw Refusal.invalid("批量导入", why: "一条办理经过只能涉及它自己的事项")
      }
      return entries
    } catch {
      throw CommandFailure.refused(error)
    }
  }
}
