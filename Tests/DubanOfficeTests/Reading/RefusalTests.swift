import DubanOffice
import Foundation
import Testing

@Suite struct `Refusing files that are no report` {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var reason: SourceProblem.Reason
    var bytes: @Sendable () throws -> [UInt8]
    var testDescription: String { name }
  }

  static let oleMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// An OLE file whose directory has one entry.
  static func ole(_ entry: String) -> [UInt8] {
    let name = [UInt8](entry, utf16BigEndian: false)
    let head = oleMark + [UInt8](repeating: 0, count: 1024 - 8)
    return head + name + [UInt8](repeating: 0, count: 1024 - name.count)
  }

  static let longText = String(repeating: "增长", count: 3000)

  static let cases = [
    Case(name: "nothing", reason: .empty) { [] },
    Case(name: "only white space", reason: .empty) { Array("\u{FEFF} \r\n\t\u{3000}\n".utf8) },
    Case(name: "a picture", reason: .binary) {
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + (0...255)
    },
    Case(name: "text with a zero byte", reason: .binary) {
      Array("国内生产总值".utf8) + [0] + Array("增长8%".utf8)
    },
    Case(name: "control characters", reason: .binary) { Array(1...31) },
    Case(name: "a program", reason: .binary) { [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + Array(0...99) },
    Case(name: "a zip of other things", reason: .otherFormat("压缩包")) {
      try ZipFile([("a.txt", [0x61])]).bytes
    },
    Case(name: "an xlsx", reason: .otherFormat("电子表格")) {
      try ZipFile([("xl/workbook.xml", [0x61])]).bytes
    },
    Case(name: "an xls", reason: .otherFormat("电子表格")) { ole("Workbook") },
    Case(name: "a ppt", reason: .otherFormat("演示文稿")) { ole("PowerPoint Document") },
    Case(name: "a docx cut short", reason: .damagedDocx) {
      try DocxFile(paragraphs: [longText]).bytes.dropLast(40)
    },
    Case(name: "a docx of which half is there", reason: .damagedDocx) {
      let bytes = try DocxFile(paragraphs: [longText]).bytes
      return Array(bytes.prefix(bytes.count / 2))
    },
    Case(name: "a docx with a flipped byte", reason: .damagedDocx) {
      var bytes = try DocxFile(paragraphs: (0..<400).map { "第\($0)段" }).bytes
      bytes[bytes.count / 2] ^= 0x55
      return bytes
    },
    Case(name: "a docx whose text breaks off", reason: .damagedDocx) {
      try ZipFile([("word/document.xml", Array("<w:document><w:body><w:p>".utf8))]).bytes
    },
    Case(name: "a docx with a DOCTYPE", reason: .damagedDocx) {
      let xml = "<!DOCTYPE d [<!ENTITY a \"增长\">]><d><p><t>&a;</t></p></d>"
      return try ZipFile([("word/document.xml", Array(xml.utf8))]).bytes
    },
    Case(name: "a docx without text", reason: .empty) { try DocxFile(paragraphs: [" "]).bytes },
    Case(name: "a docx with a password", reason: .protectedDocx) { ole("EncryptedPackage") },
    Case(name: "an encrypted zip", reason: .protectedDocx) {
      var file = DocxFile(paragraphs: ["密"])
      file.password = "123456"
      return try file.bytes
    },
    Case(name: "a zip bomb", reason: .zipBomb) {
      let zeros = [UInt8](repeating: 0x20, count: 20 << 20)
      return try ZipFile([("word/document.xml", [0x61]), ("word/media/a", zeros)]).bytes
    },
    Case(name: "half a pdf", reason: .damagedPDF) { Array("%PDF-1.4\n1 0 obj\n<<".utf8) },
    Case(name: "a pdf without text", reason: .pdfWithoutText) { Array(PdfFile.blank.utf8) },
  ]

  @Test(arguments: cases)
  func `each is refused for its own reason`(_ form: Case) async throws {
    let reason = await refusal(try form.bytes(), name: "年度报告.docx")
    #expect(reason == form.reason)
  }

  @Test func `a file over the limit is not read`() async throws {
    let file = try SourceFile("大.txt", [])
    truncate(file.path, 128 << 20 + 1)
    await expect(file.path, .tooLarge(limitMiB: 128))
  }

  @Test func `a line over the limit is named`() async throws {
    let line = [UInt8](repeating: 0x61, count: 8 << 20)
    #expect(await refusal([0x62, 0x0D, 0x0A] + line + [0x0A]) == nil)
    let reason = await refusal([0x62, 0x0D, 0x0A] + line + [0x61])
    #expect(reason == .lineTooLong(line: 2, limitMiB: 8))
  }

  @Test func `no such file is another exit code`() async throws {
    do {
      _ = try await SourceDocument.read(path: "/没有/这个.txt")
      Issue.record("read what is not there")
    } catch {
      #expect(error.reason == .noSuchFile)
      #expect(error.exitCode == 66)
      #expect(error.message == "“/没有/这个.txt”不存在。请核对路径和文件名。")
    }
  }

  @Test func `a folder, a pipe and a device are no files`() async throws {
    let file = try SourceFile("a.txt", [0x61])
    await expect(file.folder.path, .isFolder)
    let pipe = file.folder.appending(path: "pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    await expect(pipe, .unreadable("不是普通文件"))
    await expect("/dev/zero", .unreadable("不是普通文件"))
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func `a file without permission is refused`() async throws {
    let file = try SourceFile("a.txt", [0x61])
    chmod(file.path, 0)
    await expect(file.path, .unreadable("没有权限"))
  }

  @Test func `every reason has a sentence that says what to do`() {
    let reasons: [SourceProblem.Reason] = [
      .noSuchFile, .isFolder, .unreadable("坏"), .empty, .tooLarge(limitMiB: 1), .binary,
      .lineTooLong(line: 1, limitMiB: 8), .invalidBytes(offset: 1, encoding: "UTF-8"),
      .otherFormat("压缩包"), .damagedDocx, .protectedDocx, .zipBomb, .damagedPDF, .protectedPDF,
      .pdfWithoutText, .programMissing(.libreOffice), .programMissing(.pdfToText),
      .programFailed(.libreOffice), .programFailed(.pdfToText),
      .programTooSlow(.libreOffice, seconds: 120),
    ]
    #expect(Set(reasons.map(\.sentence)).count == reasons.count)
    #expect(reasons.allSatisfy { $0.sentence.hasSuffix("。") && $0.sentence.contains("请") })
  }

  private func expect(_ path: String, _ reason: SourceProblem.Reason) async {
    do throws(SourceProblem) {
      _ = try await SourceDocument.read(path: path)
      Issue.record("read \(path)")
    } catch {
      #expect(error.reason == reason)
    }
  }
}

enum PdfFile {
  /// One page with nothing on it, as a scanner without text recognition makes it.
  static let blank = """
    %PDF-1.4
    1 0 obj
    <</Type/Catalog/Pages 2 0 R>>
    endobj
    2 0 obj
    <</Type/Pages/Kids[3 0 R]/Count 1>>
    endobj
    3 0 obj
    <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>
    endobj
    trailer
    <</Root 1 0 R>>
    """
}
