import ArgumentParser
import Duban
import DubanStore
import Foundation

struct ExportVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "导出一个区划的全部数据，用于换数据库引擎。",
    usage: "duban export -o <FILE> [选项]",
    discussion: "个人信息仍是加密的；密钥和佐证不在其中。")

  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("写到这个文件。", valueName: "PATH"))
  var output: String
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try OutputPlace(path: output).demandFolder()
    try await data.open(.reading) { desk in
      let rows = try await desk.store.export(to: output)
      try data.show(Done(sentence: "已导出 \(rows) 行到 \(output)。"))
    }
  }
}

struct ImportVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "把导出的数据装入新的数据目录。",
    usage: "duban import <FILE> --name <名称> --keys <DIR> [选项]",
    discussion: """
      数据目录须是空的或还没有。密钥从原来的 keys/ 拷贝；佐证请把原来的
      evidence/ 中的文件拷贝过来。
      """)

  @Argument(help: ArgumentHelp("由 export 写出的文件。", valueName: "FILE")) var file: String
  @Option(help: ArgumentHelp("地名，如 湖滨区。", valueName: "NAME")) var name: String
  @Option(help: ArgumentHelp("原来的密钥目录。", valueName: "DIR")) var keys: String
  @OptionGroup var place: PlaceOptions

  func run() async throws {
    let division = try ExportHead.division(of: file)
    let settings = DataSettings(
      division: division, name: name, engine: place.address == nil ? .sqlite : .postgres)
    let moving = Moving(
      file: file, keys: keys, folder: DataFolder(place.data), address: place.address,
      settings: settings)
    let rows = try await moving.carryOut()
    let words = "已装入 \(rows) 行：\(name)（\(division)），数据目录 \(moving.folder.paths.path)。"
    try place.show(Done(sentence: words + "请把原来的佐证拷贝到 \(moving.folder.paths.evidence)。"))
  }
}

/// The first line of an export says whose data it holds.
private struct ExportHead: Decodable {
  var division: String

  static func division(of path: String) throws(Failure) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure(status: .noInput, message: "导出文件“\(path)”不存在或读不到。请核对路径。")
    }
    defer { try? handle.close() }
    let line = ((try? handle.read(upToCount: 4096)) ?? nil)?.prefix { $0 != 0x0A } ?? Data()
    guard let head: ExportHead = try? JSONText.value(from: [UInt8](line)),
      DataSettings.isCode(head.division)
    else { throw Failure(status: .badInput, message: "“\(path)”不是 duban export 写出的文件。") }
    return head.division
  }
}

/// An export on its way into a new folder: whole, or nothing is left of it.
struct Moving {
  let file: String
  let keys: String
  let folder: DataFolder
  let address: String?
  let settings: DataSettings

  func carryOut() async throws -> Int {
    _ = try KeyRing(folder: keys)
    try folder.makeEmpty()
    do {
      return try await fill()
    } catch {
      folder.clear()
      throw error
    }
  }

  private func fill() async throws -> Int {
    let lock = try StoreLock(besideDatabase: folder.paths.database)
    defer { withExtendedLifetime(lock) {} }
    do {
      try FileManager.default.copyItem(atPath: keys, toPath: folder.paths.keys)
      // Of the old house, whose log may have gone on since: the next line makes another.
      let anchor = folder.paths.auditAnchor(of: settings.division)
      if FileManager.default.fileExists(atPath: anchor) {
        try FileManager.default.removeItem(atPath: anchor)
      }
    } catch {
      throw Failure(status: .failed, message: "不能拷贝密钥目录“\(keys)”。请检查权限。")
    }
    _ = try EvidenceStore.create(folder: folder.paths.evidence)
    let engine = try EngineChoice(address: address, database: folder.paths.database).engine()
    let store = Store(
      division: settings.division, engine: engine, keys: try KeyRing(folder: folder.paths.keys))
    do {
      try await Migrations.run(on: engine)
      let rows = try await store.load(export: file)
      await store.close()
      try folder.write(settings)
      return rows
    } catch {
      await store.close()
      throw error
    }
  }
}
