import DubanHTML

/// What every document begins and ends with.
struct PageFrame: Sendable {
  var title: String
  var theme: Theme
  var assets: Shell.Assets
  var turn: Shell.Turn?
  var content: HTML

  init(
    title: String, theme: Theme, assets: Shell.Assets, turn: Shell.Turn? = nil,
    @HTMLBuilder content: () -> HTML
  ) {
    self.title = title
    self.theme = theme
    self.assets = assets
    self.turn = turn
    self.content = content()
  }

  var html: HTML {
    HTML {
      HTML(trusted: "<!doctype html>\n")
      DubanHTML.html([.lang("zh-Hans")] + (theme == .automatic ? [] : [.class(theme.rawValue)])) {
        head {
          meta(.charset("utf-8"))
          meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
          if let turn { meta(Attribute.refresh(seconds: turn.seconds, next: turn.next)) }
          pageTitle { title }
          styles
          if let folder = assets.folder {
            for file in assets.scripts { script(.src(.path(folder + file.name)), .defer) }
          }
        }
        body { content }
      }
    }
  }

  private var styles: HTML {
    if assets.isInline {
      let sheets = [StaticFile.workplace] + assets.sheets
      return style { HTML(trusted: sheets.map(\.text).joined(separator: "\n")) }
    }
    return HTML {
      link(.rel("stylesheet"), .href(.path(assets.style)))
      if let folder = assets.folder {
        for file in assets.sheets { link(.rel("stylesheet"), .href(.path(folder + file.name))) }
        link(.rel("icon"), .href(.path(folder + StaticFile.icon.name)))
      }
    }
  }
}

/// The way from the start to this page.
struct Breadcrumb: Sendable {
  var steps: [(word: String, link: Link)]

  var html: HTML {
    nav(.class("trail"), .aria("label", "所在位置")) {
      for step in steps { a(.href(step.link)) { HTML(spaced: step.word) } }
    }
  }
}
