// Stand-ins for what is being written elsewhere; each goes away when the real one arrives.
import DubanReport

extension WorkReport {
  func compare(withDraft earlier: WorkReport) -> [Finding] { [] }
  func compare(withPlan plan: WorkReport, budget: WorkReport) -> [Finding] { [] }
}
