import Foundation
import Testing

/// What a browser fetches the first time it comes to a page: the page, its sheets, scripts and pictures.
@Suite struct `Weighing pages` {
  private static let bytesMax = 150_000

  @Test func `the first page of a day weighs less than 150 KB, all that it brings along too`()
    async throws
  {
    try await District.with { district in
      try district.adopt()
      #expect(try district.run("account sample").code == 0)
      let served = try await Served(district)
      defer { served.process.terminate() }
      for (login, paths) in [
        ("柏若溪", ["/", "/ledgers/report-task", "/matters/1", "/supervision", "/analysis/units"]),
        ("阮怀瑾", ["/", "/returns"]), ("孟连舟", ["/", "/wall"]),
        ("系统管理员", ["/administration/units", "/administration/people"]),
        ("安全管理员", ["/administration/accounts", "/administration/roles"]),
      ] {
        let browser = try WeighingBrowser(served, login, in: district.folder)
        for path in paths {
          let weight = try browser.weight(of: path)
          #expect(weight.files > 1, "\(login) \(path)")
          #expect(weight.bytes < Self.bytesMax, "\(login) \(path): \(weight)")
        }
      }
    }
  }
}

/// Somebody signed in, who counts what comes over the wire.
private struct WeighingBrowser {
  let address: Substring
  let jar: String

  init(_ served: Served, _ login: String, in folder: URL) throws {
    address = served.address.dropLast()
    jar = folder.appending(path: "\(login).jar").path
    let signing =
      "curl -s -o /dev/null -c '\(jar)' -w '%{http_code}' --data-urlencode 'login=\(login)' "
      + "--data-urlencode 'password=duban-sample-2026' '\(address)/sign-in'"
    let code = try CommandLineRun.shell(signing).output
    try #require(code == "303", "\(login) signs in")
  }

  func weight(of path: String) throws -> (bytes: Int, files: Int) {
    let page = try get(path)
    let parts = page.split(separator: "\"")
    let asked = zip(parts, parts.dropFirst()).filter { before, _ in
      before.hasSuffix("src=") || before.hasSuffix("href=")
    }.map { String($1) }
    let files = Set(
      asked.filter { $0.contains("/static/") || $0.hasSuffix(".css") || $0.hasSuffix(".js") })
    let sizes = try files.map { try get($0).utf8.count }
    return (page.utf8.count + sizes.reduce(0, +), files.count + 1)
  }

  private func get(_ path: String) throws -> String {
    let run = try CommandLineRun.shell("curl -s -f -b '\(jar)' '\(address)\(path)'")
    try #require(run.code == 0, "\(path)")
    return run.output
  }
}
