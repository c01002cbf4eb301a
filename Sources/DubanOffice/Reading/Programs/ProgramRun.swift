import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Runs a program with a time limit; what it has started is ended with it.
package struct ProgramRun: Sendable {
  private let program: SourceProblem.Program
  private let command: String
  private let arguments: [String]
  private let input: [UInt8]
  private let outputMax: Int
  private let seconds: Int

  package struct Outcome: Sendable {
    package var succeeded: Bool
    package var output: [UInt8]
    package var complaint: String
  }

  package init(
    program: SourceProblem.Program, command: String, arguments: [String], input: [UInt8] = [],
    outputMax: Int, seconds: Int
  ) {
    self.program = program
    self.command = command
    self.arguments = arguments
    self.input = input
    self.outputMax = outputMax
    self.seconds = seconds
  }

  package func callAsFunction() async throws(SourceProblem.Reason) -> Outcome {
    let outcome = await withTaskGroup(of: Result<Outcome, SourceProblem.Reason>.self) { group in
      group.addTask { await finish() }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return .failure(.programTooSlow(program, seconds: seconds))
      }
      let first = await group.next()
      group.cancelAll()
      return first
    }
    guard let outcome else { throw .programFailed(program) }
    return try outcome.get()
  }

  private func finish() async -> Result<Outcome, SourceProblem.Reason> {
    do {
      let result = try await run(
        .name(command), arguments: Arguments(arguments), platformOptions: options,
        input: .array(input), output: .bytes(limit: outputMax), error: .bytes(limit: 1 << 20))
      let complaint = String(decoding: result.standardError, as: UTF8.self)
      return .success(
        Outcome(
          succeeded: result.terminationStatus.isSuccess, output: result.standardOutput,
          complaint: complaint))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failure(.programMissing(program))
    } catch {
      return .failure(.programFailed(program))
    }
  }

  /// A session of its own, so that the programs which it starts end with it.
  private var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    return options
  }
}
