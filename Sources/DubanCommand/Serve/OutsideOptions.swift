import DubanWeb

extension OutsideSettings {
  /// In layers, as the other settings: flags, environment, file. The password of the mail server is
  /// never a flag, which others on the machine could read.
  init(_ options: ServeOptions, _ file: ServeSettings.File) throws {
    self.init()
    var texts = options.webhookNetwork
    if texts.isEmpty {
      texts =
        Environment.value("DUBAN_WEBHOOK_NETWORK")?.split(separator: ",").map(String.init)
        ?? file.webhookNetwork ?? []
    }
    networks = try texts.map { text in
      guard let block = AddressBlock(text) else {
        throw Failure(status: .misused, message: "推送网段“\(text)”不对：请写成 10.1.0.0/16。")
      }
      return block
    }
    certificates = file.certificates
    address = Environment.value("DUBAN_ADDRESS") ?? file.address
    let told = options.mailServer ?? Environment.value("DUBAN_MAIL_SERVER") ?? file.mailServer
    guard let told else { return }
    let from = options.mailFrom ?? Environment.value("DUBAN_MAIL_FROM") ?? file.mailFrom ?? ""
    mail = MailServer(told, from: from, password: Environment.value("DUBAN_MAIL_PASSWORD"))
    if mail == nil {
      throw Failure(
        status: .misused,
        message: "邮件服务器“\(told)”或发件人“\(from)”不对：请写成 smtp+starttls://user@主机:587；"
          + "有用户名就要有加密和 DUBAN_MAIL_PASSWORD。")
    }
  }
}
