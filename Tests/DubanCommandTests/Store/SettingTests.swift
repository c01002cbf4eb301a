import Foundation
import Testing

/// Flags, environment and file know the same settings, in this order of precedence.
@Suite struct `Saying a setting in three ways` {
  private static let values = [
    "host": "127.0.0.2", "port": "9001", "tlsCert": "/etc/duban/cert.pem",
    "tlsKey": "/etc/duban/key.pem", "basePath": "/duban", "trustedProxy": "10.1.2.0/24",
    "secondFactor": "everyone", "catalogue": "/etc/duban/duties.yaml",
    "webhookNetwork": "10.1.0.0/16", "mailServer": "smtp://mail.example:25",
    "mailFrom": "duban@example.cn", "certificates": "/etc/duban/ca.pem",
    "address": "https://duban.example", "signInsPerMinute": "7",
    "tokenRequestsPerMinute": "70", "data": "/srv/duban", "division": "430699",
    "postgres": "postgresql://duban@127.0.0.1/duban",
  ]
  private static let numbers: Set<String> = ["port", "signInsPerMinute", "tokenRequestsPerMinute"]
  private static let lists: Set<String> = ["trustedProxy", "webhookNetwork"]

  private struct Row {
    var key: String
    var flag: String
    var variable: String
    var value: [String]
    var source: String
  }

  private static func rows(
    _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) throws -> [Row] {
    // A server of mails has a sender.
    let sender = ["DUBAN_MAIL_FROM": "office@example.cn"].merging(environment) { $1 }
    let run = try CommandLineRun.duban(
      ["serve", "--show-settings", "--json"] + arguments, environment: sender)
    try #require(run.code == 0, "\(run.errors)")
    let told = JSONValue(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))["settings"]
    return (0..<told.count).map { told[$0] }.map { row in
      Row(
        key: row["key"].text ?? "", flag: row["flag"].text ?? "",
        variable: row["variable"].text ?? "",
        value: (0..<row["value"].count).compactMap { row["value"][$0].text },
        source: row["source"].text ?? "")
    }
  }

  private static func json(_ key: String, _ value: String) -> String {
    if numbers.contains(key) { return "{\"\(key)\": \(value)}" }
    return lists.contains(key) ? "{\"\(key)\": [\"\(value)\"]}" : "{\"\(key)\": \"\(value)\"}"
  }

  @Test func `each is known to all three, and the nearer one wins`() async throws {
    try await TestFiles.withFolder { folder in
      let help = try CommandLineRun.duban(["serve", "--help"], environment: [:]).output
      let settings = try Self.rows()
      #expect(Set(settings.map(\.key)) == Set(Self.values.keys))
      for setting in settings {
        #expect(help.contains("\(setting.flag) <"), "\(setting.flag)")
        let value = try #require(Self.values[setting.key])
        let file = folder.appending(path: "\(setting.key).json")
        try Data(Self.json(setting.key, value).utf8).write(to: file)
        let config = ["--config", file.path]
        let (flag, variable) = ([setting.flag, value], [setting.variable: value])
        let other = value == "9001" ? "9002" : value
        let ways: [([String], [String: String], String)] = [
          (flag, [:], "flag"), ([], variable, "environment"), (config, [:], "file"),
          (config, variable, "environment"), (config + flag, [setting.variable: other], "flag"),
        ]
        for (arguments, environment, source) in ways {
          // An empty variable is none, which the sender of all other runs would else be.
          let all = [setting.variable: ""].merging(environment) { $1 }
          let row = try #require(
            try Self.rows(arguments, all).first { $0.key == setting.key })
          #expect(row.value == [value] && row.source == source, "\(row) \(arguments)")
        }
      }
    }
  }

  @Test func `a password in an address is not shown`() throws {
    let run = try CommandLineRun.duban(
      ["serve", "--show-settings", "--json"] + [
        "--postgres", "postgresql://duban:ge-heim@127.0.0.1/duban",
      ],
      environment: [:])
    #expect(run.code == 0 && !run.output.contains("ge-heim"), "\(run.errors)")
    #expect(run.output.contains("postgresql://duban:…@127.0.0.1/duban"))
  }

  @Test(arguments: [
    ("{\"port\": \"8080\"}", "“port”的值不对：应为数字"),
    ("{\"host\": 1}", "“host”的值不对：应为文字"),
    ("{\"trustedProxy\": \"10.1.2.0/24\"}", "“trustedProxy”的值不对：应为文字的列表"),
    ("{\"port\": true}", "“port”的值不对"), ("{\"signInsPerMinute\": 0}", "每分钟登录次数“0”不对"),
    ("{\"division\": \"43\"}", "行政区划代码“43”不对"),
  ])
  func `a value of another shape stops the start`(_ text: String, _ told: String) async throws {
    try await TestFiles.withFolder { folder in
      let file = folder.appending(path: "serve.json")
      try Data(text.utf8).write(to: file)
      let run = try CommandLineRun.duban(
        ["serve", "--config", file.path], environment: ["DUBAN_DATA": folder.path])
      #expect(run.code != 0 && run.errors.contains(told), "\(run.errors)")
    }
  }
}
