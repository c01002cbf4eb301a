import DubanHTML

/// What became of an act, or what must be known before one.
struct Notice: Sendable {
  enum Kind: String, Sendable {
    case done, refused, failed, note
  }

  var kind: Kind
  /// Instead of the kind's own word.
  var title: String?
  var message: String
  /// What to do next.
  var advice: String?
  /// What mends it or takes it back: 撤回, 重试.
  var act: HTML?

  /// The act was performed.
  static func done(_ message: String, act: HTML? = nil) -> Notice {
    Notice(kind: .done, message: message, act: act)
  }

  /// The rules forbid the act.
  static func refused(_ message: String, advice: String? = nil, word: String? = nil) -> Notice {
    Notice(kind: .refused, title: word, message: message, advice: advice)
  }

  /// Something broke; the number leads the administrator to the log.
  static func failed(incident: String, act: HTML? = nil) -> Notice {
    Notice(
      kind: .failed, message: "系统没有办成，您填写的内容没有保存",
      advice: "请稍后重试；仍不成功，把事故编号 \(incident) 告诉系统管理员。", act: act)
  }

  static func note(_ message: String, advice: String? = nil, act: HTML? = nil) -> Notice {
    Notice(kind: .note, message: message, advice: advice, act: act)
  }

  private var word: String {
    switch kind {
    case .done: "已办"
    case .refused: "不能办理"
    case .failed: "没有办成"
    case .note: "提示"
    }
  }

  var html: HTML {
    let isUrgent = kind == .refused || kind == .failed
    return div(.class("notice", kind.rawValue), .role(isUrgent ? "alert" : "status")) {
      strong { title ?? word }
      div {
        p { HTML(spaced: message) }
        if let advice { p(.class("advice")) { HTML(spaced: advice) } }
      }
      if let act { div(.class("acts")) { act } }
    }
  }
}

/// A list that has nothing in it, and what to do about it.
struct EmptyState: Sendable {
  var message: String
  var advice: String?
  var act: HTML?

  init(_ message: String, advice: String? = nil, act: HTML? = nil) {
    self.message = message
    self.advice = advice
    self.act = act
  }

  var html: HTML {
    div(.class("empty")) {
      p { HTML(spaced: message) }
      if let advice { p(.class("advice")) { HTML(spaced: advice) } }
      if let act { div(.class("acts")) { act } }
    }
  }
}
