import DubanOffice

/// What went wrong, told to the person in Chinese: which file, why, and what to do next.
struct Failure: Error {
  var status: Outcome
  var message: String
}

extension Failure {
  /// Runs what writes a workbook; its trouble becomes a failure of the command.
  static func ofWriting(_ body: () throws(SheetError) -> Void) throws(Failure) {
    do {
      try body()
    } catch {
      throw Failure(status: .failed, message: error.message)
    }
  }
}
