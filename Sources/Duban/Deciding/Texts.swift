/// How long what people write may be (字数上限), in characters as browsers count them, a line end as one.
public enum TextLimit {
  /// 情况、意见、理由, and what is reported.
  public static let remark = 2_000
  /// A paper's body, a field of several lines, a list with one item a line.
  public static let body = 6_000
  /// A title, a number, the name of something.
  public static let line = 400
}

extension Context {
  /// Texts that no page could show and no index hold are refused before they are in the journal.
  func checkTexts() throws(Refusal) {
    try check(command.text, Need.text.word, TextLimit.remark, isLine: false)
    try check(command.reason, Need.reason.word, TextLimit.remark, isLine: false)
    try check(details.title, "事项名称")
    try check(details.documentNumber, Need.documentNumber.word)
    try check(details.channel, "来源")
    if case .counted(_, _, let unit)? = details.progress?.measure { try check(unit, "计量单位") }
    for node in details.plan?.milestones ?? [] { try check(node.name, "节点名称") }
    for source in details.sources ?? [] { try check(source.title, "来源") }
    for part in details.parts ?? [] { try check(part, "事项名称") }
    for item in command.evidence { try check(item.kind, "佐证类别") }
  }

  private func check(
    _ text: String?, _ name: String, _ most: Int = TextLimit.line, isLine: Bool = true
  ) throws(Refusal) {
    if let fault = text?.fault(atMost: most, isLine: isLine) { throw .invalid(name, why: fault) }
  }
}

extension String {
  /// What is wrong with it as a text of so many characters, in words for the person; `nil` when nothing
  /// is. A text of several lines may have line ends and tabs.
  public func fault(atMost most: Int, isLine: Bool = false) -> String? {
    let length = utf16.count { $0 != 0x0D }
    if length > most { return "最多写\(most)字，现有\(length)字，请删去\(length - most)字以上" }
    guard let place = unicodeScalars.firstIndex(where: { $0.steers(isLine: isLine) }) else {
      return nil
    }
    if isLine { return "不能有换行或者控制字符" }
    let before = self[..<place].filter { !$0.isNewline }.suffix(8)
    return (before.isEmpty ? "开头" : "“\(before)”后面") + "有看不见的控制字符，请把这一处删去重写"
  }
}

extension Unicode.Scalar {
  /// Whether it steers and does not show: controls, and those that turn the direction of all that
  /// follows. The marks that scripts from right to left are written with may stand.
  fileprivate func steers(isLine: Bool) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: isLine
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
