import DubanReport
import Testing

@Suite struct `Finding the structure` {
  @Test func `title, speaker, place and year come from the first lines`() {
    let report = SmallReport.read(plan: "新建公厕8座。")
    #expect(report.title == "政府工作报告")
    #expect(report.speaker == "林远舟")
    #expect(report.place == "青溪区")
    #expect(report.year == 2026)
  }

  @Test(arguments: [
    "政府工作报告（征求意见稿）", "政府工作报告\n（征求意见稿）", "# 政府工作报告(征求意见稿)",
  ])
  func `a title says that the text is not final, on its line or on the next`(_ head: String) {
    let report = WorkReport.read(
      SourceText(head + "\n各位代表：\n一、2026年工作安排\n新建公厕8座，征求意见（草案）。"))
    #expect(report.title == "政府工作报告（征求意见稿）")
  }

  @Test(
    arguments: [
      ("湖滨区2026年政府工作报告.征求意见稿.docx", "征求意见稿"), ("2026年报告（草案）0112.docx", "草案"),
      ("2026年计划草案的报告.docx", nil), ("2026年预算草案报告.docx", nil), ("政府工作报告.docx", nil),
    ] as [(String, String?)])
  func `a file's name says it too, but not where it reports on a draft`(
    _ name: String, _ word: String?
  ) {
    #expect(WorkReport.draftWord(in: name) == word)
  }

  @Test func `parts tell which period they speak of`() {
    let text =
      "一、“十四五”及2025年工作回顾\n五年来，经济总量翻番。\n2025年，我们新建学校3所。\n"
      + "二、“十五五”目标任务\n建成学校9所。\n三、2026年重点工作\n建成学校2所。"
    let report = WorkReport.read(SourceText(text))
    #expect(report.year == 2026)
    #expect(report.parts.map(\.horizon.direction) == [.review, .plan, .plan])
    let horizons = report.sentences.filter { !$0.quantities.isEmpty }.map {
      [$0.horizon.from, $0.horizon.to]
    }
    #expect(horizons == [[2021, 2025], [2025, 2025], [2026, 2030], [2026, 2026]])
  }

  @Test func `parts without numbers stand above numbered themes`() {
    let text =
      "2025年工作回顾\n完成投资8亿元。\n2026年主要任务\n"
      + "一、抓项目，促增长\n新开工项目5个。\n二、惠民生，办实事\n新建公厕8座。"
    let report = WorkReport.read(SourceText(text))
    #expect(report.parts.map(\.title) == ["2025年工作回顾", "2026年主要任务"])
    #expect(report.themes.map(\.title) == ["一、抓项目,促增长", "二、惠民生,办实事"])
    #expect(report.sentences.last?.theme == 1)
  }

  @Test func `notes at the end are tied to their terms in the body`() {
    let report = SmallReport.read(
      plan: "深化“三清一改”行动。\n附件：\n名词解释\n1.“三清一改”：清垃圾、清塘沟、清废弃物，改陋习。")
    #expect(report.terms.map(\.name) == ["三清一改"])
    #expect(report.terms.first?.occurrences.count == 1)
    #expect(report.sentences.last?.kind == .rhetoric)
  }

  @Test func `a sentence ends at 。 and ！ and keeps the closing quote`() {
    let read = SmallReport.planned("弘扬“敢为人先。”建成公园2个！完成；仍是一句：如此")
    #expect(read.count == 3)
  }
}

@Suite struct `Inventing nothing` {
  /// Every span of a reading lies in the source, and every text is the substring there.
  static func check(_ report: WorkReport) {
    for sentence in report.sentences {
      for quantity in sentence.quantities { #expect(sentence.span.contains(quantity.span)) }
      if let span = sentence.deadline?.span { #expect(sentence.span.contains(span)) }
    }
    for commitment in report.commitments {
      let sentence = report.sentences[commitment.sentence]
      #expect(sentence.span.contains(commitment.span))
      let text = report.text(commitment.span)
      for part in [commitment.verb, commitment.object, commitment.place] {
        #expect(part.isEmpty || text.contains(part), "\(part) is not in \(text)")
      }
    }
    for pair in zip(report.sentences, report.sentences.dropFirst()) {
      #expect(pair.0.span.end <= pair.1.span.start)
    }
  }

  @Test(
    .enabled(if: !Reports.names.isEmpty, "no reports: set DUBAN_REPORTS to their folder"),
    arguments: Reports.names)
  func `a real report is read without inventing a word`(name: String) throws {
    let report = WorkReport.read(try Reports.source(name))
    Self.check(report)
    #expect(!report.sentences.isEmpty)
    #expect(report.sentences.contains { $0.horizon.direction == .plan })
    for finding in report.audit() {
      for quote in finding.quotes { #expect(report.text(quote.span) == quote.text) }
    }
  }

  @Test(arguments: [
    "", "。", "！！！", "\n\n", "1", "一、", "“", "(((((", "2026年", "从到", "分别", "①②③", "𠮷𠮷",
  ])
  func `scraps are read without a crash`(text: String) {
    let report = WorkReport.read(SourceText(text))
    Self.check(report)
    #expect(report.audit().isEmpty)
  }

  @Test func `the same text is read the same way`() throws {
    let text = "二、2026年工作安排\n改造老旧小区20个，惠及0.6万户。年内建成柳岸路、学府路。"
    let once = WorkReport.read(SourceText(text))
    let twice = WorkReport.read(SourceText(text))
    #expect(once.sentences == twice.sentences)
    #expect(once.commitments == twice.commitments)
  }
}
