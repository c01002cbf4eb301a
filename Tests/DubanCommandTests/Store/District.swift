import Foundation
import Testing

@testable import DubanStore

/// A sample district in a folder of its own, worked on with the program as its people would.
struct District {
  let folder: URL

  /// Makes one, hands it to a body, and takes it away.
  static func with<T>(_ body: (District) async throws -> T) async throws -> T {
    try await TestFiles.withFolder { folder in
      let district = District(folder: folder)
      let run = try district.run([
        "init", "--division", "430602", "--name", "湖滨区", "--sample", "--at", "2026-01-20T09:00",
      ])
      #expect(run.code == 0, "\(run.errors)")
      return try await body(district)
    }
  }

  static let report = TestFiles.root.appending(path: "Samples/湖滨区2026年政府工作报告.md").path
  static let catalogue = TestFiles.root.appending(path: "Samples/湖滨区.yaml").path

  var data: URL { folder.appending(path: "data") }

  func run(_ arguments: [String]) throws -> CommandLineRun {
    try CommandLineRun.duban(arguments, environment: ["DUBAN_DATA": data.path])
  }

  /// A line as it is typed, split at its blanks.
  func run(_ line: String) throws -> CommandLineRun {
    try run(line.split(separator: " ").map(String.init))
  }

  func json(_ line: String) throws -> JSONValue {
    let run = try run(line + " --json")
    #expect(run.code == 0, "\(line): \(run.errors)")
    return JSONValue(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
  }

  /// Opens a matter for every commitment of the sample report.
  func adopt() throws {
    let run = try run([
      "commitment", "adopt", Self.report, "--catalogue", Self.catalogue, "--as", "柏若溪",
      "--at", "2026-01-25T09:00", "--commit",
    ])
    #expect(run.code == 0, "\(run.errors)")
  }

  /// What stands in the log without a person, the first line first.
  func logged() async throws -> [(event: String, detail: String, address: String)] {
    let engine = try SQLiteEngine(SQLiteSettings(path: StoreFolder(data.path).database))
    let lines = try await engine.read { session in
      try session.rows(
        "SELECT event, detail, address FROM audit WHERE person IS NULL ORDER BY id"
      ).map { (event: $0.text(0), detail: $0.text(1), address: $0.text(2)) }
    }
    await engine.close()
    return lines
  }

  func file(_ name: String, _ text: String) throws -> String {
    let path = folder.appending(path: name)
    try Data(text.utf8).write(to: path)
    return path.path
  }
}

/// One matter of a district, driven by its people.
struct DrivenMatter {
  let district: District
  let number: String

  /// The matter of the sample report with this title, led by this unit.
  init(_ title: String, ledBy unit: String, in district: District) throws {
    let found = try district.json("search \(title)")["matters"]
    let matters = (0..<found.count).map { found[$0] }
    let matter = try #require(matters.first { $0["unit"].text == unit })
    self.district = district
    number = try #require(matter["number"].text)
  }

  /// Does an act and expects an exit code; 0 unless told.
  @discardableResult
  func `do`(
    _ verb: String, by person: String, at time: String, _ rest: [String] = [], code: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> CommandLineRun {
    let run = try district.run(["matter", verb, number, "--as", person, "--at", time] + rest)
    #expect(run.code == code, "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
    return run
  }

  func shown(at time: String) throws -> JSONValue {
    try district.json("matter show \(number) --at \(time)")
  }
}

extension DrivenMatter {
  /// From the draft until the plan stands: submitted, signed, issued, accepted, planned.
  func bringUnderWay() throws {
    try self.do("submit", by: "柏若溪", at: "2026-01-26T09:00")
    try self.do("sign", by: "罗知远", at: "2026-01-26T10:00")
    try self.do("sign", by: "孟连舟", at: "2026-01-26T11:00")
    try self.do("sign", by: "陆清和", at: "2026-01-27T11:00")
    try self.do("issue", by: "柏若溪", at: "2026-01-28T09:00", ["--document", "湖政办发〔2026〕3号"])
    try self.do("accept", by: "阮怀瑾", at: "2026-01-29T09:00")
    try self.do(
      "plan", by: "阮怀瑾", at: "2026-02-02T09:00",
      ["--milestone", "2026-06-30=40%=上半年", "--milestone", "2026-09-30=75%=三季度"])
    try self.do("sign", by: "祁思齐", at: "2026-02-02T10:00")
    try self.do("sign", by: "孟连舟", at: "2026-02-03T10:00")
  }

  func report(_ done: Int, at day: String) throws {
    try self.do(
      "report", by: "阮怀瑾", at: "\(day)T10:00",
      ["--counted", "\(done)/1800个", "--text", "已划\(done)个"])
    try self.do("sign", by: "祁思齐", at: "\(day)T11:00")
  }

  /// Asked for with evidence by the clerk, signed by the unit's head.
  func requestClosing(at day: String) throws {
    let paper = try district.file("完成情况.txt", "新增停车位1800个，已全部投入使用。\n")
    try self.do(
      "close", by: "阮怀瑾", at: "\(day)T09:00", ["--text", "已完成", "--evidence", "完成情况报告=\(paper)"])
    try self.do("sign", by: "石定远", at: "\(day)T10:00")
  }

  func checkAndSign(at day: String) throws {
    try self.do("verify", by: "岑文远", at: "\(day)T14:00", ["--text", "现场核查无误"])
    try self.do("sign", by: "孟连舟", at: "\(day)T15:00")
  }
}
