/// How a page is shown. Each is a set of tokens; nothing else differs.
enum Theme: String, CaseIterable, Sendable {
  /// Light or dark as the device asks.
  case automatic = ""
  case day, night
  /// Dark paper and large letters for a screen on the wall; no rail, nothing to press.
  case wall
  /// What the printer shows, on the screen: for the page of styles.
  case paper
}

/// The sheet a page is printed on.
enum Paper: String, Sendable {
  case a4, a4Wide = "a4-wide", a3, a0
}
