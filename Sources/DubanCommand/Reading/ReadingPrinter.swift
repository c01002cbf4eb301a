import DubanReport

/// Writes readings one after the other in one form.
protocol ReadingPrinter {
  mutating func begin() throws
  mutating func add(_ reading: ReadFile) throws
  mutating func end() throws
}

/// JSON: one object for one file, an array for several.
struct JSONPrinter: ReadingPrinter {
  let destination: Destination
  let isOne: Bool
  /// What is written of a reading.
  let write: (ReadFile, ([UInt8]) throws -> Void) throws -> Void
  private var count = 0

  init(
    _ destination: Destination, isOne: Bool,
    write: @escaping (ReadFile, ([UInt8]) throws -> Void) throws -> Void
  ) {
    self.destination = destination
    self.isOne = isOne
    self.write = write
  }

  mutating func begin() throws {
    if !isOne { try destination.write("[") }
  }

  /// Each object ends its line, so that a progress bar on the same terminal never wipes it.
  mutating func add(_ reading: ReadFile) throws {
    if count > 0 { try destination.write(",") }
    count += 1
    try write(reading) { try destination.write($0) }
    try destination.write("\n")
  }

  mutating func end() throws {
    if !isOne { try destination.write("]\n") }
  }
}

struct CSVPrinter: ReadingPrinter {
  let destination: Destination

  mutating func begin() throws { try destination.write(CommitmentsCSV().header) }

  mutating func add(_ reading: ReadFile) throws {
    try CommitmentsCSV().write(reading.report, name: reading.name) {
      try destination.write($0)
    }
  }

  mutating func end() {}
}

extension Batch {
  /// Reads every file and prints it. Where not one could be read, an output file keeps what it had.
  func present(
    with printer: some ReadingPrinter, to destination: Destination,
    status: (ReadFile) -> Outcome = { _ in .done }
  ) async throws -> Outcome {
    var printer = printer
    var count = 0
    try printer.begin()
    let worst = try await each { reading in
      try printer.add(reading)
      count += 1
      return status(reading)
    }
    try printer.end()
    if count > 0 { try destination.commit() }
    return worst
  }
}
