import ArgumentParser

/// The settings of the server as flags; each may stand in `DUBAN_…` or in a file too (`ServeSetting`).
struct ServeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("监听地址，默认 127.0.0.1。", valueName: "HOST")) var host: String?
  @Option(help: ArgumentHelp("端口，默认 8080。", valueName: "PORT")) var port: Int?
  @Option(help: ArgumentHelp("TLS 证书（PEM）。", valueName: "FILE")) var tlsCert: String?
  @Option(help: ArgumentHelp("TLS 私钥（PEM）。", valueName: "FILE")) var tlsKey: String?
  @Option(help: ArgumentHelp("地址前缀，如 /duban。", valueName: "PATH")) var basePath: String?
  @Option(
    help: ArgumentHelp("可信反向代理，如 10.1.2.0/24；可多次。", valueName: "CIDR"))
  var trustedProxy: [String] = []
  @Option(
    help: ArgumentHelp(
      "谁登录须用动态口令：none、administrators、approvers（默认）、everyone。", valueName: "WHO"))
  var secondFactor: String?
  @Option(
    help: ArgumentHelp(
      "设置文件（JSON），命令行和环境变量优先。",
      discussion: "未指定时用环境变量 DUBAN_CONFIG。", valueName: "FILE"))
  var config: String?
  @Option(
    help: ArgumentHelp(
      "职责目录，据此建议牵头单位。", discussion: "未指定时用环境变量 DUBAN_CATALOGUE。",
      valueName: "YAML"))
  var catalogue: String?
  @Option(
    help: ArgumentHelp("推送只到这些网段，如 10.1.0.0/16；可多次；不写则不推送。", valueName: "CIDR"))
  var webhookNetwork: [String] = []
  @Option(
    help: ArgumentHelp(
      "邮件服务器，如 smtp+starttls://user@mail.example:587。",
      discussion: "口令放在环境变量 DUBAN_MAIL_PASSWORD。也可写 smtp:// 或 smtps://。",
      valueName: "URL"))
  var mailServer: String?
  @Option(help: ArgumentHelp("发件人邮箱。", valueName: "ADDRESS")) var mailFrom: String?
  @Option(help: ArgumentHelp("系统之外另信任的证书机构（PEM）。", valueName: "FILE"))
  var certificates: String?
  @Option(help: ArgumentHelp("大家打开工作台的网址，写进邮件里的链接。", valueName: "URL"))
  var address: String?
  @Option(help: ArgumentHelp("同一来处每分钟可登录几次。", valueName: "N"))
  var signInsPerMinute: Int?
  @Option(help: ArgumentHelp("同一访问令牌每分钟可请求几次。", valueName: "N"))
  var tokenRequestsPerMinute: Int?
  @Flag(help: "只列出各项设置的值、来处和三种写法，不启动。") var showSettings = false
  @OptionGroup var data: StoreOptions
}
