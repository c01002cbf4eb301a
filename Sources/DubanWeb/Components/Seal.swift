import DubanHTML

/// 存证: a vermilion seal, for what has been sealed or closed; vermilion is for this and red lights.
struct SealMark: Sendable {
  /// Two to four characters: 已销号, 已印发.
  var words: String

  var html: HTML { span(.class("seal")) { words } }
}

/// What stands below a page on paper, and nowhere on a screen.
struct PaperFoot: Sendable {
  /// The seal's number and the beginning of its hash: 48213 · 9f2c41ab.
  var seal: String?
  /// 截至2026年4月27日 09:12
  var asOf: String

  var html: HTML {
    p(.class("foot")) {
      HTML(spaced: asOf)
      if let seal {
        " · 存证号 "
        b { seal }
      }
    }
  }
}
