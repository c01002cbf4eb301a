import Duban
import DubanStore

/// A failure as programs read it.
struct ToldFailure: Encodable {
  var code: String
  var message: String
}

extension Failure {
  /// What went wrong below, with its exit code and in the words that the person reads; `nil` for an
  /// error of the argument parser.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let failure as CommandFailure: self.init(failure)
    case let refusal as DirectoryRefusal:
      self.init(status: .refused, message: refusal.sentence, code: refusal.code)
    case let refusal as AccountRefusal:
      self.init(status: .refused, message: refusal.sentence, code: refusal.code)
    case let failure as StoreFailure:
      self.init(status: .failed, message: failure.sentence, code: failure.code)
    case let problem as StoreLockProblem: self.init(problem)
    case let problem as EvidenceProblem: self.init(problem)
    case let problem as KeyRingProblem:
      self.init(status: .failed, message: problem.description, code: "keys")
    case let problem as BadCalendar:
      self.init(status: .badInput, message: problem.description)
    case let problem as BadCatalogue:
      self.init(status: .badInput, message: problem.description)
    case let problem as TransferProblem:
      self.init(status: .badInput, message: problem.description)
    case let problem as BadProofFile:
      self.init(status: .badInput, message: problem.description)
    default: return nil
    }
  }

  private init(_ failure: CommandFailure) {
    let code =
      switch failure {
      case .refused(let refusal): refusal.code
      case .idTaken: "id-taken"
      case .unknownLedger: "unknown-ledger"
      case .notReady: "not-ready"
      case .yearOpen: "year-open"
      }
    if case .notReady = failure {
      self.init(status: .failed, message: failure.sentence, code: code)
    } else {
      self.init(status: .refused, message: failure.sentence, code: code)
    }
  }

  private init(_ problem: StoreLockProblem) {
    if case .held = problem.reason {
      self.init(status: .refused, message: problem.description, code: "locked")
    } else {
      self.init(status: .failed, message: problem.description)
    }
  }

  private init(_ problem: EvidenceProblem) {
    switch problem.reason {
    case .classified:
      self.init(status: .refused, message: problem.description, code: "classified")
    case .empty, .tooLarge, .typeRefused:
      self.init(status: .refused, message: problem.description, code: "evidence-refused")
    case .sourceMissing: self.init(status: .noInput, message: problem.description)
    case .sourceNotFile, .sourceUnreadable:
      self.init(status: .badInput, message: problem.description)
    default: self.init(status: .failed, message: problem.description, code: "evidence-store")
    }
  }
}
