import Foundation
import Testing

/// The server as its user starts it: a program, a port, a signal.
@Suite struct `Serving` {
  @Test func `it answers, holds the lock, and stops when it is told to`() async throws {
    try await District.with { district in
      let served = try await Served(district)
      #expect(try await served.status("/health") == 200)
      #expect(try await served.status("/ready") == 200)
      #expect(try await served.status("/sign-in") == 200)
      // Another command that writes is told who holds the database; one that reads is not stopped.
      let writing = try district.run(["tick"])
      #expect(writing.code == 2 && writing.errors.contains("\(served.process.processIdentifier)"))
      #expect(try district.run(["lights"]).code == 0)
      #expect(try await served.status("/metrics") == 200)
      served.process.terminate()
      served.process.waitUntilExit()
      #expect(served.process.terminationStatus == 0)
      #expect(try district.run(["tick"]).code == 0)
    }
  }

  @Test func `a sample's known passwords do not leave the machine`() async throws {
    try await District.with { district in
      for more in [[], ["--trusted-proxy", "10.0.0.0/8"]] {
        let run = try district.run(["serve", "--host", "0.0.0.0", "--port", "0"] + more)
        #expect(run.code == 2 && run.errors.contains("样例库"))
      }
    }
  }

  /// Rows do not travel in the clear either; nothing is asked of the server before.
  @Test func `a database elsewhere without TLS is refused, with what to write`() async throws {
    try await District.with { district in
      let address = "postgresql://duban@db.invalid/duban"
      for line in [
        "serve --port 0", "lights", "tick", "init --division 430602 --name 甲区 --sample --data x",
        "serve --port 0 --data x",
      ] {
        let words = line.replacing("--data x", with: "--data \(district.folder.path)/x")
        let run = try district.run("\(words) --postgres \(address)")
        #expect(run.code == 2, "\(line): \(run.errors)")
        #expect(run.errors.contains("sslmode=verify-full") && run.errors.contains("sslrootcert"))
      }
      let secret = try district.run("lights --postgres \(address)?sslmode=require")
      #expect(secret.code == 1, "\(secret.errors)")
    }
  }

  @Test(arguments: [
    ("{\"prot\": 1}", 64, "不认识的项“prot”"), ("[", 65, "不是对的 JSON"),
    ("{\"port\": 99999}", 64, "端口"), ("{\"basePath\": \"duban/\"}", 64, "地址前缀"),
    ("{\"trustedProxy\": [\"x\"]}", 64, "可信代理“x”"),
  ])
  func `a setting that is not understood stops the start`(
    _ text: String, _ code: Int32, _ told: String
  ) async throws {
    try await District.with { district in
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
      defer { try? FileManager.default.removeItem(at: file) }
      try text.write(to: file, atomically: true, encoding: .utf8)
      let run = try district.run(["serve", "--config", file.path])
      #expect(run.code == code && run.errors.contains(told), "\(run.errors)")
    }
  }

  @Test func `sample accounts are opened in a sample, each once`() async throws {
    try await District.with { district in
      for _ in 0..<2 {
        let run = try district.run(["account", "sample"])
        #expect(run.code == 0 && run.output.contains("安全管理员"))
      }
      let opened = try district.run(["account", "open", "--person", "岑文远", "--login", "cen"])
      #expect(opened.code == 0 && opened.output.contains("七天内登录并修改"))
    }
  }
}

/// A running server on a free port.
struct Served {
  let process: Process
  let address: String

  init(_ district: District) async throws {
    process = Process()
    process.executableURL = CommandLineRun.program
    process.arguments = ["serve", "--port", "0", "--data", district.data.path]
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    address = line.split(separator: "：").last.map { $0.filter { !$0.isNewline } } ?? ""
  }

  /// By a shell's own means: the answer's code alone.
  func status(_ path: String) async throws -> Int {
    let command = "curl -s -o /dev/null -w '%{http_code}' '\(address.dropLast())\(path)'"
    return Int(try CommandLineRun.shell(command).output) ?? 0
  }
}
