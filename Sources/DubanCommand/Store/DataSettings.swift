import DubanStore
import Foundation
import Glibc

/// What `duban init` writes down beside the data, so that it need not be said again (`duban.json`).
struct DataSettings: Codable {
  /// Six digits (GB/T 2260).
  var division: String
  /// As printed: 湖滨区.
  var name: String
  var engine: Engine

  enum Engine: String, Codable {
    case sqlite, postgres
  }

  static let fileName = "duban.json"

  static func isCode(_ text: String) -> Bool {
    text.utf8.count == 6 && text.utf8.allSatisfy { 48...57 ~= $0 }
  }
}

/// The folder that a command works in.
struct DataFolder {
  var paths: StoreFolder

  init(_ option: String?) {
    paths = StoreFolder(option ?? Environment.value("DUBAN_DATA") ?? "data")
  }

  private var file: String { "\(paths.path)/\(DataSettings.fileName)" }

  /// - Throws: when there is no folder of ours at the path.
  func settings() throws(Failure) -> DataSettings {
    guard access(file, F_OK) == 0 else {
      throw Failure(
        status: .noInput,
        message: "“\(paths.path)”不是督办的数据目录（没有 \(DataSettings.fileName)）。"
          + "请用 --data 指明，或先用 duban init 建库。")
    }
    let bytes = try InputFile.bytes(file, named: "数据目录的设置")
    do {
      return try JSONText.value(from: bytes)
    } catch {
      throw Failure(status: .badInput, message: "“\(file)”的内容不完整。请从备份恢复。")
    }
  }

  func write(_ settings: DataSettings) throws {
    let output = try OutputFile(path: file)
    try output.write(try JSONText.line(settings))
    try output.commit()
  }
}

extension DataFolder {
  /// Nothing is there yet.
  var isBlank: Bool {
    let contents = try? FileManager.default.contentsOfDirectory(atPath: paths.path)
    return contents?.isEmpty ?? !FileManager.default.fileExists(atPath: paths.path)
  }

  /// An empty folder is taken; one with anything in it is not.
  func makeEmpty() throws(Failure) {
    let path = paths.path
    let manager = FileManager.default
    if manager.fileExists(atPath: path) {
      let contents = try? manager.contentsOfDirectory(atPath: path)
      guard contents?.isEmpty == true else {
        throw Failure(
          status: .refused, message: "“\(path)”不是空文件夹，没有改动。请换一个位置，或先移走里面的内容。",
          code: "not-empty")
      }
      return
    }
    do {
      // Keys lie inside: only the owner looks in.
      try manager.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    } catch {
      throw Failure(status: .failed, message: "不能建立文件夹“\(path)”。请检查路径和权限。")
    }
  }

  /// Takes away what a failed beginning left in it.
  func clear() {
    let path = paths.path
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      try? FileManager.default.removeItem(atPath: path + "/" + name)
    }
  }
}

enum Environment {
  /// An empty variable is one that is not set.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
