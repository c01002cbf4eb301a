import ArgumentParser
import Duban
import DubanReport
import DubanStore
import Foundation

/// The files that a new store begins with.
struct InstallationFiles: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "日历的文件夹。", discussion: "不写则在当前目录和程序旁边找 Calendars。", valueName: "DIR"))
  var calendars: String?

  @Option(
    help: ArgumentHelp(
      "台账的文件夹。", discussion: "不写则在当前目录和程序旁边找 Ledgers。", valueName: "DIR"))
  var ledgers: String?

  @Option(
    help: ArgumentHelp(
      "样例区的职责目录，与 --sample 一起用。",
      discussion: "不写则在当前目录和程序旁边找 Samples/湖滨区.yaml。", valueName: "YAML"))
  var catalogue: String?
}

/// What comes with the program, found in the working directory, beside the binary, or above it.
enum Bundled {
  /// - Throws: when it is nowhere, with the option that names it.
  static func path(_ name: String, option: String) throws(Failure) -> String {
    for folder in folders {
      let path = folder + "/" + name
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    throw Failure(
      status: .noInput, message: "当前目录和程序旁边都没有 \(name)。请用 \(option) 指明。")
  }

  private static var folders: [String] {
    var folders = [FileManager.default.currentDirectoryPath]
    var place = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    // Up from `.build/x86_64-unknown-linux-gnu/debug/duban` to the package.
    for _ in 0..<5 {
      place.deleteLastPathComponent()
      folders.append(place.path)
    }
    return folders
  }
}

/// The files, read and found good before anything is made.
struct InstallationMaterial {
  var years: [CalendarYear]
  var ledgers: [LedgerText]
  /// `nil` without `--sample`.
  var sample: DutyCatalogue?

  init(_ files: InstallationFiles, withSample: Bool) throws {
    let calendars =
      try files.calendars ?? Bundled.path("Calendars", option: "--calendars")
    years = try CalendarFile.readFolder(path: calendars)
    guard !years.isEmpty else {
      throw Failure(status: .noInput, message: "“\(calendars)”中没有日历文件（.json）。")
    }
    let folder = try files.ledgers ?? Bundled.path("Ledgers", option: "--ledgers")
    ledgers = try LedgerText.all(in: folder)
    sample =
      try withSample
      ? DutyCatalogueFile.read(
        path: files.catalogue ?? Bundled.path("Samples/湖滨区.yaml", option: "--catalogue"))
      : nil
  }
}

/// A ledger's file as text.
struct LedgerText {
  var file: String
  var text: String

  init(path: String) throws(Failure) {
    file = path.split(separator: "/").last.map(String.init) ?? path
    let bytes = try InputFile.bytes(path, named: "台账文件")
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        status: .badInput, message: "“\(path)”不是UTF-8编码的文本，请另存为UTF-8后再试。")
    }
    self.text = text
  }

  /// Every YAML file of a folder, in the order of their names.
  static func all(in folder: String) throws(Failure) -> [LedgerText] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Failure(status: .noInput, message: "读不到文件夹“\(folder)”。请核对路径和权限。")
    }
    var texts: [LedgerText] = []
    for name in names.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      texts.append(try LedgerText(path: folder + "/" + name))
    }
    return texts
  }
}
