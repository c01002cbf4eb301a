import DubanOffice
import Foundation
import Testing

@Suite struct `Running other programs` {
  private func run(_ command: String, _ arguments: [String], seconds: Int = 60)
    async throws(SourceProblem.Reason) -> ProgramRun.Outcome
  {
    let run = ProgramRun(
      program: .libreOffice, command: command, arguments: arguments, input: Array("进".utf8),
      outputMax: 1 << 16, seconds: seconds)
    return try await run()
  }

  @Test func `what goes in and comes out is bytes, with the complaint apart`() async throws {
    let outcome = try await run("sh", ["-c", "cat; echo 怨 >&2; exit 3"])
    #expect(outcome.output == Array("进".utf8))
    #expect(outcome.complaint == "怨\n")
    #expect(!outcome.succeeded)
  }

  @Test func `a program that takes too long is ended with what it started`() async throws {
    let file = try SourceFile("child", [])
    let start = ContinuousClock.now
    let script = "sleep 300 & echo $! > '\(file.path)'; wait"
    await #expect(throws: SourceProblem.Reason.programTooSlow(.libreOffice, seconds: 5)) {
      _ = try await run("sh", ["-c", script], seconds: 5)
    }
    #expect(ContinuousClock.now - start < .seconds(200))
    let written = try String(contentsOfFile: file.path, encoding: .utf8)
    let child = try #require(pid_t(written.dropLast()))
    #expect(!isRunning(child))
  }

  /// A process that has ended may wait as a zombie for whoever adopts it.
  private func isRunning(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    let state = status?.split(separator: ") ").last?.first
    return state != nil && state != "Z" && state != "X"
  }

  @Test func `a program that is not installed is named`() async {
    await #expect(throws: SourceProblem.Reason.programMissing(.libreOffice)) {
      _ = try await run("duban-no-such-program", [])
    }
  }

  @Test func `a program that prints without end is stopped`() async {
    await #expect(throws: SourceProblem.Reason.programFailed(.libreOffice)) {
      _ = try await run("yes", [])
    }
  }
}
