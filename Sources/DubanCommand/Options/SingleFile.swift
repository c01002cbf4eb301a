import ArgumentParser

/// One report in, one file out.
struct SingleFile: ParsableArguments {
  @Argument(help: ArgumentHelp("政府工作报告。", valueName: "FILE"))
  var file: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("写到这个文件；已有的会被替换。", valueName: "PATH"))
  var output: String

  /// Reads the report, once it is sure that the output will not go over it.
  ///
  /// - Parameter endings: those that the output may have, the usual one first.
  func read(
    _ source: SourceOptions, to endings: [String]
  ) async throws -> (ReportReader, ReadFile) {
    let reader = try ReportReader(source)
    try OutputPlace.refuse(output, amongst: [file])
    try OutputPlace.demand(endings, of: output)
    try OutputPlace(path: output).demandFolder()
    let reading = try await reader.read(file)
    if let notice = reading.notice { StandardStream.errors.tell(notice) }
    if let text = reading.correctionsText { StandardStream.errors.tell(text) }
    return (reader, reading)
  }

  /// Says what was written; where units are wanted and no catalogue was given, that too.
  func told(_ content: String, _ reader: ReportReader) throws {
    try StandardStream.output.write(line: "已写入 \(output)：\(content)。")
    if !reader.hasCatalogue { StandardStream.errors.tell(ReportReader.withoutCatalogue) }
  }
}
