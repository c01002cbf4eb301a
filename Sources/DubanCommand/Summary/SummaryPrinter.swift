import DubanReport

/// A screen for one report; a table with one line each for several.
struct SummaryPrinter: ReadingPrinter {
  let destination: Destination
  let isOne: Bool
  let reader: ReportReader
  private let columns = Terminal.output.readableColumns

  init(_ destination: Destination, isOne: Bool, reader: ReportReader) {
    self.destination = destination
    self.isOne = isOne
    self.reader = reader
  }

  private static let heads = [
    ("年份", 6), ("句子", 6), ("指标值", 8), ("承诺条目", 10), ("前后不一致", 12), ("待说明", 8), ("提示", 6),
  ]

  private var nameColumns: Int { columns - Self.heads.reduce(0) { $0 + $1.1 } }

  func begin() throws {
    guard !isOne else { return }
    try row("文件", Self.heads.map(\.0))
  }

  func add(_ reading: ReadFile) throws {
    if isOne {
      let summary = Summary(
        reading: reading, columns: columns, hasCatalogue: reader.hasCatalogue)
      return try destination.write(summary.text)
    }
    let report = reading.report
    let counts = [
      report.sentences.count, report.sentences.reduce(0) { $0 + $1.quantities.count },
      report.commitments.count, reading.count(.contradiction), reading.count(.explain),
      reading.count(.note),
    ]
    try row(reading.name, [report.year.map(String.init) ?? ""] + counts.map(String.init))
  }

  func end() throws {}

  private func row(_ name: String, _ cells: [String]) throws {
    let figures = zip(cells, Self.heads).map { $0.leftPadded(to: $1.1) }.joined()
    let label = name.truncated(to: nameColumns).padded(to: nameColumns)
    try destination.write(label + figures + "\n")
  }
}

extension ReadFile {
  func count(_ verdict: Verdict) -> Int { findings.count { $0.verdict == verdict } }
}
