import DubanOffice
import DubanReport
import Testing

/// A page as pdftotext prints it, made of lines at places.
private struct BoxedPage {
  var lines: [String] = []

  init(_ rows: [(text: String, left: Double, top: Double)]) {
    lines = rows.map { row in
      let right = row.left + 10 * Double(row.text.count)
      let box =
        "xMin=\"\(row.left)\" yMin=\"\(row.top)\" xMax=\"\(right)\" yMax=\"\(row.top + 13)\""
      return "<line \(box)>\n<word \(box)>\(row.text)</word>\n</line>\n"
    }
  }

  var output: String { "<page width=\"500\" height=\"800\">\n" + lines.joined() + "</page>\n" }
}

@Suite struct `Joining the lines of a pdf` {
  private func text(_ pages: [BoxedPage]) -> String {
    let output = Array(pages.map(\.output).joined().utf8)
    return String(decoding: PdfText.text(ofBoxes: output), as: UTF8.self)
  }

  private let full = String(repeating: "字", count: 40)

  @Test func `a full line goes on, a short one ends a paragraph`() {
    let page = BoxedPage([
      ("题目", 240, 130), (String(full.dropLast(2)), 70, 160), (full, 50, 175), ("尾。", 50, 190),
      ("次段。", 70, 205),
    ])
    #expect(text([page]) == "题目\n\(full.dropLast(2))\(full)尾。\n次段。")
  }

  @Test func `a paragraph goes on over the page, past head, foot and number`() {
    let pages = (1...3).map { number in
      BoxedPage([
        ("湖滨区政府工作报告", 200, 30), (full, 50, 150), (full, 50, 165),
        ("— \(number) —", 230, 760),
      ])
    }
    #expect(text(pages) == String(repeating: full, count: 6))
  }

  @Test func `a head on one page alone stays`() {
    let page = BoxedPage([("政府工作报告", 200, 60), ("正文。", 70, 150)])
    let next = BoxedPage([("下页。", 70, 150)])
    #expect(text([page, next]) == "政府工作报告\n正文。\n下页。")
  }

  @Test func `cells side by side are a row`() {
    let page = BoxedPage([
      ("指标", 50, 150), ("增速", 50, 170), ("数值", 200, 150), ("8%", 200, 170.5),
    ])
    #expect(text([page]) == "指标\t数值\n增速\t8%")
  }

  @Test func `spaces between Chinese and figures go, those between words stay`() {
    let words = [("到", 50.0, 60.0), ("2026", 62, 82), ("年", 84, 94), ("GDP", 96, 110)]
    let more = [("Growth", 112.0, 130.0), ("李明", 150, 170)]
    let printed = (words + more).map {
      "<word xMin=\"\($0.1)\" yMin=\"100\" xMax=\"\($0.2)\" yMax=\"113\">\($0.0)</word>\n"
    }
    let line = "<line xMin=\"50\" yMin=\"100\" xMax=\"170\" yMax=\"113\">\n" + printed.joined()
    let output = "<page width=\"500\" height=\"800\">\n" + line + "</line>\n"
    let read = PdfText.text(ofBoxes: Array(output.utf8))
    #expect(String(decoding: read, as: UTF8.self) == "到2026年GDP Growth 李明")
  }

  @Test func `numbers of absurd size are no harm`() {
    let output =
      "<page height=\"1e999\">\n<line xMin=\"nan\" yMin=\"-1e300\" xMax=\"x\">\n"
      + "<word xMin=\"1e18\" xMax=\"-1e18\">字字字</word>\n</line>\n"
    #expect(PdfText.text(ofBoxes: Array(output.utf8)) == Array("字字字".utf8))
  }
}
