import ArgumentParser
import Duban
import DubanStore

struct InitVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "建库：数据目录、密钥、日历、台账和督查室。",
    usage: "duban init --division <CODE> --name <名称> [--sample] [选项]",
    discussion: """
      数据目录须是空的或还没有。密钥在 keys/ 中，丢了就解不开个人信息，
      请另行备份。没有任何默认口令：三个管理员的姓名由选项给出，
      或在终端上询问，初始口令各不相同，只显示一次。
      """)

  @Option(help: ArgumentHelp("行政区划代码，六位数字。", valueName: "CODE")) var division: String
  @Option(help: ArgumentHelp("地名，如 湖滨区。", valueName: "NAME")) var name: String
  @Flag(help: "放入样例区的单位、岗位和人员，并标为样例库。") var sample = false
  @OptionGroup var administrators: AdministratorOptions
  @OptionGroup var sources: InstallationFiles
  @OptionGroup var place: PlaceOptions

  func validate() throws {
    guard DataSettings.isCode(division) else {
      throw ValidationError("行政区划代码“\(division)”不对：请写六位数字，例如 430602。")
    }
    guard !name.allSatisfy(\.isWhitespace) else {
      throw ValidationError("--name 不能是空的：请写地名，例如 湖滨区。")
    }
  }

  func run() async throws {
    let names = try administrators.names(isSample: sample)
    let material = try InstallationMaterial(sources, withSample: sample)
    let founding = Founding(
      folder: DataFolder(place.data), address: place.address,
      settings: DataSettings(
        division: division, name: name, engine: place.address == nil ? .sqlite : .postgres),
      material: material, administrators: names, at: place.at?.instant ?? Now.instant)
    try place.show(try await founding.carryOut())
  }
}

/// Where a new store goes.
struct PlaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "数据目录。", discussion: "未指定时用环境变量 DUBAN_DATA，再没有则用 ./data。", valueName: "DIR"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "PostgreSQL 的连接地址；不写则用数据目录中的 SQLite。",
      discussion: "未指定时用环境变量 DUBAN_POSTGRES。", valueName: "URL"))
  var postgres: String?

  @Option(help: ArgumentHelp("建库时刻，岗位自当日起；不写为现在。", valueName: "TIME"))
  var at: TimeArgument?

  @Flag(help: "输出 JSON。") var json = false

  var address: String? { postgres ?? Environment.value("DUBAN_POSTGRES") }

  func show(_ result: some Shown) throws {
    let bytes =
      json ? try JSONText.line(result) : Array(result.text(columns: Terminal.output.columns).utf8)
    try StandardStream.output.write(bytes)
  }
}
