import Foundation

/// The argument parser speaks English; its fixed phrases are put into Chinese here.
enum ParserText {
  static func inChinese(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0)) }
      .joined(separator: "\n")
  }

  private static func line(_ line: String) -> String {
    var translated = phrases.reduce(line) { $0.replacing($1.english, with: $1.chinese) }
    if translated.hasSuffix(")"), let value = translated.range(of: " (default: ") {
      translated =
        "\(translated[..<value.lowerBound])（默认 \(translated[value.upperBound...].dropLast())）"
    }
    return translated.hasSuffix("'?") ? translated.dropLast() + "？" : translated
  }

  private static let phrases: [(english: String, chinese: String)] =
    headings + mistakes

  private static let headings: [(english: String, chinese: String)] = [
    ("OVERVIEW: ", ""),
    ("USAGE: ", "用法： "),
    ("Usage: ", "用法： "),
    ("ARGUMENTS:", "参数："),
    ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "子命令："),
    ("<subcommand>", "<子命令>"),
    ("Show the version.", "显示版本。"),
    ("Show help information.", "显示帮助。"),
    ("Show subcommand help information.", "显示子命令的帮助。"),
    ("Error: ", "错误："),
    ("Help:  ", "说明："),
    ("' for more information.", "'。"),
    ("' for detailed help.", "'。"),
    ("  See '", "  详见 '"),
  ]

  private static let mistakes: [(english: String, chinese: String)] = [
    ("Missing expected argument ", "缺少参数 "),
    ("Missing one of: ", "缺少其中一个："),
    ("Missing required subcommand.", "缺少子命令。"),
    ("Missing value for ", "后面缺少值："),
    ("Unknown option ", "没有这个选项："),
    (". Did you mean ", "，是不是 "),
    ("Unexpected argument ", "多余的参数："),
    (" unexpected arguments: ", " 个多余的参数："),
    ("The value ", "值 "),
    (" is invalid for ", " 不能用于 "),
    (" is invalid.", " 不对。"),
    ("The option ", "选项 "),
    (" does not take any value, but ", " 不带值，却写了 "),
    (" was specified.", "。"),
  ]
}
