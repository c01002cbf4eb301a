import DubanReport
import Testing

@Suite struct `Laying corrections on a report` {
  static let draft = CorrectionsDraft(
    ("完成芦洲路、渔灯街等道路建设,提质背街小巷49条。", ["完成芦洲路、渔灯街等道路建设", "提质背街小巷49条"]),
    ("加快推进望澜路高架桥建设。", ["加快推进望澜路高架桥建设"]),
    ("建立项目联点帮扶机制,落实到人。", ["建立项目联点帮扶机制"]),
    ("扎实做好各项工作。", []))
  let report = draft.report

  private func only(_ correction: Correction, on report: WorkReport) -> (
    WorkReport, CorrectionOutcome?
  ) {
    let (result, outcomes) = report.applying([correction])
    #expect(outcomes.count == 1)
    return (result, outcomes.first)
  }

  @Test func `a reworded task keeps its place in the text`() throws {
    let (result, outcome) = only(
      report.correction("c1-2", .task, to: ["提质小巷49条"]), on: report)
    let commitment = try #require(result.commitments.first { $0.id == "c1-2" })
    #expect(result.task(of: commitment) == "提质小巷49条")
    #expect(result.text(commitment.span) == "提质背街小巷49条")
    #expect(outcome?.status == .applied)
  }

  @Test func `units set by hand say so, others keep their reason`() throws {
    let (result, _) = only(
      report.correction("c2-1", .lead, to: ["区交通局", "区住建局"]), on: report)
    let lead = try #require(result.commitments.first { $0.id == "c2-1" }).lead
    #expect(lead.map(\.unit) == ["区交通局", "区住建局"])
    #expect(lead.map(\.reason) == ["人工修正", "职责:道路"])
  }

  @Test(arguments: [
    ("2021-06-30", "2021-06-30"), ("6月底前", "2021-06-30"), ("2021年9月", "2021-09-30"),
    ("上半年", "2021-06-30"), ("三季度末", "2021-09-30"), ("年底前", "2021-12-31"),
    ("3月15日", "2021-03-15"), ("2022", "2022-12-31"), ("2月30日", nil), ("尽快", nil),
    ("长期坚持", nil), ("2021/7/1", "2021-07-01"), ("2021.7.1", "2021-07-01"),
  ])
  func `a typed deadline means a day`(text: String, iso: String?) throws {
    let (result, _) = only(report.correction("c2-1", .deadline, to: [text]), on: report)
    let commitment = try #require(result.commitments.first { $0.id == "c2-1" })
    #expect(commitment.deadline.date?.iso == iso)
    #expect(commitment.deadline.text == text)
    #expect(commitment.isStanding == (text == "长期坚持"))
  }

  @Test func `a dropped commitment is gone and its sentence counts as a gap`() {
    let (result, _) = only(report.correction("c2-1", .dropped), on: report)
    #expect(result.commitments.map(\.id) == ["c1-1", "c1-2", "c3-1"])
    #expect(result.sentences.map(\.commitments) == [[0, 1], [], [2], []])
    #expect(result.coverage.sentencesCovered == 2)
    #expect(result.coverage.gaps.map(\.reason) == ["人工删除"])
  }

  @Test func `a split commitment becomes several that inherit what was changed`() {
    let (result, outcomes) = report.applying([
      report.correction("c1-1", .split, to: ["完成芦洲路建设", "完成渔灯街建设"]),
      report.correction("c1-1", .lead, to: ["区交通局"]),
    ])
    #expect(result.commitments.map(\.id) == ["c1-1.1", "c1-1.2", "c1-2", "c2-1", "c3-1"])
    #expect(result.commitments.prefix(2).map { $0.lead.first?.unit } == ["区交通局", "区交通局"])
    #expect(result.commitments[1].corrected?.origin == .split("c1-1"))
    #expect(outcomes.allSatisfy { $0.status == .applied })
  }

  @Test func `a merged commitment leaves its id and its links with the other`() {
    var report = report
    report.commitments[3].links = ["c1-2"]
    let merge = report.correction("c1-2", .merged, to: ["c2-1"])
    let (result, _) = only(merge, on: report)
    #expect(result.commitments.map(\.id) == ["c1-1", "c2-1", "c3-1"])
    #expect(result.commitments[1].corrected?.merged == ["c1-2"])
    #expect(result.task(of: result.commitments[1]) == "加快推进望澜路高架桥建设；提质背街小巷49条")
    #expect(result.commitments[2].links == ["c2-1"])
  }

  @Test func `a task worded by hand is not lengthened by a merge`() {
    let (result, _) = report.applying([
      report.correction("c2-1", .task, to: ["建设道路桥梁"]),
      report.correction("c1-2", .merged, to: ["c2-1"]),
    ])
    #expect(result.task(of: result.commitments[1]) == "建设道路桥梁")
  }

  @Test(arguments: [
    ("c9-9", "找不到"), ("c2-1", "自己"),
  ])
  func `a merge into nothing is refused and changes nothing`(target: String, word: String) {
    let (result, outcome) = only(
      report.correction("c2-1", .merged, to: [target]), on: report)
    guard case .refused(let reason) = outcome?.status else {
      Issue.record("not refused")
      return
    }
    #expect(reason.contains(word))
    #expect(result.commitments == report.commitments)
  }

  @Test func `an added task stands in its sentence`() throws {
    let sentence = "扎实做好各项工作"
    let added = Correction(
      commitment: "a1", sentence: sentence, quote: "", field: .added, to: ["做好工作"])
    let person = Correction(
      commitment: "a1", sentence: sentence, quote: "", field: .column("联络员"), to: ["周某"])
    let (result, outcomes) = report.applying([added, person])
    let commitment = try #require(result.commitments.last)
    #expect(commitment.id == "a1" && commitment.sentence == 3)
    #expect(result.text(commitment.span) == sentence)
    #expect(commitment.corrected?.filled == ["联络员": "周某"])
    #expect(outcomes.map(\.status) == [.applied, .applied])
    #expect(result.coverage.sentencesCovered == 4)
  }

  @Test func `an added task without a source is kept but not taken`() {
    let added = Correction(
      commitment: "a1", sentence: "", quote: "", field: .added, to: ["做好工作"])
    let (result, outcome) = only(added, on: report)
    #expect(outcome?.status.label == "未采用")
    #expect(result.commitments.count == report.commitments.count)
  }
}

@Suite struct `Carrying corrections to another draft` {
  private let report = `Laying corrections on a report`.draft.report
  private let next = CorrectionsDraft(
    ("今年工作安排如下。", []),
    ("加快推进望澜路高架桥建设。", ["加快推进望澜路高架桥建设"]),
    ("完成芦洲路、渔灯街等道路建设,提质背街小巷52条。", ["完成芦洲路、渔灯街等道路建设", "提质背街小巷52条"])
  ).report

  @Test func `an unchanged sentence takes its corrections along`() {
    let (result, outcomes) = next.applying([
      report.correction("c2-1", .lead, to: ["区交通局"])
    ])
    #expect(outcomes.map(\.status) == [.applied])
    #expect(result.commitments[0].lead.map(\.unit) == ["区交通局"])
  }

  @Test func `a changed sentence is shown in both wordings and left alone`() {
    let (result, outcomes) = next.applying([
      report.correction("c1-1", .lead, to: ["区交通局"])
    ])
    #expect(
      outcomes.map(\.status) == [
        .changed(
          before: "完成芦洲路、渔灯街等道路建设,提质背街小巷49条。",
          after: "完成芦洲路、渔灯街等道路建设,提质背街小巷52条。")
      ])
    #expect(result.commitments == next.commitments)
    #expect(outcomes.first?.summary.contains("52条") == true)
  }

  @Test func `a sentence that was cut is reported as gone`() {
    let (_, outcomes) = next.applying([report.correction("c3-1", .dropped)])
    #expect(outcomes.map(\.status) == [.gone])
    #expect(outcomes.first?.summary == "已删:“建立项目联点帮扶机制”删除")
  }

  @Test func `a merge finds both sides again by their words`() {
    var merge = report.correction("c2-1", .merged)
    merge.to = ["c3-1", "完成芦洲路、渔灯街等道路建设,提质背街小巷49条。", "提质背街小巷49条"]
    let (result, outcomes) = next.applying([merge])
    #expect(outcomes.first?.status.label == "文字有变请核")
    #expect(result.commitments == next.commitments)
  }

  @Test func `many reworded sentences that are much alike are each found`() {
    var draft = CorrectionsDraft()
    for number in 100..<700 {
      draft.sentences.append(
        ("完成第\(number)号小区改造并配建停车位。", ["完成第\(number)号小区改造"]))
    }
    let old = draft.report
    for index in draft.sentences.indices { draft.sentences[index].text += "惠及居民。" }
    let corrections = old.commitments.map { old.correction($0.id, .dropped) }
    let (_, outcomes) = draft.report.applying(corrections)
    let found = zip(outcomes, draft.sentences).filter { outcome, sentence in
      guard case .changed(_, let after) = outcome.status else { return false }
      return after == sentence.text
    }
    #expect(found.count == 600)
  }
}
