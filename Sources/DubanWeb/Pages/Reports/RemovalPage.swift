internal import Duban
internal import DubanHTML
internal import DubanStore

/// 删除报告: asked once more before a report that is a draft goes, with what was corrected on it.
struct RemovalPage: PageModel {
  var file: String
  /// Of the report.
  var title: String
  /// Of its file.
  var name: String
  var commitments: Int
  /// How many times it was corrected, where that goes with it.
  var corrections: Int

  func page(for visit: Visit) -> HTML {
    guard let file = EvidenceHash(rawValue: file) else { return .empty }
    return visit.page(
      "删除报告",
      trail: Breadcrumb(steps: [
        ("报告", visit.link(.reports)), (title, visit.link(.report(file))),
      ])
    ) {
      Confirm(
        question: "删除“\(title)”？", effects: effects,
        action: visit.link(.reportPart(file, .removal)), hidden: visit.proof, word: "删除报告",
        back: visit.link(.report(file))
      ).html
    }
  }

  private var effects: [String] {
    let lost = corrections == 0 ? [] : ["已作的 \(corrections) 次修正一并删除，不能恢复"]
    return ["文件“\(name)”不再列在报告中，\(commitments) 条承诺条目都没有立项"] + lost
      + ["审计日志记下谁在何时删除；要用时可以重新上传", "服务器上的文件由系统管理员另行清理"]
  }
}

extension Visit {
  func removal(_ file: EvidenceHash) async throws -> Reply {
    let open = try await openReport(file, isOpening: true)
    let kept = open.kept
    guard !kept.isAdopted else { throw Self.stays }
    let opened = try await reportDesk.adopt(open.read, by: nil, at: at).count(where: \.isKnown)
    guard opened == 0 else { throw Self.stays }
    guard method == .post else {
      let isAlone = try await !store.reports().contains { $0.text == kept.text && $0.file != file }
      let rounds = isAlone ? open.rounds : []
      return .page(
        RemovalPage(
          file: file.rawValue, title: kept.heading, name: kept.name,
          commitments: kept.commitments, corrections: rounds.count))
    }
    let isGone = try await house.accounts.remove(
      kept, by: try someone.person, from: address, at: at)
    guard isGone else { throw Self.stays }
    return .seeOther(address(of: .reports))
  }

  private static var stays: Stop {
    .refused("这份报告已有事项由它立项，不能删除。", code: "adopted")
  }
}
