import DubanHTML

/// Every component in all its states, on made-up matters: what pages are composed of.
struct StylesPage: Sendable {
  var theme = Theme.automatic
  var assets = Shell.Assets()
  /// Where this page is served, to show itself in another theme.
  var address = "/styles"

  func render() -> [UInt8] { shell.render() }

  var shell: Shell {
    Shell(
      office: "湖滨区人民政府督查室", places: places, heading: "我的待办", subtitle: "柏若溪 · 督查室",
      today: "2026年4月27日 星期一 · 二季度第18个工作日，还剩43个", person: "柏若溪 · 督查员",
      personal: personal, theme: theme, assets: assets,
      foot: PaperFoot(seal: "48213 · 9f2c41ab", asOf: "截至2026年4月27日 09:12"), content: content)
  }

  private var content: HTML {
    HTML {
      StyleDesk().html
      StyleHead("纸张", "同一页在四种纸上：亮、暗、纸面、墙面只换记号").html
      themes
      StyleForms().html
      StyleNotices().html
      StyleLists().html
      StyleGrid().html
      StyleCharts().html
    }
  }

  private var themes: HTML {
    Tabs(
      name: "纸张",
      tabs: zip(Theme.allCases, ["随设备", "亮", "暗", "墙面", "纸面"]).map { one, word in
        let query = one == .automatic ? "" : "?theme=" + one.rawValue
        return .init(word: word, link: .path(address + query), isHere: one == theme)
      }
    ).html
  }

  private var places: [Place] {
    [
      Place("我的待办", .path("/"), count: 12, isHere: true),
      Place("台账", .path("/ledgers"), count: 1284),
      Place("报告", .path("/reports")), Place("督办", .path("/supervision"), count: 4),
      Place("填报表", .path("/grid")), Place("作战图", .path("/wall")), Place("研判", .path("/study")),
      Place("诉求与网格", .path("/hotline")), Place("机构台账", .path("/office")),
    ]
  }

  private var personal: HTML {
    ActForm("退出登录", .path("/session/closing"), weight: .quiet).html
  }
}

/// Begins a part of the page of styles.
struct StyleHead {
  let heading: String
  let note: String?

  init(_ heading: String, _ note: String? = nil) {
    self.heading = heading
    self.note = note
  }

  var html: HTML {
    header(.class("headline-1", "again")) {
      h2 { HTML(spaced: heading) }
      if let note { small { HTML(spaced: note) } }
    }
  }
}
