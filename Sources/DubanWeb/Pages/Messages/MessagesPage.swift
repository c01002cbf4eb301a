internal import Duban
internal import DubanHTML
internal import DubanStore

/// 消息: what one is told, and by which ways.
struct MessagesPage: PageModel {
  struct Line: Codable, Sendable {
    var id: String
    var at: String
    var title: String
    var isUrgent: Bool
    var isRead: Bool
    var parts: [Part]
  }

  struct Part: Codable, Sendable {
    var heading: String
    var lines: [Item]
  }

  struct Item: Codable, Sendable {
    var text: String
    var matter: Int64?
    /// Its file.
    var report: String?
  }

  var messages: [Line]
  var mail: String?
  var isByRobot: Bool
  /// Whether the house has a mail server, and a robot.
  var hasMail: Bool
  var hasRobot: Bool
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page("消息", notices: notices(visit)) {
      if messages.contains(where: { !$0.isRead }) {
        ActForm(
          "全部标为已读", visit.link(.messages), hidden: visit.proof + [Hidden("what", "read")]
        ).html
      }
      if messages.isEmpty {
        Panel("消息") {
          EmptyState("还没有消息", advice: "每个工作日 9:00 汇总一条；只有急件和连续计时的事项随时提醒。").html
        }.html
      }
      for message in messages { panel(message, visit) }
      Panel("怎么通知我", isPadded: true) { choice(visit) }.html
    }
  }

  private func notices(_ visit: Visit) -> [Notice] {
    if let problem { return [.refused(problem)] }
    return visit.toldNotices
  }

  private func panel(_ message: Line, _ visit: Visit) -> HTML {
    let mark = message.isRead ? message.at : "未读 · \(message.at)"
    return Panel(
      message.isUrgent ? "急 · \(message.title)" : message.title, note: mark, isPadded: true
    ) {
      for part in message.parts {
        h3 { part.heading }
        ul {
          for line in part.lines {
            li {
              if let id = line.matter {
                a(.href(visit.link(.matter(MatterID(id))))) { HTML(spaced: line.text) }
              } else if let file = line.report.flatMap(EvidenceHash.init(rawValue:)) {
                a(.href(visit.link(.report(file)))) { HTML(spaced: line.text) }
              } else {
                HTML(spaced: line.text)
              }
            }
          }
        }
      }
      if !message.isRead {
        ActForm(
          "标为已读", visit.link(.messages),
          hidden: visit.proof + [Hidden("what", "read"), Hidden("message", message.id)],
          weight: .quiet, about: message.title
        ).html
      }
    }.html
  }

  private func choice(_ visit: Visit) -> HTML {
    ActForm(visit.link(.messages), hidden: visit.proof + [Hidden("what", "choose")]) {
      p { "系统内消息总是有的。是否已读只用来数未读条数，不统计、不排名。" }
      Field(
        label: "邮箱", name: "mail", value: mail ?? "",
        hint: hasMail ? "留空则不发邮件" : "本系统还没有设置邮件服务器，填了也暂不发送"
      ).html
      Field(
        label: "由群机器人提醒我", name: "robot", control: .checkbox(isChecked: isByRobot),
        hint: hasRobot ? "群里只出现姓名和件数" : "本系统还没有设置群机器人"
      ).html
      div(.class("acts")) { ActButton("保存", .submit(), .main).html }
    }.html
  }
}

extension Visit {
  func messagesPage(problem: String? = nil) async throws -> Reply {
    let person = try someone.person
    let choice = try await store.messageChoices()[person] ?? MessageChoice()
    let robots = try await store.webhooks().contains { $0.isOn && $0.topics.contains(.messages) }
    let page = MessagesPage(
      messages: try await store.messages(of: person).map(line), mail: choice.mail,
      isByRobot: choice.isByRobot, hasMail: house.settings.outside.mail != nil, hasRobot: robots,
      problem: problem)
    return .page(page, status: problem == nil ? 200 : 422)
  }

  private func line(_ message: Message) -> MessagesPage.Line {
    MessagesPage.Line(
      id: message.id, at: message.at.minuteWord, title: message.title, isUrgent: message.isUrgent,
      isRead: message.isRead,
      parts: message.parts.map { part in
        .init(
          heading: part.heading,
          lines: part.lines.map {
            .init(text: $0.text, matter: $0.matter?.rawValue, report: $0.report?.rawValue)
          })
      })
  }

  func changeMessages() async throws -> Reply {
    let person = try someone.person
    let done: String
    switch form["what"] {
    case "read":
      try await store.markRead(form["message"], of: person)
      done = form["message"] == nil ? "全部消息已标为已读。" : "这条消息已标为已读。"
    case "choose":
      if let mail = form["mail"], !MailAddress.isOne(mail) {
        return try await messagesPage(problem: "邮箱地址“\(mail.prefix(120))”不对，请改成 姓名@单位域名 的样子。")
      }
      try await store.choose(
        MessageChoice(mail: form["mail"], isByRobot: form["robot"] != nil), for: person)
      done = "通知方式已保存。"
    default: throw Stop.badRequest("没有这样的操作。")
    }
    return try seeOther(.messages, done: done)
  }
}
