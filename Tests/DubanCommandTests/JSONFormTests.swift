import DubanReport
import Foundation
import Testing

@Suite struct `Writing a report as JSON` {
  private let origin = ReportOrigin(
    name: "湖滨区-2026.txt", textSHA256: String(repeating: "a", count: 64),
    fileSHA256: String(repeating: "b", count: 64), encoding: "UTF-8")

  private var bytes: [UInt8] {
    ReportJSON(report: SampleReport.report, origin: origin, findings: [SampleReport.finding]).bytes
  }

  private func parsed(_ bytes: [UInt8]) throws -> JSONValue {
    JSONValue(try JSONSerialization.jsonObject(with: Data(bytes)))
  }

  @Test func `another parser reads back what was written`() throws {
    let report = try parsed(bytes)
    #expect(report["source"] == .text("湖滨区-2026.txt"))
    #expect(report["year"] == .number(2026))
    #expect(report["speaker"] == .null)
    #expect(report["sentences"].count == 4)
    #expect(
      report["sentences"][2]["text"] == .text("6月底前建成“四好”公路12.5万公里\t（甲\"乙\\丙）。"))
    #expect(report["sentences"][2]["line"] == .number(5))
    #expect(report["commitments"][0]["sentence"] == .text("s3"))
    #expect(report["sentences"][2]["commitments"][0] == .text("c3-1"))
    #expect(report["findings"][0]["verdict"] == .text("contradiction"))
    #expect(report["coverage"]["gaps"][0]["sentence"] == .text("s2"))
  }

  @Test(arguments: [
    (0, 0, #""value":8.10,"unit":"%","amount":8.1,"baseUnit":"%""#),
    (0, 1, #""value":"1:19:80","unit":"","amount":"1:19:80""#),
    (1, 0, #""value":["92万元","1.85亿元"],"unit":"","amount":[920000,185000000],"baseUnit":"元""#),
    (1, 1, #""value":[3,5],"unit":"家","amount":[3,5]"#),
    (1, 2, #""value":-0.05,"unit":"%","amount":-0.05"#),
    (2, 0, #""value":12.5,"unit":"万公里","amount":125000,"baseUnit":"公里""#),
  ])
  func `a value is written as it is printed`(
    _ sentence: Int, _ quantity: Int, _ expected: String
  ) throws {
    #expect(String(decoding: bytes, as: UTF8.self).contains(expected))
    let value = try parsed(bytes)["sentences"][sentence]["quantities"][quantity]
    #expect(value["length"] != .null)
  }

  @Test func `keys stand in the order of the schema`() {
    let text = String(decoding: bytes, as: UTF8.self)
    let keys = [
      "schema", "source", "sourceSha256", "encoding", "title", "speaker", "place", "year", "parts",
      "themes", "sentences", "commitments\":[\n", "terms", "findings", "coverage",
    ]
    let places = keys.compactMap { text.range(of: "\"\($0)")?.lowerBound }
    #expect(places.count == keys.count)
    #expect(places == places.sorted())
  }

  @Test func `a deadline without words of the sentence is null, a commitment's never is`() throws {
    let report = try parsed(bytes)
    #expect(report["sentences"][0]["deadline"] == .null)
    #expect(report["sentences"][2]["deadline"]["date"] == .text("2026-06-30"))
    #expect(report["commitments"][1]["deadline"]["text"] == .text(""))
    #expect(report["commitments"][1]["deadline"]["date"] == .text("2026-12-31"))
  }

  @Test func `it meets the schema kept in the repository`() throws {
    let schemas = try SchemaSet(folder: TestFiles.root.appending(path: "Schemas"))
    #expect(try schemas.problems(of: parsed(bytes), with: "report.schema.json") == [])
    let findings = FindingsJSON(origin: origin, findings: [SampleReport.finding]).bytes
    #expect(try schemas.problems(of: parsed(findings), with: "findings.schema.json") == [])
  }

  @Test func `corrections meet theirs, whatever was changed`() throws {
    let fields: [Correction.Field] = [
      .task, .type, .measure, .lead, .support, .deadline, .dropped, .merged, .split, .added,
      .column("联络员"),
    ]
    let corrections = Corrections(
      sourceSha256: origin.textSHA256,
      corrections: fields.map {
        Correction(commitment: "c1-1", sentence: "甲。", quote: "甲", field: $0, to: ["乙"])
      })
    let schemas = try SchemaSet(folder: TestFiles.root.appending(path: "Schemas"))
    let written = try parsed(Array(JSONEncoder().encode(corrections)))
    #expect(schemas.problems(of: written, with: "corrections.schema.json") == [])
    #expect(written["corrections"].count == fields.count)
  }

  @Test func `the schema refuses what does not belong`() throws {
    let schemas = try SchemaSet(folder: TestFiles.root.appending(path: "Schemas"))
    let text = String(decoding: bytes, as: UTF8.self)
    for (right, wrong) in [
      (#""relation":"growth>=""#, #""relation":"more""#), (#""year":2026"#, #""year":"2026""#),
      (#""verb":"#, #""verv":"#), (#""id":"s1""#, #""id":"1""#),
    ] {
      let report = try parsed(Array(text.replacing(right, with: wrong, maxReplacements: 1).utf8))
      #expect(schemas.problems(of: report, with: "report.schema.json") != [], "\(wrong)")
    }
  }

  @Test func `long reports are handed on in pieces`() {
    var report = SampleReport.report
    report.sentences = Array(repeating: report.sentences[2], count: 2_000)
    report.commitments = [report.commitments[0]]
    var sizes: [Int] = []
    let form = ReportJSON(report: report, origin: origin, findings: [])
    form.write { sizes.append($0.count) }
    #expect(sizes.count > 5)
    #expect(sizes.allSatisfy { $0 < 70_000 })
    #expect(sizes.reduce(0, +) == form.bytes.count)
  }
}

@Suite struct `Writing commitments as CSV` {
  @Test func `cells with commas, quotes and line breaks come back whole`() throws {
    let table = try csv()
    #expect(table[0] == CommitmentsCSV.columns)
    #expect(table.count == 3)
    #expect(table.allSatisfy { $0.count == CommitmentsCSV.columns.count })
    #expect(table[1][8] == "建成“四好”公路12.5万公里")
    #expect(table[1][13] == "公路 12.5万公里")
    #expect(table[1][15] == "2026-06-30")
    #expect(table[1][17] == "区交通运输局")
    #expect(table[1][0] == "湖,滨\"区\n.txt")
  }

  @Test func `a cell that a spreadsheet would run is made harmless`() throws {
    #expect(try csv()[2][10] == "'=健全")
  }

  private func csv() throws -> [[String]] {
    var bytes = CommitmentsCSV().header
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    CommitmentsCSV().write(SampleReport.report, name: "湖,滨\"区\n.txt") { bytes += $0 }
    return CSVRows.parse(String(decoding: bytes.dropFirst(3), as: UTF8.self))
  }
}
