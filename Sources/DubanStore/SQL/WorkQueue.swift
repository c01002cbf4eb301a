internal import Dispatch
internal import Foundation
internal import Synchronization

/// Jobs handed from asynchronous callers to the engine's own threads, first in, first out.
final class WorkQueue<Job: Sendable>: Sendable {
  fileprivate struct State {
    var jobs: [Job] = []
    /// Index of the first job that is still waiting.
    var head = 0
    var isClosed = false
  }

  private let state = Mutex(State())
  /// Signalled once for each job and once when closed.
  private let arrivals = DispatchSemaphore(value: 0)

  /// False when the queue is closed; the job is then dropped.
  func add(_ job: Job) -> Bool {
    let isTaken = state.withLock { state in
      guard !state.isClosed else { return false }
      state.jobs.append(job)
      return true
    }
    if isTaken { arrivals.signal() }
    return isTaken
  }

  /// Blocks until there is a job; `nil` when the queue is closed and empty.
  func next() -> Job? {
    nextGroup { _, _ in false }?.first
  }

  /// Blocks until there is a job and takes all that wait, as long as `joins` lets the next one in.
  ///
  /// - Parameter joins: given the group so far and the job that would join it.
  func nextGroup(_ joins: ([Job], Job) -> Bool) -> [Job]? {
    while true {
      arrivals.wait()
      let (group, isClosed) = state.withLock { state in
        (state.take(joins), state.isClosed && state.head == state.jobs.count)
      }
      // A job that joined an earlier group has left its signal behind.
      if isClosed { arrivals.signal() }
      if !group.isEmpty { return group }
      if isClosed { return nil }
    }
  }

  /// Refuses further jobs; those that wait are still handed out.
  func close() {
    state.withLock { $0.isClosed = true }
    arrivals.signal()
  }
}

extension WorkQueue.State where Job: Sendable {
  fileprivate mutating func take(_ joins: ([Job], Job) -> Bool) -> [Job] {
    var group: [Job] = []
    while head < jobs.count, group.isEmpty || joins(group, jobs[head]) {
      group.append(jobs[head])
      head += 1
    }
    if head == jobs.count || head > 1024 {
      jobs.removeSubrange(..<head)
      head = 0
    }
    return group
  }
}

/// Threads that end by themselves, and a way to wait for their end.
struct OwnThreads: Sendable {
  private let ended = DispatchSemaphore(value: 0)
  private let count: Int

  /// Starts `count` threads, each of which runs `body` once.
  init(_ count: Int, named name: String, _ body: @escaping @Sendable () -> Void) {
    self.count = count
    let ended = ended
    for number in 1...count {
      let thread = Thread {
        body()
        ended.signal()
      }
      thread.name = "\(name)-\(number)"
      thread.start()
    }
  }

  /// Blocks until all have ended.
  func join() {
    for _ in 0..<count { ended.wait() }
    for _ in 0..<count { ended.signal() }
  }
}
