/// Works through many files: a bad one is told and passed over, the worst status is kept.
struct Batch {
  let reader: ReportReader
  let paths: [String]
  /// The only one of the paths that corrections are laid on, whatever its text.
  private let corrected: Int?

  init(reader: ReportReader, paths: [String], corrected: Int? = nil) {
    self.reader = reader
    self.paths = paths
    self.corrected = corrected ?? (paths.count == 1 ? 0 : nil)
  }

  var isOne: Bool { paths.count == 1 }

  /// - Parameter body: gets each reading in the order of the paths and says how it ended.
  func each(_ body: (Reading) throws -> Outcome) async throws -> Outcome {
    let bar = ProgressBar(total: paths.count)
    defer { bar.clear() }
    var worst = Outcome.done
    for (offset, path) in paths.enumerated() {
      bar.show(offset, path)
      do {
        let reading = try await reader.read(path, laying: reach(offset))
        bar.clear()
        if let text = reading.correctionsText { StandardStream.errors.tell(text) }
        worst = max(worst, try body(reading))
      } catch let failure as Failure where failure.status != .failed {
        bar.clear()
        StandardStream.errors.tell(failure.message)
        worst = max(worst, failure.status)
      }
    }
    return worst
  }
}

extension Batch {
  private func reach(_ offset: Int) -> CorrectionsToLay.Reach {
    guard let corrected else { return .sameText }
    return offset == corrected ? .always : .never
  }

  /// Reads all files, each of which is needed: every bad one is told, then the command ends.
  func all() async throws -> [Reading] {
    var readings: [Reading] = []
    let worst = try await each { reading in
      readings.append(reading)
      return .done
    }
    try worst.leave()
    return readings
  }
}
