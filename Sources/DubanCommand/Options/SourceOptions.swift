import ArgumentParser

/// How the report files are to be read; shared by every verb that takes reports.
struct SourceOptions: ParsableArguments {
  @Flag(help: "遇到无效字节时用 \u{FFFD} 代替，继续读。")
  var lossy = false

  @Option(help: ArgumentHelp("计划年份，以此为准；与文中不同时提示。", valueName: "YEAR"))
  var year: Int?

  @Option(help: ArgumentHelp("地名，以此为准。", valueName: "PLACE"))
  var place: String?

  @Option(
    help: ArgumentHelp(
      "职责目录，据此建议牵头单位。", discussion: "未指定时用环境变量 DUBAN_CATALOGUE。",
      valueName: "YAML"))
  var catalogue: String?

  @Option(
    help: ArgumentHelp("人工修正，由 correct 写出；可多次，后者为准。", valueName: "JSON"))
  var corrections: [String] = []

  func validate() throws {
    if let year, !(1949...2200).contains(year) {
      throw ValidationError("年份 \(year) 不对：请写四位数的公历年份，例如 2021。")
    }
  }
}
