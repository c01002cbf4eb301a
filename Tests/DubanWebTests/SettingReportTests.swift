import DubanReport
import DubanWeb
import Foundation
import Testing

@Suite struct `Setting a report` {
  /// A text without its line breaks.
  private func flat(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !"\r\n\u{2028}".unicodeScalars.contains($0) }))
  }

  @Test func `the text stands once and in order in the left column`() {
    let page = Markup(SampleReport.lakeside.page())
    #expect(flat(page.text(inClass: "t")) == flat(SampleReport.text))
  }

  @Test(arguments: [
    "", "甲", "\n\n", "\r\n　　甲。\r\n \t\r\n乙。  ", "  ", "甲\u{2028}乙", "<b>&amp;\"'</b>",
    "𠮷\u{301}",
    "增长8%,达1,000万元(其中:甲)!", "家庭👨‍👩‍👧和睦",
  ])
  func `no character is lost or added`(_ text: String) {
    let page = Markup(SampleReport(text).page())
    let set = page.text(inClass: "t")
    #expect(Array(flat(set).unicodeScalars) == Array(flat(text).unicodeScalars))
  }

  @Test func `overlapping marks cut the text and lose nothing`() {
    var sample = SampleReport.lakeside
    sample.finding(.explain, "生产总值从402", "亿元(预计数),年均")
    sample.finding(.explain, SampleReport.text)
    sample.report.terms[0].occurrences.append(sample.span("背街小巷42条,养"))
    let page = Markup(sample.page())
    #expect(flat(page.text(inClass: "t")) == flat(SampleReport.text))
  }

  @Test func `every link has its place and every place has one name`() {
    let page = Markup(SampleReport.lakeside.page())
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let targets = page.elements("a").compactMap { $0.attributes["href"]?.dropFirst() }
    #expect(targets.count > 20)
    for target in targets { #expect(ids.contains(String(target)), "\(target)") }
  }

  @Test func `a finding and its words lead to each other`() {
    let page = Markup(SampleReport.lakeside.page())
    let marks = page.elements.filter { $0.classes.contains("fm") && $0.attributes["href"] == "#f1" }
    #expect(marks.map { $0.attributes["id"] } == ["f1q1", "f1q2", "f1q3"])
    #expect(page.elements.contains { $0.name == "section" && $0.attributes["id"] == "f1" })
    #expect(page.elements.contains { $0.attributes["href"] == "#f1q3" })
    // The third quote lies in another paragraph, where a pointer stands.
    #expect(page.elements.filter { $0.classes.contains("reference") }.count == 1)
  }

  @Test func `a commitment and its sentence lead to each other`() {
    let page = Markup(SampleReport.lakeside.page())
    let mark = page.elements.first { $0.classes.contains("cm") && $0.attributes["href"] != nil }
    #expect(mark?.attributes["href"] == "#c4-1")
    #expect(mark?.attributes["data-n"] == "1–2")
    let entries = page.elements.filter { $0.classes.contains("entry") }
    #expect(entries.map { $0.attributes["id"] } == ["c4-1", "c4-2"])
    #expect(
      page.elements.filter { $0.classes.contains("no") }.map { $0.attributes["href"] }
        == ["#s4", "#s4"])
  }

  @Test func `findings are numbered as they come and listed as they weigh`() {
    let page = Markup(SampleReport.lakeside.page())
    let rows = page.elements("tr").compactMap(\.classes.first)
    #expect(rows == ["contradiction", "note"])
    #expect(page.text(inClass: "fn").hasPrefix("12"))
  }

  @Test func `parts and themes are headings and no level is left out`() {
    let page = Markup(SampleReport.lakeside.page())
    let levels = page.elements.compactMap { element in
      element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    #expect(levels.contains(3))
  }

  @Test func `a Markdown heading is set without its hashes`() {
    var sample = SampleReport("# 报告\n\n## 一、回顾\n正文。#\n#甲\n##\n")
    sample.report.parts = [Part(title: "一、回顾", span: sample.span("一、回顾"), horizon: .none)]
    let page = Markup(sample.page())
    let hidden = page.texts.filter {
      $0.ancestors.contains { page.elements[$0].attributes["hidden"] != nil }
    }
    #expect(hidden.map(\.text).joined() == "# ## ")
    #expect(page.elements("h2").contains { $0.attributes["id"] == "part1" })
  }

  @Test func `a note folds and its term leads to it`() {
    let page = Markup(SampleReport.lakeside.page())
    #expect(page.elements.contains { $0.classes == ["term"] && $0.attributes["href"] == "#n1" })
    #expect(page.elements("details").contains { $0.attributes["id"] == "n1" })
  }

  @Test func `what files and people write can't become markup`() {
    let attack = "\"><script>alert(1)</script><i a='"
    var sample = SampleReport("一、" + attack + "。\n结尾。")
    sample.report.title = attack
    sample.report.speaker = attack
    sample.sentence("一、" + attack + "。", .task, quantities: [attack])
    sample.report.sentences[0].quantities[0].name = attack
    sample.commitment(attack, verb: attack, object: attack, sentence: 0)
    sample.report.commitments[0].lead = [UnitSuggestion(unit: attack, reason: attack)]
    sample.finding(.explain, attack, message: attack)
    sample.report.coverage.gaps = [.init(sentence: 0, span: sample.span(attack), reason: attack)]
    let page = sample.page(name: attack)
    #expect(page.components(separatedBy: "<script>").count == 2, "only our own script")
    #expect(!page.contains("<i a"))
  }

  @Test func `a page needs nothing from outside itself`() {
    let page = SampleReport.lakeside.page()
    for word in ["http:", "https:", "src=", "url(", "@import", "<link"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"zh-Hans\">"))
  }

  @Test func `a report without anything found says so`() {
    let page = SampleReport("甲。").page()
    #expect(page.contains("未发现需要核对的数据"))
  }
}
