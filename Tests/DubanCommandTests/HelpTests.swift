import Foundation
import Testing

@Suite struct `Helping` {
  /// What every verb prints, whole, as `Scripts/help-texts.sh` has written it.
  static let texts = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../HelpTexts").standardized.path

  @Test(arguments: texts) func `each verb explains itself in Chinese`(_ file: String) throws {
    let words = file.dropLast(4).split(separator: " ").map(String.init).filter { $0 != "duban" }
    let run = try CommandLineRun.duban(words + ["--help"])
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.output == (try String(contentsOfFile: Self.folder + "/" + file, encoding: .utf8)))
  }

  @Test func `every verb that a noun lists has its text`() throws {
    #expect(Self.texts.count > 90)
    for file in Self.texts {
      let help = try String(contentsOfFile: Self.folder + "/" + file, encoding: .utf8)
      guard let list = help.split(separator: "子命令：\n").dropFirst().first else { continue }
      let noun = file == "duban.txt" ? "" : file.dropLast(4) + " "
      for line in list.split(separator: "\n").prefix(while: { $0.hasPrefix("  ") }) {
        let verb = line.split(separator: " ").first ?? ""
        guard verb != "详见" else { continue }
        #expect(Self.texts.contains("\(noun)\(verb).txt"), "\(noun)\(verb)")
      }
    }
  }

  @Test(arguments: [
    ("", "用法： duban <子命令>"), ("report", "用法： duban report <子命令>"),
  ])
  func `a noun without a verb shows its help`(_ noun: String, _ usage: String) throws {
    let run = try CommandLineRun.duban(noun.split(separator: " ").map(String.init))
    #expect(run.code == 0)
    #expect(run.output.contains(usage))
  }

  @Test(arguments: [
    ("report read", "错误：缺少参数 '<FILE> ...'"),
    ("report read --jsno a", "错误：没有这个选项：'--jsno'，是不是 '--json'？"),
    ("report read a --year abc", "错误：值 'abc' 不能用于 '--year <YEAR>'"),
    ("report read a --year 21", "错误：年份 21 不对：请写四位数的公历年份，例如 2021。"),
    ("report read a --json --csv", "错误：--json 和 --csv 只能选一个。"),
    ("report breakdown a", "错误：缺少参数 '--output <PATH>'"),
    ("report breakdown a b -o c", "错误：多余的参数：'b'"),
    ("report read a -o", "错误：后面缺少值：'-o <PATH>'"),
    ("report compare a", "错误：这样比对要 2 个文件，给了 1 个。"),
    ("report compare --congress a b", "错误：这样比对要 3 个文件，给了 2 个。"),
    ("report compare --drafts --congress a b", "错误：--drafts 和 --congress 只能选一个。"),
    ("raport", "错误：没有子命令 'raport'，是不是 'report'？"),
    ("report raed a", "错误：没有子命令 'raed'，是不是 'read'？"),
  ])
  func `a slip is told in Chinese, with code 64`(_ line: String, _ message: String) throws {
    let run = try CommandLineRun.duban(line.split(separator: " ").map(String.init))
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix(message + "\n"), "\(run.errors)")
    #expect(run.errors.contains("用法： duban"))
  }
}
