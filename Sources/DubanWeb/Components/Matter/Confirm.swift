import DubanHTML

/// Asks before what cannot be taken back: a section of a page, no dialog, no script.
struct Confirm: Sendable {
  var question: String
  /// What will happen, one line each.
  var effects: [String]
  var action: Link
  var hidden: [Hidden] = []
  /// A reason or a password, where the act asks for one.
  var fields: [Field] = []
  /// The act's own word, never 确定.
  var word: String
  var isGrave = true
  var back: Link

  var html: HTML {
    section(.class("confirm"), .aria("labelledby", "confirm-q")) {
      h2(.id("confirm-q")) { HTML(spaced: question) }
      ul { for effect in effects { li { HTML(spaced: effect) } } }
      ActForm(action, hidden: hidden) {
        for field in fields { field.html }
        div(.class("acts")) {
          ActButton(word, .submit(), isGrave ? .grave : .main).html
          ActButton("不办，返回", .leads(back)).html
        }
      }.html
    }
  }
}
