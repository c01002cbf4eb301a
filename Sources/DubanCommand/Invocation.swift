import ArgumentParser

/// One call of the program: parses, runs, and tells what went wrong in Chinese.
struct Invocation {
  var arguments: [String]

  /// - Returns: the exit code.
  func run() async -> Int32 {
    do {
      var command = try await Program.asyncParseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return Outcome.done.rawValue
    } catch {
      guard let failure = Failure(error) else { return tell(error) }
      return tell(failure)
    }
  }

  /// The sentence for the person; for programs that asked for JSON, its code as well.
  private func tell(_ failure: Failure) -> Int32 {
    StandardStream.errors.tell(failure.message)
    if let code = failure.code, arguments.contains("--json"),
      let line = try? JSONText.line(ToldFailure(code: code, message: failure.message))
    {
      try? StandardStream.output.write(line)
    }
    return failure.status.rawValue
  }

  /// Help, a slip in the arguments, or a bare exit code.
  private func tell(_ error: any Error) -> Int32 {
    let code = Program.exitCode(for: error).rawValue
    var text = ParserText.inChinese(Program.fullMessage(for: error))
    if code == Outcome.misused.rawValue, let message = NearestVerb.message(for: arguments) {
      let rest = text.split(separator: "\n").dropFirst().map(String.init)
      text = ([message] + rest).joined(separator: "\n")
    }
    if !text.isEmpty {
      let stream = code == 0 ? StandardStream.output : StandardStream.errors
      stream.tell(text)
    }
    return code
  }
}
