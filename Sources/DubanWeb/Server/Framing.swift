internal import Duban
internal import DubanHTML
internal import DubanStore

extension Visit {
  /// The page around its content: places that one may go to, who one is, what day it is.
  func page(
    _ heading: String, subtitle: String? = nil, mark: HTML? = nil, trail: Breadcrumb? = nil,
    notices: [Notice] = [], @HTMLBuilder content: () -> HTML
  ) -> HTML {
    var shell = frame(heading, notices, content())
    (shell.subtitle, shell.mark, shell.trail) = (subtitle, mark, trail)
    return shell.page
  }

  func shell(_ heading: String, notices: [Notice], @HTMLBuilder content: () -> HTML) -> HTML {
    frame(heading, notices, content()).page
  }

  func frame(_ heading: String, _ notices: [Notice], _ content: HTML) -> Shell {
    var shell = Shell(
      office: house.office, places: places, heading: heading, content: content)
    shell.today = reference.map { TodayWords(day: at.day, calendar: $0.calendar).text }
    shell.notices = notices
    shell.marking = marking
    shell.assets = Shell.Assets(house.settings)
    if let viewer {
      let post = viewer.post.map { register.title(of: $0.id) } ?? viewer.account.duty?.word ?? ""
      shell.person = "\(viewer.name) · \(post)"
      shell.personal = personal(viewer)
    }
    return shell
  }

  private func personal(_ viewer: Viewer) -> HTML {
    HTML {
      if viewer.posts.count > 1 {
        for post in viewer.posts where post.id != viewer.post?.id {
          ActForm(
            "换到\(register.title(of: post.id))", link(.post),
            hidden: proof + [Hidden("post", "\(post.id)")], weight: .quiet
          ).html
        }
      }
      let unread = viewer.session.unread
      a(.href(link(.messages))) { unread > 0 ? "消息（\(unread) 条未读）" : "消息" }
      a(.href(link(.password))) { "修改口令" }
      a(.href(link(.tokens))) { "访问令牌" }
      ActForm("退出", link(.signOut), hidden: proof, weight: .quiet).html
    }
  }

  private var places: [Place] {
    guard let viewer else { return [] }
    return Self.allPlaces.filter { viewer.has($0.route) }.map { word, route in
      Place(word, link(route), isHere: route.isKin(of: self.route))
    }
  }

  private static let allPlaces: [(word: String, route: Route)] = [
    ("我的待办", .desk(.waiting)), ("台账", .ledgers), ("报告", .reports), ("填报", .returns),
    ("督办", .supervision), ("公文", .supervising(.papers)), ("研判", .analysis(.units)), ("作战图", .wall),
    ("事项卡", .cards),
    (Section.units.place, .administration(.units)),
    (Section.accounts.place, .administration(.accounts)),
    (Section.roles.place, .administration(.roles)),
    (Section.review.place, .administration(.review)), ("推送", .webhooks),
    (Section.sessions.place, .administration(.sessions)),
    (Section.audit.place, .administration(.audit)),
  ]

  private typealias Section = Route.Section
}

extension Viewer {
  /// Whether a place is in one's rail. A unit that is asked to prove a report's numbers is told where.
  fileprivate func has(_ place: Route) -> Bool {
    place == .reports ? may(.supervise) : may(place.right)
  }
}

extension Route {
  /// Whether both belong to one place of the rail.
  fileprivate func isKin(of other: Route) -> Bool {
    switch (self, other) {
    case (.desk, .desk), (.analysis, .analysis), (.analysis, .figure), (.ledgers, .ledger),
      (.ledgers, .matter),
      (.ledgers, .act):
      true
    case (.supervision, .supervising(let part)): part.isTool
    case (.supervising(.papers), .supervising(let part)): part.isPaper
    case (.reports, .report), (.reports, .adoption), (.reports, .reportPart),
      (.reports, .commitment), (.reports, .sentence),
      (.reports, .reportFiles):
      true
    case (.administration(.accounts), .account), (.administration(.accounts), .newAccount): true
    case (.administration(let section), .workflow), (.administration(let section), .arranging),
      (.administration(let section), .registering):
      section.right == .seeDirectory
    case (.administration(let one), .administration(let two)):
      one == two || one.right == .seeDirectory && two.right == .seeDirectory
    default: self == other
    }
  }
}
