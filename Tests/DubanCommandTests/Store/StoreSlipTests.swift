import Foundation
import Testing

@Suite struct `Telling slips in commands on the store` {
  @Test(arguments: [
    ("matter show 999999 --at 2026-02-01", 66, "没有事项“999999”。请用 duban matter list 核对编号。"),
    ("matter list --unit 教育局", 66, "没有单位“教育局”。是不是区教育局？"),
    ("matter list --light 紫", 64, "--light 的“紫”不对：可以写暂不评、超进度、达进度、滞后、严重滞后。"),
    ("matter list --ledger 没有", 66, "没有安装“没有”台账。已安装："),
    ("matter accept 1 --as 没有", 66, "没有事项“1”"),
    ("unit add 甲 --kind 乙", 64, "--kind 的“乙”不对：可以写区政府、督查室、"),
    ("filter list 没有 --as 柏若溪", 66, "没有保存过筛选“没有”。"),
    ("post add 区教育局 --function 科长", 64, "--function 的“科长”不对：可以写联络员、"),
    ("calendar import none.json", 66, "日历文件“none.json”不存在。"),
    ("ledger check none.yaml", 66, "台账文件“none.yaml”不存在。"),
    ("journal check none.json", 66, "存证证明“none.json”不存在。"),
    ("restore none.db", 66, "备份“none.db”不存在。"),
  ])
  func `what was meant cannot be found`(_ line: String, _ code: Int32, _ words: String) async throws
  {
    try await District.with { district in
      let run = try district.run(line)
      #expect(run.code == code)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix(words), "\(run.errors)")
    }
  }

  @Test(arguments: [
    ("matter accept 1", "错误：缺少参数 '--as <WHO>'"),
    ("matter list --order 灯", "错误：--order 的“灯”不对：可以写 due、changed、number。"),
    ("matter list --limit 0", "错误：--limit 须在 1 到 1000 之间。"),
    ("matter list --after x", "错误：--after 的“x”不对：请照抄上一页末尾给出的。"),
    ("matter list --at 昨天", "错误：值 '昨天' 不能用于 '--at <TIME>'"),
    ("matter list --at 2026-02-30", "错误：值 '2026-02-30' 不能用于 '--at <TIME>'"),
    ("init --division 4306 --name 甲", "错误：行政区划代码“4306”不对：请写六位数字，例如 430602。"),
    ("commitment adopt a --commit", "错误：--commit 要用 --as 写明立项的人。"),
    ("matter acept 1", "错误：没有子命令 'acept'，是不是 'accept'？"),
    ("matter report 1 --as 甲 --counted 1/2 --percent 3", "错误：--counted、--money 和 --percent 只能选一个。"),
  ])
  func `what was typed cannot be read`(_ line: String, _ message: String) throws {
    let run = try CommandLineRun.duban(line.split(separator: " ").map(String.init))
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix(message + "\n"), "\(run.errors)")
  }

  @Test(arguments: [
    (["--field", "甲=乙"], "“重点任务”台账没有字段“甲”。有：类型、指标要求、"),
    (["--field", "甲"], "--field 的“甲”不对：请写成 名称=内容。"),
    (["--field", "实物量=许多"], "字段“实物量”的“许多”不对：须填数值，如 12.5。"),
    (["--quote", "甲"], "--quote 要与一个 --source 一起用。"),
  ])
  func `details that do not fit are told`(_ rest: [String], _ words: String) async throws {
    try await District.with { district in
      let run = try district.run(
        ["matter", "open", "--ledger", "重点任务", "--title", "甲", "--as", "柏若溪"] + rest)
      #expect(run.code == 64)
      #expect(run.errors.hasPrefix(words), "\(run.errors)")
    }
  }

  @Test func `who acts must be clear and in post`() async throws {
    try await District.with { district in
      let open = ["matter", "open", "--ledger", "重点任务", "--title", "甲", "--field", "类型=常规", "--as"]
      let several = try district.run(open + ["沈既白"])
      #expect(several.code == 64)
      #expect(
        several.errors
          == "沈既白担任多个岗位（区人民政府办公室主要负责人、区人民政府办公室协管副主任），请写成 沈既白@岗位。\n")
      let before = try district.run(open + ["柏若溪", "--at", "2026-01-19", "--json"])
      #expect(before.code == 2)
      #expect(before.output.hasPrefix("{\"code\":\"not-in-post\""))
      let fine = try district.run(open + ["柏若溪@督查员", "--at", "2026-01-21"])
      #expect(fine.code == 0, "\(fine.errors)")
    }
  }

  @Test func `a folder that is not ours or not empty is left as it is`() async throws {
    try await TestFiles.withFolder { folder in
      let district = District(folder: folder)
      let none = try district.run("matter list")
      #expect(none.code == 66)
      #expect(none.errors.contains("不是督办的数据目录（没有 duban.json）"))
      #expect(!FileManager.default.fileExists(atPath: district.data.path))
      try FileManager.default.createDirectory(
        at: district.data, withIntermediateDirectories: true)
      try Data("甲".utf8).write(to: district.data.appending(path: "甲.txt"))
      let full = try district.run("init --division 430602 --name 湖滨区")
      #expect(full.code == 2)
      let files = try FileManager.default.contentsOfDirectory(atPath: district.data.path)
      #expect(files == ["甲.txt"])
    }
  }

  @Test func `a beginning that fails leaves nothing behind`() async throws {
    try await TestFiles.withFolder { folder in
      let district = District(folder: folder)
      let ledgers = folder.appending(path: "台账")
      try FileManager.default.createDirectory(at: ledgers, withIntermediateDirectories: true)
      _ = try district.file("台账/a.yaml", "编号: a\n名称: 甲\n")
      let run = try district.run([
        "init", "--division", "430602", "--name", "湖滨区", "--ledgers", ledgers.path,
      ])
      #expect(run.code == 65)
      #expect(run.errors.contains("a.yaml"))
      let files = try FileManager.default.contentsOfDirectory(atPath: district.data.path)
      #expect(files == [])
    }
  }

  @Test func `beside another that writes, writing is refused with its number and reading goes on`()
    async throws
  {
    try await District.with { district in
      let lock = district.data.appending(path: "duban.lock").path
      let run = try CommandLineRun.shell(
        """
        export DUBAN_DATA='\(district.data.path)'
        flock '\(lock)' sh -c 'echo $$ >"$0"; echo $$ >pid; exec sleep 30' '\(lock)' & holder=$!
        until [ -s pid ]; do sleep 0.05; done
        $DUBAN tick --json; echo $?
        $DUBAN unit list >/dev/null; echo $?
        kill $(cat pid) $holder
        """, in: district.folder)
      let pid = try String(contentsOf: district.folder.appending(path: "pid"), encoding: .utf8)
        .trimmingCharacters(in: .newlines)
      #expect(run.errors.contains("数据库正由进程 \(pid) 写入"))
      #expect(run.output.hasPrefix("{\"code\":\"locked\""))
      #expect(run.output.hasSuffix("\n2\n0\n"))
    }
  }

  @Test func `a file whose name bears a mark of state secrets is not taken`() async throws {
    try await District.with { district in
      let file = try district.file("机密★方案.txt", "方案\n")
      let run = try district.run([
        "matter", "open", "--ledger", "重点任务", "--title", "甲", "--field", "类型=常规", "--as",
        "柏若溪", "--evidence", "方案=\(file)", "--json",
      ])
      #expect(run.code == 2)
      #expect(run.output.hasPrefix("{\"code\":\"classified\""))
      #expect(try district.json("matter list")["matters"].count == 0)
    }
  }
}
