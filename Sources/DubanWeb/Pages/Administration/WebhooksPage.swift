internal import Duban
internal import DubanHTML
internal import DubanStore

/// 推送: who outside is told what happens, and what could not be delivered.
struct WebhooksPage: PageModel {
  struct Line: Codable, Sendable {
    var id: Int64
    var name: String
    var address: String
    var format: Webhook.Format
    var topics: [Webhook.Topic]
    var isOn: Bool
    var delivered: Int
    var last: String?
  }

  /// 死信: given up after the last try.
  struct Dead: Codable, Sendable {
    var id: String
    /// `nil` for mail.
    var webhook: Int64?
    var made: String
    var tries: Int
    var fault: String
  }

  var webhooks: [Line]
  var dead: [Dead]
  /// Shown once, after it was made.
  var secret: String?
  /// Where webhooks may lead at all.
  var networks: Bool
  var problem: String?

  func page(for visit: Visit) -> HTML {
    visit.page("推送", notices: notices(visit)) {
      if let secret {
        Panel("签名密钥", isPadded: true) { p(.class("secret")) { code { secret } } }.html
      }
      Panel("推送地址", note: "\(webhooks.count) 个") { table(visit).html }.html
      Panel("死信", note: "\(dead.count) 件") { deadTable(visit) }.html
      if networks { Panel("添加推送", isPadded: true) { form(visit) }.html }
    }
  }

  private func notices(_ visit: Visit) -> [Notice] {
    var notices = visit.toldNotices
    if secret != nil { notices.append(.done("推送已添加。请现在把签名密钥交给接收方；离开本页后不再显示。")) }
    if let problem { notices.append(.refused(problem)) }
    if !networks {
      notices.append(
        .note("还不能添加推送。", advice: "请先在启动设置中写明允许的网段（webhookNetworks），再重新启动。"))
    }
    return notices
  }

  private func table(_ visit: Visit) -> DataTable {
    DataTable(
      caption: "推送地址",
      columns: [
        .init("名称", .name), .init("格式", .text, isNamedOnPhone: true),
        .init("内容", .text, isNamedOnPhone: true), .init("已送达", .number, isNamedOnPhone: true),
        .init("最近送达", .text, isNamedOnPhone: true), .init("", .act),
      ],
      rows: webhooks.map { hook in
        DataTable.Row([
          RowName(hook.name, why: hook.isOn ? hook.address : "已停用 · \(hook.address)").html,
          HTML(hook.format.word), HTML(hook.topics.map(\.word).joined(separator: "、")),
          HTML(String(hook.delivered)), HTML(hook.last ?? "还没有"),
          HTML {
            act("试发", "test", hook, visit)
            act(hook.isOn ? "停用" : "启用", hook.isOn ? "off" : "on", hook, visit)
            act("删除", "remove", hook, visit)
          },
        ])
      }, empty: EmptyState("还没有推送地址"))
  }

  private func act(_ word: String, _ what: String, _ hook: Line, _ visit: Visit) -> HTML {
    ActForm(
      word, visit.link(.webhooks),
      hidden: visit.proof + [Hidden("what", what), Hidden("webhook", String(hook.id))],
      weight: .quiet, about: hook.name
    ).html
  }

  private func deadTable(_ visit: Visit) -> HTML {
    HTML {
      DataTable(
        caption: "死信",
        columns: [
          .init("编号", .name), .init("生成", .time), .init("试过", .number, isNamedOnPhone: true),
          .init("原因", .text, isNamedOnPhone: true),
        ],
        rows: dead.map {
          DataTable.Row([HTML($0.id), HTML($0.made), HTML("\($0.tries) 次"), HTML($0.fault)])
        }, empty: EmptyState("没有送不到的内容")
      ).html
      for webhook in Set(dead.map(\.webhook)).sorted(by: { $0 ?? 0 < $1 ?? 0 }) {
        let name = webhooks.first { $0.id == webhook }?.name ?? "邮件"
        for (word, what) in [("重新投递\(name)的死信", "retry"), ("清除\(name)的死信", "drop")] {
          ActForm(
            word, visit.link(.webhooks),
            hidden: visit.proof + [Hidden("what", what)]
              + (webhook.map { [Hidden("webhook", String($0))] } ?? []), weight: .quiet
          ).html
        }
      }
    }
  }

  private func form(_ visit: Visit) -> HTML {
    ActForm(visit.link(.webhooks), hidden: visit.proof + [Hidden("what", "add")]) {
      Field(label: "名称", name: "name", isRequired: true).html
      Field(
        label: "地址", name: "address", hint: "须在允许的网段内；机器人地址照抄，问号后的部分加密保存",
        isRequired: true
      ).html
      Field(
        label: "格式", name: "format",
        control: .radio(
          Webhook.Format.allCases.map {
            Choice($0.rawValue, $0.word, isChosen: $0 == .duban)
          })
      ).html
      Field(
        label: "加签密钥", name: "secret", control: .password(isNew: true),
        hint: "只有钉钉机器人要填；本系统 JSON 的签名密钥自动生成，只显示一次"
      ).html
      for topic in Webhook.Topic.allCases {
        Field(
          label: topic.word, name: "topic",
          control: .checkbox(isChecked: topic == .entries), value: topic.rawValue,
          hint: topic == .messages ? "本人选择由机器人提醒的，群里只出现姓名和件数" : "机器人不推送办理记录",
          prefix: "f-" + topic.rawValue
        ).html
      }
      div(.class("acts")) { ActButton("添加", .submit(), .main).html }
    }.html
  }
}
