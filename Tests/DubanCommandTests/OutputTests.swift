import Foundation
import Testing

@Suite struct `Writing results` {
  @Test func `an output file holds the whole and replaces the old one`() async throws {
    try await TestFiles.withFolder { folder in
      try write("各位代表：\n新增就业1万人。\n", "a.txt", folder)
      try write("旧的", "out.json", folder)
      let run = try CommandLineRun.duban(
        ["report", "read", "--json", "a.txt", "-o", "out.json"], in: folder)
      #expect(run.code == 0)
      #expect(run.output == "")
      #expect(run.errors == "已写入 out.json\n")
      let data = try Data(contentsOf: folder.appending(path: "out.json"))
      #expect(JSONValue(try JSONSerialization.jsonObject(with: data))["source"] == .text("a.txt"))
      #expect(try files(folder) == ["a.txt", "out.json"])
    }
  }

  @Test func `an output file keeps what it had when nothing could be read`() async throws {
    try await TestFiles.withFolder { folder in
      try write("旧的", "out.json", folder)
      let run = try CommandLineRun.duban(
        ["report", "read", "--json", "none.txt", "-o", "out.json"], in: folder)
      #expect(run.code == 66)
      #expect(try text("out.json", folder) == "旧的")
      #expect(try files(folder) == ["out.json"])
    }
  }

  @Test func `a link is followed, not replaced`() async throws {
    try await TestFiles.withFolder { folder in
      try write("各位代表：\n", "a.txt", folder)
      try write("旧的", "real.json", folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "link.json").path, withDestinationPath: "real.json")
      let run = try CommandLineRun.duban(
        ["report", "read", "--json", "a.txt", "-o", "link.json"], in: folder)
      #expect(run.code == 0)
      #expect(try text("real.json", folder).hasPrefix("{\"schema\""))
      #expect(try files(folder) == ["a.txt", "link.json", "real.json"])
    }
  }

  @Test func `the report itself is never written over`() async throws {
    try await TestFiles.withFolder { folder in
      try write("各位代表：\n", "a.txt", folder)
      for verb in ["read", "audit", "breakdown", "figures", "annotate"] {
        let run = try CommandLineRun.duban(["report", verb, "a.txt", "-o", "./a.txt"], in: folder)
        #expect(run.code == 64, "\(verb)")
        #expect(run.errors.contains("./a.txt 就是要读的文件"), "\(verb)")
        #expect(try text("a.txt", folder) == "各位代表：\n", "\(verb)")
      }
    }
  }

  @Test(arguments: [
    ("read", "file"), ("audit", "file"), ("annotate", "html"), ("breakdown", "xlsx"),
    ("figures", "xlsx"),
  ])
  func `an output that can't be written is an error that names it`(
    _ verb: String, _ ending: String
  ) async throws {
    try await TestFiles.withFolder { folder in
      try write("各位代表：\n新增就业1万人。\n", "a.txt", folder)
      let run = try CommandLineRun.duban(
        ["report", verb, "a.txt", "-o", "没有/out.\(ending)"], in: folder)
      #expect(run.code == 1)
      #expect(run.errors.contains("无法写入 没有/out.\(ending)：所在的文件夹不存在"))
      #expect(!run.errors.contains("ERROR"))
      #expect(try files(folder) == ["a.txt"])
    }
  }

  @Test(arguments: [
    ("breakdown", "z.docx", "应以 .xlsx 结尾"), ("figures", "z", "应以 .xlsx 结尾"),
    ("annotate", "z.xlsx", "应以 .html 或 .htm 结尾"),
  ])
  func `an output with a wrong ending is refused`(
    _ verb: String, _ name: String, _ message: String
  ) async throws {
    try await TestFiles.withFolder { folder in
      try write("各位代表：\n", "a.txt", folder)
      let run = try CommandLineRun.duban(["report", verb, "a.txt", "-o", name], in: folder)
      #expect(run.code == 64)
      #expect(run.errors.contains(message))
      #expect(try files(folder) == ["a.txt"])
    }
  }

  @Test func `a full device is told`() async throws {
    try await TestFiles.withFolder { folder in
      try write("各位代表：\n", "a.txt", folder)
      let run = try CommandLineRun.shell("$DUBAN report read --json a.txt >/dev/full", in: folder)
      #expect(run.code == 1)
      #expect(run.errors == "无法写到标准输出：磁盘空间不够。\n")
    }
  }

  @Test func `a pipe closed early ends nothing and keeps the exit code`() async throws {
    try await TestFiles.withFolder { folder in
      try write(String(repeating: "新增就业1万人。\n", count: 4_000), "a.txt", folder)
      let run = try CommandLineRun.shell(
        "{ $DUBAN report read --json a.txt a.txt none.txt; echo $? >code; } | head -c 20",
        in: folder)
      #expect(try text("code", folder) == "66\n")
      #expect(run.output.utf8.count == 20)
      #expect(run.errors == "“none.txt”不存在。请核对路径和文件名。\n")
    }
  }

  private func write(_ text: String, _ name: String, _ folder: URL) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func text(_ name: String, _ folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private func files(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
