import DubanReport
import DubanStore
import Foundation
import Testing

@Suite struct `Keeping the samples sound` {
  @Test(arguments: [
    (Sample.report2026, 5000...7000), (.draft2026, 5000...7000), (.report2025, 2500...3500),
    (.plan2026, 800...1200), (.budget2026, 800...1200),
  ])
  func `a sample is as long as a sample should be`(sample: Sample, length: ClosedRange<Int>) throws
  {
    #expect(length.contains(try sample.text().unicodeScalars.count))
  }

  @Test func `the report promises ten things, numbered one to ten`() throws {
    let text = try Sample.report2026.text()
    let promises = try #require(text.split(separator: "10件民生实事：").last?.split(separator: "。").first)
    #expect(promises.split(separator: "；").map { $0.first } == Array("①②③④⑤⑥⑦⑧⑨⑩"))
  }

  @Test func `the annex explains terms that the report uses`() throws {
    let halves = try Sample.report2026.text().components(separatedBy: "## 附件：名词解释")
    let notes = halves[1].split(separator: "\n").map { $0.split(separator: "：")[0] }
    #expect((8...10).contains(notes.count))
    for (index, note) in notes.enumerated() {
      let term = note.dropFirst("\(index + 1).".count)
      #expect(halves[0].contains(term), "\(term)")
    }
  }

  @Test func `each planted fault quotes its reports word for word`() throws {
    let faults = try Sample.faults.decoded([PlantedFault].self)
    #expect(faults.count >= 10)
    for quote in faults.flatMap(\.quotes) {
      let sample = try #require(Sample(rawValue: quote.file))
      #expect(try sample.text().occurrences(of: quote.text) == 1, "\(quote.text)")
    }
    #expect(faults.allSatisfy { !$0.rule.isEmpty && !$0.explanation.isEmpty })
  }

  @Test func `the faults of one report break rules that all differ`() throws {
    let own = try Sample.faults.decoded([PlantedFault].self).filter { fault in
      fault.quotes.allSatisfy { $0.file == Sample.report2026.rawValue }
    }
    #expect(own.count == 11)
    #expect(Set(own.map(\.rule)).count == own.count)
  }

  @Test func `last year's promises and this year's claims are quoted word for word`() throws {
    let promised = try Sample.report2025.text().components(separatedBy: "## 二、")[1]
    let claimed = try Sample.report2026.text().components(separatedBy: "## 二、")[0]
    let outcomes = try Sample.outcomes.decoded([PromiseOutcome].self)
    for outcome in outcomes {
      #expect(promised.occurrences(of: outcome.promise) == 1, "\(outcome.promise)")
      #expect(outcome.claim.isEmpty == (outcome.outcome == .notMentioned))
      #expect(outcome.claim.isEmpty || claimed.contains(outcome.claim), "\(outcome.claim)")
    }
    #expect(outcomes.filter { $0.outcome == .notMentioned }.count == 2)
    #expect(outcomes.filter { $0.outcome == .partly }.count == 3)
  }

  @Test func `the draft differs from the report in what the list of changes says and no more`()
    throws
  {
    let changes = try Sample.changes.decoded([PlantedChange].self)
    var final = try Sample.report2026.text()
    var draft = try Sample.draft2026.text()
    #expect(changes.count == 12)
    for change in changes {
      #expect(change.final.isEmpty == (change.kind == .cut))
      #expect(change.draft.isEmpty == (change.kind == .added))
      if !change.final.isEmpty { final = try final.removing(change.final) }
      if !change.draft.isEmpty { draft = try draft.removing(change.draft) }
    }
    let titled = final.replacing("# 政府工作报告\n", with: "# 政府工作报告（征求意见稿）\n")
    let other = zip(draft.split(separator: "\n"), titled.split(separator: "\n")).first { $0 != $1 }
    #expect(other == nil)
    #expect(draft.count == titled.count)
  }
}

@Suite struct `Keeping the sample catalogue sound` {
  private func catalogue() throws -> DutyCatalogue {
    try DutyCatalogueFile.read(path: Sample.catalogue.path)
  }

  @Test func `it has the units of a usual district`() throws {
    let catalogue = try catalogue()
    #expect(catalogue.units.filter { $0.duties.count >= 10 }.count >= 25)
    #expect(catalogue.units.filter { !$0.members.isEmpty }.count == 2)
    #expect(catalogue.leaders.count == 7)
    #expect(catalogue.assessor == "区统计局")
  }

  @Test func `no word points at two leads`() throws {
    let words = try catalogue().units.flatMap(\.duties)
    let twice = Dictionary(grouping: words, by: \.self).filter { $0.value.count > 1 }
    #expect(twice.isEmpty, "\(twice.keys)")
  }

  @Test func `every unit but a street has a leader, and every unit but a group a person`() throws {
    let catalogue = try catalogue()
    for unit in catalogue.units where !unit.duties.isEmpty {
      #expect(catalogue.leader(of: unit.name) != nil, "\(unit.name)")
    }
    for unit in catalogue.units where unit.members.isEmpty {
      #expect(catalogue.responsibles[unit.name] != nil, "\(unit.name)")
    }
  }

  @Test(arguments: [
    "区工业和信息化局", "区科学技术局", "区商务局", "湖滨经济开发区管委会",
    "区住房和城乡建设局", "区城市管理和综合执法局", "区财政局", "各街道办事处",
  ])
  func `a unit that the report names in brackets is known`(name: String) throws {
    #expect(try Sample.report2026.text().contains(name))
    #expect(try catalogue().units.contains { $0.name == name || $0.aliases.contains(name) })
  }

  @Test func `its duties name no place of its own`() throws {
    for word in try catalogue().units.flatMap({ $0.duties + $0.supports }) {
      #expect(!word.contains("湖滨"), "\(word)")
    }
  }
}

extension String {
  /// The text without `part`, which stands in it once.
  fileprivate func removing(_ part: String) throws -> String {
    try #require(occurrences(of: part) == 1, "\(part)")
    return replacing(part, with: "")
  }
}
