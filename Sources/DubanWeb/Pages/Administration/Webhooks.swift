internal import Duban
internal import DubanHTML
internal import DubanStore

extension Visit {
  func webhooksPage(secret: String? = nil, problem: String? = nil) async throws -> Reply {
    let hooks = try await store.webhooks().map { hook in
      WebhooksPage.Line(
        id: hook.id, name: hook.name, address: hook.address, format: hook.format,
        topics: hook.topics.sorted { $0.rawValue < $1.rawValue }, isOn: hook.isOn,
        delivered: hook.delivered, last: hook.lastAt?.minuteWord)
    }
    let dead = try await store.deadLetters().map { letter in
      var webhook: Int64?
      if case .webhook(let id) = letter.way { webhook = id }
      return WebhooksPage.Dead(
        id: letter.id, webhook: webhook, made: letter.madeAt.minuteWord, tries: letter.tries,
        fault: letter.fault ?? "")
    }
    let page = WebhooksPage(
      webhooks: hooks, dead: dead, secret: secret,
      networks: !house.settings.outside.networks.isEmpty, problem: problem)
    return .page(page, status: problem == nil ? 200 : 422)
  }

  func changeWebhooks() async throws -> Reply {
    let what = form["what"] ?? ""
    if what == "add" { return try await addWebhook() }
    let number = form.number("webhook")
    let known = try await store.webhooks().first { $0.id == number }
    switch (what, known) {
    case ("test", let hook?): try await test(hook)
    case ("on", let hook?), ("off", let hook?):
      try await store.turnWebhook(hook.id, on: what == "on")
    case ("remove", let hook?): try await store.removeWebhook(hook.id)
    case ("retry", _), ("drop", _):
      guard number == nil || known != nil else { throw Stop.notFound }
      try await store.settleDead(webhook: number, retrying: what == "retry", at: at)
    case ("test", nil), ("on", nil), ("off", nil), ("remove", nil): throw Stop.notFound
    default: throw Stop.badRequest("没有这样的操作。")
    }
    try await note("\(what) \(number.map { String($0) } ?? "mail")")
    return try seeOther(.webhooks, done: Self.done(what, known?.name ?? "邮件"))
  }

  private static func done(_ what: String, _ name: String) -> String {
    switch what {
    case "test": "已向“\(name)”试发一条，送达后“已送达”加一，送不到的进死信。"
    case "on": "推送“\(name)”已启用。"
    case "off": "推送“\(name)”已停用。"
    case "remove": "推送“\(name)”已删除。"
    case "retry": "“\(name)”的死信已重新投递。"
    default: "“\(name)”的死信已清除。"
    }
  }

  private func note(_ detail: String) async throws {
    try await house.accounts.log(
      .webhookChanged, of: try someone.person, detail: detail, from: address, at: at)
  }

  private func test(_ hook: Webhook) async throws {
    let code = RandomBytes.text(digits: 8)
    let event = Event(
      id: "test:\(code)", kind: .test, at: at.description, division: store.division,
      sentence: "这是一条试发的消息。")
    try await store.add(hook.delivery(of: event, at: at))
  }

  private func addWebhook() async throws -> Reply {
    guard let name = form["name"], name.count <= 40 else {
      return try await webhooksPage(problem: "请给推送起一个不超过 40 个字的名称。")
    }
    guard let target = form["address"].flatMap(WebAddress.init) else {
      return try await webhooksPage(problem: "地址不对，请写成 https://主机/路径。")
    }
    let format = form["format"].flatMap(Webhook.Format.init(rawValue:)) ?? .duban
    var topics = Set(form.all("topic").compactMap(Webhook.Topic.init(rawValue:)))
    // A group chat is told what its members asked for, never every act.
    if format != .duban { topics.remove(.entries) }
    guard !topics.isEmpty else {
      return try await webhooksPage(problem: "请选择推送内容；机器人只能推送个人消息提醒。")
    }
    do {
      _ = try await Outside(settings: house.settings.outside)
        .resolve(target.host, target.port, isListed: true)
    } catch let fault as OutsideFault {
      return try await webhooksPage(problem: fault.sentence)
    }
    let secret =
      format == .duban ? RandomBytes.text(digits: 64) : form["secret"] ?? ""
    let id = try await store.addWebhook(
      name, to: target.shown, format: format, topics: topics,
      hidden: .init(secret: secret, query: target.query))
    try await note("add \(id) \(format.rawValue)")
    if format == .duban { return try await webhooksPage(secret: secret) }
    return try seeOther(.webhooks, done: "推送“\(name)”已添加。")
  }
}
