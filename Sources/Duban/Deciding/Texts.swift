extension Context {
  /// Bounds of what people write (字数): in bytes of UTF-8, a Chinese character counts three.
  static let textMax = 20_000
  static let lineMax = 1_000

  /// Texts that no page could show and no index hold are refused before they are in the journal.
  func checkTexts() throws(Refusal) {
    try check(command.text, Need.text.word, Self.textMax, isLine: false)
    try check(command.reason, Need.reason.word, Self.textMax, isLine: false)
    try check(details.title, "事项名称", Self.lineMax)
    try check(details.documentNumber, Need.documentNumber.word, Self.lineMax)
    try check(details.channel, "来源", Self.lineMax)
    for part in details.parts ?? [] { try check(part, "事项名称", Self.lineMax) }
    for item in command.evidence { try check(item.kind, "佐证类别", Self.lineMax) }
  }

  private func check(
    _ text: String?, _ name: String, _ most: Int, isLine: Bool = true
  ) throws(Refusal) {
    guard let text else { return }
    guard text.utf8.count <= most else { throw .invalid(name, why: "超过\(most)字节") }
    guard !text.hasControl(isLine: isLine) else {
      throw .invalid(name, why: isLine ? "不能有换行或者控制字符" : "不能有控制字符")
    }
  }
}

extension String {
  /// Whether it holds characters that steer and do not show; a text of several lines may have line
  /// ends and tabs.
  func hasControl(isLine: Bool) -> Bool {
    utf8.contains { byte in
      (byte < 0x20 || byte == 0x7F) && (isLine || ![0x09, 0x0A, 0x0D].contains(byte))
    }
  }
}
