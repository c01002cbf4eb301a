import DubanHTML

/// One of the places of the workplace, in the rail.
struct Place: Sendable {
  var word: String
  var link: Link
  var count: Int?
  var isHere: Bool

  init(_ word: String, _ link: Link, count: Int? = nil, isHere: Bool = false) {
    self.word = word
    self.link = link
    self.count = count
    self.isHere = isHere
  }
}

/// The frame of every page: rail, heading with the day, content.
struct Shell: Sendable {
  /// Whose office this is: 湖滨区人民政府督查室.
  var office: String
  var places: [Place]
  var heading: String
  /// Beside the heading.
  var subtitle: String?
  /// 工作秘密: at the head of the page, and of every sheet of paper.
  var marking: String?
  /// Beside the heading, such as a matter's light.
  var mark: HTML?
  var trail: Breadcrumb?
  /// The day as the office says it: 2021 年 4 月 26 日 星期一 · 二季度第 18 个工作日，还剩 44 个.
  var today: String?
  /// Who is signed in: 周敏 · 督查室.
  var person: String?
  /// The form that signs out, and links beside it.
  var personal: HTML?
  var notices: [Notice] = []
  var theme = Theme.automatic
  /// Where the style sheets and scripts are served.
  var assets = Assets()
  /// Below the page on paper: the seal's number and until when the page speaks.
  var foot: PaperFoot?
  var paper = Paper.a4
  /// On the wall: the page that follows, and after how many seconds.
  var turn: Turn?
  var content: HTML

  struct Assets: Sendable {
    /// The address of the workplace's sheet.
    var style = "/" + StyleSheet.workplaceName
    /// The folder that all static files are served from, with a slash at its end; without it a page
    /// asks for its sheet alone.
    var folder: String?
    /// Beside the workplace's own sheet.
    var sheets: [StaticFile] = []
    var scripts: [StaticFile] = []
    /// In the page itself, for a page that is kept as a file.
    var isInline = false
  }

  struct Turn: Sendable {
    var seconds: Int
    var next: Link
    /// Where the same page stays: what moves by itself can be stopped (WCAG 2.2.2).
    var stop: Link?
  }

  /// The whole page as UTF-8.
  func render() -> [UInt8] { page.render() }

  var page: HTML {
    PageFrame(title: heading + " · 督办", theme: theme, assets: assets, turn: turn) {
      a(.class("skip"), .href(.fragment("main"))) { "跳到正文" }
      if theme != .wall { rail }
      main(.id("main"), .class(paper == .a4 ? "main" : "main on-" + paper.rawValue), .tabIndex(-1))
      {
        if let marking { p(.class("marking")) { marking } }
        if let trail { trail.html }
        headline
        for notice in notices { notice.html }
        content
        if let foot { foot.html }
      }
      if theme != .wall { thumbBar }
    }.html
  }

  private var headline: HTML {
    header(.class("headline-1")) {
      h1 { HTML(spaced: heading) }
      if let subtitle { small { HTML(spaced: subtitle) } }
      if let mark { mark }
      if let today { p(.class("today")) { HTML(spaced: today) } }
      if let stop = turn?.stop { a(.class("soft"), .href(stop)) { "停止翻页" } }
    }
  }

  private var rail: HTML {
    nav(.class("rail"), .id("places"), .aria("label", "全部栏目")) {
      p(.class("house")) {
        "督办"
        small { office }
      }
      ul { for place in places { li { self.place(place) } } }
      a(.class("close"), .href(.fragment("main"))) { "收起" }
      div(.class("personal")) {
        if let person { p { person } }
        if let personal { personal }
      }
    }
  }

  /// The phone's bar at the thumb: four places, and all of them.
  private var thumbBar: HTML {
    nav(.class("thumb"), .aria("label", "常用栏目")) {
      for one in places.prefix(4) { place(one) }
      a(.href(.fragment("places"))) { "更多" }
    }
  }

  private func place(_ place: Place) -> HTML {
    a([.href(place.link)] + (place.isHere ? [.aria("current", "page")] : [])) {
      place.word
      if let count = place.count { b { grouped(count) } }
    }
  }
}

/// A page outside the workplace: signing in, setting up, a page that is not there.
struct Gate: Sendable {
  var office: String
  var heading: String
  var lead: String?
  var notices: [Notice] = []
  var theme = Theme.automatic
  var assets = Shell.Assets()
  var content: HTML

  var page: HTML {
    PageFrame(title: heading + " · 督办", theme: theme, assets: assets) {
      main(.class("gate"), .id("main")) {
        p(.class("house")) {
          "督办"
          small { office }
        }
        h1 { HTML(spaced: heading) }
        if let lead { p(.class("lead")) { HTML(spaced: lead) } }
        for notice in notices { notice.html }
        content
      }
    }.html
  }

  func render() -> [UInt8] { page.render() }
}
