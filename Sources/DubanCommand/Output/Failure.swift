import DubanOffice

/// What went wrong, told to the person in Chinese: which file, why, and what to do next.
struct Failure: Error {
  var status: Outcome
  var message: String
  /// Stable, for programs; `nil` for what only a person can mend.
  var code: String?

  init(status: Outcome, message: String, code: String? = nil) {
    self.status = status
    self.message = message
    self.code = code
  }
}

extension Failure {
  /// Runs what writes a workbook; its trouble becomes a failure of the command.
  static func ofWriting<T>(_ body: () throws(SheetError) -> T) throws(Failure) -> T {
    try trouble(.failed, body)
  }

  /// Runs what reads a workbook or a file of corrections; its trouble is that of the input.
  static func ofReading<T>(_ body: () throws(SheetError) -> T) throws(Failure) -> T {
    try trouble(.badInput, body)
  }

  private static func trouble<T>(
    _ status: Outcome, _ body: () throws(SheetError) -> T
  ) throws(Failure) -> T {
    do {
      return try body()
    } catch {
      throw Failure(status: status, message: error.message)
    }
  }
}
