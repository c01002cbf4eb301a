import ArgumentParser
import Duban

/// Where the data of a division lie, the time at which a command is carried out, and the form of the
/// result; shared by every verb that opens the store.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "数据目录。", discussion: "未指定时用环境变量 DUBAN_DATA，再没有则用 ./data。", valueName: "DIR"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "PostgreSQL 的连接地址；不写则用数据目录中的 SQLite。",
      discussion: "未指定时用环境变量 DUBAN_POSTGRES。", valueName: "URL"))
  var postgres: String?

  @Option(help: ArgumentHelp("行政区划代码；建库时已记住，一般不写。", valueName: "CODE"))
  var division: String?

  @Option(help: ArgumentHelp("办理时刻，如 2026-03-01T09:00；不写为现在。", valueName: "TIME"))
  var at: TimeArgument?

  @Flag(help: "输出 JSON。") var json = false

  func validate() throws {
    if let division, !DataSettings.isCode(division) {
      throw ValidationError("行政区划代码“\(division)”不对：请写六位数字，例如 430602。")
    }
  }

  /// Prints a result in the form that was asked for.
  func show(_ result: some Shown) throws {
    if json {
      try StandardStream.output.write(try JSONText.line(result))
    } else {
      try StandardStream.output.write(Array(result.text(columns: columns).utf8))
    }
  }

  private var columns: Int { max(Terminal.output.columns, 40) }
}
