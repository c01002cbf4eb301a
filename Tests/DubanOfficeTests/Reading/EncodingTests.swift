import DubanOffice
import DubanReport
import Testing

private let report = "现在，我代表区人民政府，向大会报告工作。\r\n2021年，生产总值增长8%左右。\n"

@Suite struct `Finding a text's encoding` {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var encoding: String
    var mark: [UInt8] = []
    var encode: @Sendable (String) throws -> [UInt8]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "UTF-8", encoding: "UTF-8") { Array($0.utf8) },
    Case(name: "UTF-8 with mark", encoding: "UTF-8", mark: [0xEF, 0xBB, 0xBF]) { Array($0.utf8) },
    Case(name: "UTF-16LE", encoding: "UTF-16LE") { Array($0, utf16BigEndian: false) },
    Case(name: "UTF-16BE", encoding: "UTF-16BE") { Array($0, utf16BigEndian: true) },
    Case(name: "UTF-16LE with mark", encoding: "UTF-16LE", mark: [0xFF, 0xFE]) {
      Array($0, utf16BigEndian: false)
    },
    Case(name: "UTF-16BE with mark", encoding: "UTF-16BE", mark: [0xFE, 0xFF]) {
      Array($0, utf16BigEndian: true)
    },
    Case(name: "GB18030", encoding: "GB18030") { try Array(gb18030: $0) },
  ]

  static let texts = [
    report, "一、五年工作回顾", "GDP 增长 8.5%", "工作报告\n", "𠮷林：生僻字入库",
    String(repeating: "建成高标准农田，启动老旧小区改造。", count: 200),
  ]

  @Test(arguments: cases, texts)
  func `each encoding gives the same text`(_ form: Case, _ words: String) async throws {
    let bytes = form.mark + (try form.encode(words))
    let document = try await SourceDocument.read(bytes: bytes, name: "报告.txt")
    #expect(document.text.string == words)
    #expect(document.encoding == form.encoding)
  }

  @Test func `the name is not believed`() async throws {
    let document = try await SourceDocument.read(
      bytes: Array(gb18030: report), name: "报告-utf8.docx")
    #expect(document.encoding == "GB18030")
    #expect(document.format == .text)
  }

  @Test func `plain ASCII is UTF-8, and CRLF stays two characters`() async throws {
    let document = try await SourceDocument.read(bytes: Array("a\r\nb".utf8), name: "a.md")
    #expect(document.text.count == 4)
    #expect(document.encoding == "UTF-8")
    #expect(document.format == .markdown)
  }

  @Test func `ASCII in UTF-16 is not taken for Chinese of the other byte order`() async throws {
    for big in [true, false] {
      let bytes = [UInt8]("Report 2021\n8.5%\n", utf16BigEndian: big)
      let document = try await SourceDocument.read(bytes: bytes, name: "a.txt")
      #expect(document.encoding == (big ? "UTF-16BE" : "UTF-16LE"))
    }
  }

  struct Damage: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var offset: Int
    var encoding: String
    var repaired: String
    var testDescription: String { name }
  }

  static let damages = [
    Damage(
      name: "UTF-8", bytes: Array("增长".utf8) + [0xFF] + Array("百分之八".utf8), offset: 6,
      encoding: "UTF-8", repaired: "增长\u{FFFD}百分之八"),
    Damage(
      name: "UTF-8 with mark", bytes: [0xEF, 0xBB, 0xBF] + Array("增长".utf8) + [0xE4, 0xB8],
      offset: 9, encoding: "UTF-8", repaired: "增长\u{FFFD}"),
    Damage(
      name: "UTF-8 in ASCII", bytes: Array("Growth of the district: ".utf8) + [0xFF, 0x20],
      offset: 24, encoding: "UTF-8", repaired: "Growth of the district: \u{FFFD} "),
    Damage(
      name: "GB18030",
      bytes: [0xD4, 0xF6, 0xB3, 0xA4] + Array(repeating: 0xB0, count: 40)
        + [0xFF] + [0xD4, 0xF6], offset: 44, encoding: "GB18030",
      repaired: "增长" + String(repeating: "鞍", count: 20) + "\u{FFFD}增"),
    Damage(
      name: "UTF-16LE",
      bytes: [UInt8]("增长 8%\n", utf16BigEndian: false) + [0x00, 0xD8, 0x2E, 0x4E],
      offset: 12, encoding: "UTF-16LE", repaired: "增长 8%\n\u{FFFD}丮"),
    Damage(
      name: "UTF-16BE cut short", bytes: [UInt8]("增长 8%\n", utf16BigEndian: true) + [0x4E],
      offset: 12, encoding: "UTF-16BE", repaired: "增长 8%\n\u{FFFD}"),
  ]

  @Test(arguments: damages)
  func `invalid bytes are named by their offset, or replaced when asked`(_ damage: Damage)
    async throws
  {
    let reason = await refusal(damage.bytes)
    #expect(reason == .invalidBytes(offset: damage.offset, encoding: damage.encoding))
    let document = try await SourceDocument.read(bytes: damage.bytes, name: "a", lossy: true)
    #expect(document.text.string == damage.repaired)
  }

  @Test func `the digests are those of the file and of the text`() async throws {
    let document = try await SourceDocument.read(
      bytes: [0xEF, 0xBB, 0xBF] + Array("abc".utf8), name: "a.txt")
    let ofABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(document.textSHA256 == ofABC)
    #expect(document.sha256 == SHA256.hex([0xEF, 0xBB, 0xBF, 0x61, 0x62, 0x63]))
    #expect(document.sha256 != ofABC)
  }
}
