import DubanWeb

extension OutsideSettings {
  /// The password of the mail server is never a flag, which others on the machine could read, nor in
  /// the file, which is copied about.
  init(_ told: ToldSettings) throws {
    self.init()
    networks = try told.blocks(.webhookNetwork, named: "推送网段", like: "10.1.0.0/16")
    certificates = told.text(.certificates)
    address = told.text(.address)
    guard let server = told.text(.mailServer) else { return }
    let from = told.text(.mailFrom) ?? ""
    mail = MailServer(server, from: from, password: Environment.value("DUBAN_MAIL_PASSWORD"))
    if mail == nil {
      throw Failure(
        status: .misused,
        message: "邮件服务器“\(server)”或发件人“\(from)”不对：请写成 smtp+starttls://user@主机:587；"
          + "有用户名就要有加密和 DUBAN_MAIL_PASSWORD。")
    }
  }
}
