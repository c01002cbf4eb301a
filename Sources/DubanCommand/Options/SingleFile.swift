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
  func read(_ source: SourceOptions) async throws -> (ReportReader, ReadFile) {
    let reader = try ReportReader(source)
    try OutputPlace.refuse(output, amongst: [file])
    let reading = try await reader.read(file)
    if let text = reading.correctionsText { StandardStream.errors.tell(text) }
    return (reader, reading)
  }

  /// Says what was written; where units are wanted and no catalogue was given, that too.
  func told(_ content: String, _ reader: ReportReader) throws {
    try StandardStream.output.write(line: "已写入 \(output)：\(content)。")
    if !reader.hasCatalogue { StandardStream.errors.tell(ReportReader.withoutCatalogue) }
  }
}
