/// A file that every page may ask for. Its name changes with its content, so that browsers and
/// proxies may keep it for ever.
struct StaticFile: Sendable {
  var name: String
  /// As the header `Content-Type` says it.
  var type: String
  var text: String

  /// - Parameters:
  ///   - stem, suffix: `duban` and `css` become `duban-….css`.
  init(_ stem: String, _ suffix: String, type: String, _ text: String) {
    name = "\(stem)-\(fingerprint(of: text)).\(suffix)"
    self.type = type
    self.text = text
  }

  /// The one sheet of the workplace.
  static let workplace = StaticFile(
    "duban", "css", type: "text/css; charset=utf-8", StyleSheet.workplace)

  /// What a page that shows a report's text asks for beside it.
  static let report = StaticFile(
    "report", "css", type: "text/css; charset=utf-8", StyleSheet.report)

  /// What the pages of its breakdown ask for.
  static let breakdown = StaticFile(
    "breakdown", "css", type: "text/css; charset=utf-8", StyleSheet.breakdown)

  static let reportScript = StaticFile(
    "report", "js", type: "text/javascript; charset=utf-8", Script.annotatedReport)

  /// The seal in the browser's tab.
  static let icon = StaticFile(
    "seal", "svg", type: "image/svg+xml",
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#b3321f" d="M3 0h26a3 3 0 \
    0 1 3 3v26a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z"/><text x="16" y="24.5" fill="#fff" \
    font-family="Noto Serif CJK SC,SimSun,serif" font-size="24" font-weight="700" \
    text-anchor="middle">督</text></svg>
    """)

  static let all = [workplace, report, breakdown, reportScript, icon]
}

/// FNV-1a in 64 bits: tells versions of our own files apart, and guards against nobody.
func fingerprint(of text: String) -> String {
  let sum = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { sum, byte in
    (sum ^ UInt64(byte)) &* 0x100_0000_01b3
  }
  return String(sum, radix: 36)
}
