/// Works through many files: a bad one is told and passed over, the worst status is kept.
struct Batch {
  let reader: ReportReader
  let paths: [String]

  var isOne: Bool { paths.count == 1 }

  /// - Parameter body: gets each reading in the order of the paths and says how it ended.
  func each(_ body: (Reading) throws -> Outcome) async throws -> Outcome {
    let bar = ProgressBar(total: paths.count)
    defer { bar.clear() }
    var worst = Outcome.done
    for (offset, path) in paths.enumerated() {
      bar.show(offset, path)
      do {
        let reading = try await reader.read(path)
        bar.clear()
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
