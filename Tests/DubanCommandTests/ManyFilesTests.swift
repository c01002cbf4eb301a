import Foundation
import Testing

@testable import DubanCommand

@Suite struct `Working through files` {
  @Test(arguments: [
    (["good.txt"], 0), (["none.txt"], 66), (["bad.txt"], 65), (["good.txt", "bad.txt"], 65),
    (["none.txt", "bad.txt", "good.txt"], 66), (["good.txt", "good.txt"], 0),
  ])
  func `the worst exit code of several is returned`(_ names: [String], _ code: Int) async throws {
    try await withFiles { folder in
      for verb in [
        ["read"], ["read", "--json"], ["read", "--csv"], ["audit"], ["audit", "--json"],
      ] {
        let run = try CommandLineRun.duban(["report"] + verb + names, in: folder)
        #expect(Int(run.code) == code, "\(verb)")
      }
    }
  }

  @Test func `a bad file among several is named, the others are read`() async throws {
    try await withFiles { folder in
      let run = try CommandLineRun.duban(
        ["report", "read", "--json", "good.txt", "bad.txt", "none.txt", "good.txt"], in: folder)
      let reports = JSONValue(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
      #expect(reports.count == 2)
      #expect(reports[1]["source"] == .text("good.txt"))
      let lines = run.errors.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0].contains("bad.txt"))
      #expect(lines[1].contains("none.txt"))
      // No bar where there is no terminal.
      #expect(!run.errors.contains("█"))
    }
  }

  @Test func `one file is an object, several are an array even if only one is read`() async throws {
    try await withFiles { folder in
      let one = try CommandLineRun.duban(["report", "read", "--json", "good.txt"], in: folder)
      #expect(one.output.hasPrefix("{"))
      let two = try CommandLineRun.duban(
        ["report", "audit", "--json", "good.txt", "none.txt"], in: folder)
      let found = JSONValue(try JSONSerialization.jsonObject(with: Data(two.output.utf8)))
      #expect(found.count == 1)
      #expect(found[0]["source"] == .text("good.txt"))
    }
  }

  @Test func `a comparison needs all its files`() async throws {
    try await withFiles { folder in
      let run = try CommandLineRun.duban(["report", "compare", "good.txt", "none.txt"], in: folder)
      #expect(run.code == 66)
      #expect(run.output == "")
    }
  }

  @Test func `statuses are ordered from done to misused`() {
    let ascending: [Outcome] = [
      .done, .contradiction, .badInput, .noInput, .failed, .misused,
    ]
    #expect(ascending.shuffled().sorted() == ascending)
    #expect(ascending.map(\.rawValue) == [0, 3, 65, 66, 1, 64])
  }

  private func withFiles(_ body: (URL) async throws -> Void) async throws {
    try await TestFiles.withFolder { folder in
      try Data("各位代表：\n新增就业1万人。\n".utf8).write(to: folder.appending(path: "good.txt"))
      try Data([0x00, 0x01, 0xFF, 0xFE, 0x00, 0x00, 0x80]).write(
        to: folder.appending(path: "bad.txt"))
      try await body(folder)
    }
  }
}
