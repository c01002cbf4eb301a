import DubanReport

/// One of the files of a command, and how it is to be read beside the others.
struct BatchFile: Sendable {
  var path: String
  var laying: CorrectionsToLay.Reach
  /// A report of last year is read with the year before the one that was told.
  var yearsBack = 0

  /// Without its folder.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// Works through many files: a bad one is told and passed over, the worst outcome is kept.
struct Batch {
  let reader: ReportReader
  let files: [BatchFile]
  /// Whether what became of corrections is told beside the results.
  private let tellsCorrections: Bool

  init(reader: ReportReader, files: [BatchFile], tellsCorrections: Bool = true) {
    self.reader = reader
    self.files = files
    self.tellsCorrections = tellsCorrections
  }

  init(reader: ReportReader, paths: [String]) {
    let reach: CorrectionsToLay.Reach = paths.count == 1 ? .always : .sameText
    self.init(reader: reader, files: paths.map { BatchFile(path: $0, laying: reach) })
  }

  var isOne: Bool { files.count == 1 }

  /// - Parameter body: gets each reading in the order of the files and says how it ended.
  func each(_ body: (ReadFile) throws -> Outcome) async throws -> Outcome {
    let bar = ProgressBar(total: files.count)
    defer { bar.clear() }
    var worst = Outcome.done
    var texts: Set<String> = []
    for (offset, file) in files.enumerated() {
      bar.show(offset, file.name)
      do {
        let reading = try await reader.read(file)
        bar.clear()
        texts.insert(reading.origin.textSHA256)
        if let notice = reading.notice { StandardStream.errors.tell(notice) }
        if tellsCorrections, let text = reading.correctionsText {
          StandardStream.errors.tell(text)
        }
        worst = max(worst, try body(reading))
      } catch let failure as Failure where failure.status != .failed {
        bar.clear()
        StandardStream.errors.tell(failure.message)
        worst = max(worst, failure.status)
      }
    }
    bar.clear()
    if !texts.isEmpty, files.allSatisfy({ $0.laying == .sameText }) { reader.tellUnlaid(texts) }
    return worst
  }

  /// Reads all files, each of which is needed: every bad one is told, then the command ends.
  func all() async throws -> [ReadFile] {
    var readings: [ReadFile] = []
    let worst = try await each { reading in
      readings.append(reading)
      return .done
    }
    try worst.leave()
    return readings
  }
}
