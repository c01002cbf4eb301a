import Foundation
import Testing

/// A backup is taken while the server is at work for somebody at a browser.
@Suite struct `Backing up beside a server` {
  /// Signs in and remarks on matter 1 again and again, noting each that was answered, until told to stop.
  private static let working = """
    set -e
    curl -s -o /dev/null -c jar -b jar --data-urlencode login=柏若溪 \
      --data-urlencode password=duban-sample-2026 $BASE/sign-in
    proof=$(curl -s -b jar $BASE/password | sed -n 's/.*name="csrf" value="\\([^"]*\\)".*/\\1/p' \
      | head -1)
    i=0
    while [ ! -e stop ]; do
      i=$((i+1))
      code=$(curl -s -o /dev/null -w '%{http_code}' -b jar --data-urlencode "text=第$i次批注" \
        --data-urlencode "command=load-$i" -d csrf=$proof $BASE/matters/1/remark)
      if [ "$code" = 303 ]; then echo $i >> answered; else echo $code >> refused; fi
    done
    """

  private func answered(_ folder: URL) -> Int {
    let text = try? String(contentsOf: folder.appending(path: "answered"), encoding: .utf8)
    return text?.split(separator: "\n").count ?? 0
  }

  private func remarks(_ district: District, _ more: String = "") throws -> Int {
    let journal = try district.json("matter show 1\(more)")["journal"]
    return (0..<journal.count).count { journal[$0]["act"].text == "批注" }
  }

  @Test func `it holds all that was answered before it, and no act fails for it`() async throws {
    try await District.with { district in
      try district.adopt()
      #expect(try district.run("account sample").code == 0)
      let served = try await Served(district)
      defer { served.process.terminate() }
      let base = "BASE=\(served.address.dropLast()); cd \(district.folder.path)\n"
      async let load = CommandLineRun.shell(base + Self.working)
      var patience = 300
      while answered(district.folder) < 5, patience > 0 {
        try await Task.sleep(for: .milliseconds(100))
        patience -= 1
      }
      let before = answered(district.folder)
      let (backup, other) = (district.folder.path + "/b", district.folder.path + "/other")
      let made = try district.run("backup \(backup) --with-keys")
      let after = answered(district.folder)
      try Data().write(to: district.folder.appending(path: "stop"))
      let run = try await load
      #expect(made.code == 0, "\(made.errors)")
      #expect(run.code == 0 && before >= 5, "\(before): \(run.errors)")
      let failed = district.folder.appending(path: "refused").path
      #expect(!FileManager.default.fileExists(atPath: failed))
      #expect(try remarks(district) == answered(district.folder))
      let done = try district.run("restore \(backup) --data \(other) --commit")
      #expect(done.code == 0, "\(done.errors)")
      let kept = try remarks(district, " --data \(other)")
      // One may have been written and not yet been answered.
      #expect((before...(after + 1)).contains(kept), "\(before) \(kept) \(after)")
      let verdict = try district.json("journal verify --data \(other)")
      #expect(verdict["isWhole"] == .bool(true))
      #expect(try district.json("rebuild --check --data \(other)")["isEqual"] == .bool(true))
    }
  }
}
