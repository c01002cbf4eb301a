/// Where passwords are hashed: at most two at once, each on a thread of its own, and a short queue,
/// so that a flood of sign-ins takes neither the memory nor the processors of the server.
public final class PasswordDesk: Sendable {
  private struct Job: Sendable {
    var work: @Sendable () -> Void
  }

  private let queue = WorkQueue<Job>()
  private let threads: OwnThreads

  public init(threads count: Int = 2) {
    let queue = queue
    threads = OwnThreads(count, named: "password") {
      while let job = queue.next() { job.work() }
    }
  }

  public func close() {
    queue.close()
    threads.join()
  }

  func hash(_ text: String) async throws(StoreFailure) -> Password {
    try await run { Password(hashing: text) }
  }

  func matches(_ password: Password, _ text: String) async throws(StoreFailure) -> Bool {
    try await run { password.matches(text) }
  }

  private func run<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) async throws(StoreFailure) -> Value {
    let value: Value? = await withCheckedContinuation { continuation in
      let isTaken = queue.add(Job { continuation.resume(returning: work()) })
      if !isTaken { continuation.resume(returning: nil) }
    }
    guard let value else { throw StoreFailure(.closed) }
    return value
  }
}
