import Testing

@testable import DubanReport

@Suite struct `Comparing two drafts` {
  private func compare(_ before: String, _ after: String) -> DraftComparison {
    DraftComparison.of(
      before: Pairs.report(2022, review: "工作有了新进展。", plan: before),
      after: Pairs.report(2022, review: "工作有了新进展。", plan: after))
  }

  private static let frame = "改造老旧小区36个。建成滨河公园。新增公交线路3条。"

  @Test func `equal drafts have no changes`() {
    let comparison = compare(Self.frame, Self.frame)
    #expect(comparison.changes.isEmpty)
    #expect(comparison.unchanged == 10)
  }

  @Test func `blanks and full-width figures are no change`() {
    #expect(compare("改造老旧小区36个。", "改造老旧小区 ３６ 个。").changes.isEmpty)
  }

  @Test func `what was added or cut is told with its figures`() throws {
    let added = compare(Self.frame, Self.frame + "筹集保障性租赁住房400套。")
    let change = try #require(added.changes.first)
    #expect(added.changes.count == 1)
    #expect(change.kind == .added)
    #expect(change.before == nil)
    #expect(change.figures.map(\.after) == ["400套"])
    let cut = compare(Self.frame + "筹集保障性租赁住房400套。", Self.frame)
    #expect(cut.changes.map(\.kind) == [.cut])
    #expect(cut.changes[0].before?.text == "筹集保障性租赁住房400套。")
  }

  @Test func `a changed figure is told by name with both values`() throws {
    let comparison = compare(
      "全年实施重点项目70个，完成年度投资100亿元，新开工28个。",
      "全年实施重点项目72个，完成年度投资105亿元，新开工28个。")
    let change = try #require(comparison.changes.first)
    #expect(change.kind == .changed)
    #expect(change.figures.map(\.before) == ["70个", "100亿元"])
    #expect(change.figures.map(\.after) == ["72个", "105亿元"])
    #expect(change.cutClauses.map(\.text) == ["全年实施重点项目70个", "完成年度投资100亿元"])
  }

  @Test func `a clause put into a sentence is told alone`() throws {
    let change = try #require(
      compare("整治积水点27处，年底前全部完成。", "整治积水点27处，汛期前完成15处，年底前全部完成。")
        .changes.first)
    #expect(change.addedClauses.map(\.text) == ["汛期前完成15处"])
    #expect(change.cutClauses.isEmpty)
  }

  @Test func `a sentence that moved is neither added nor cut`() {
    let comparison = compare(
      "甲路通车运行。乙桥完成加固。丙园建成开放。丁站投入使用。",
      "丁站投入使用。甲路通车运行。乙桥完成加固。丙园建成开放。")
    #expect(comparison.changes.map(\.kind) == [.moved])
  }

  @Test func `corrections are carried over or asked about`() {
    let before = Pairs.report(2022, review: "工作有了新进展。", plan: Self.frame)
    let corrections = ["建成滨河公园。", "新增公交线路3条。"].map {
      Correction(commitment: "c of \($0)", sentence: $0, quote: $0, field: .dropped)
    }
    let after = Pairs.report(2022, review: "工作有了新进展。", plan: "改造老旧小区36个。建成滨河公园。")
    let comparison = DraftComparison.of(before: before, after: after, corrections: corrections)
    #expect(comparison.corrections.count == 2)
    #expect(comparison.corrections.last?.status.label == "已删")
  }
}

@Suite struct `Aligning sentences` {
  @Test(
    arguments: [
      ([1, 2, 3], [1, 2, 3], [1, 2, 3], []),
      ([1, 2, 3], [1, 9, 3], [1, 3], [9]),
      ([1, 1, 2], [1, 2], [1, 2], []),
      ([], [4], [], [4]),
      ([5, 6, 7, 8], [6, 7, 8, 5], [6, 7, 8], []),
    ] as [([UInt64], [UInt64], [UInt64], [UInt64])])
  func `the longest run in order is kept`(
    before: [UInt64], after: [UInt64], kept: [UInt64], added: [UInt64]
  ) {
    let aligned = SentenceAlignment(before: before, after: after)
    #expect(aligned.kept.map { before[$0.before] } == kept)
    #expect(aligned.added.map { after[$0] } == added)
  }
}
