import DubanHTML
public import DubanReport

/// A work report set as a document with its findings and commitments beside the lines: one HTML
/// file that needs no network and no script (`duban report annotate`).
public struct AnnotatedReportPage: Sendable {
  let reader: Reader
  let name: String
  /// Whether its numbers are being proved (起草校核); afterwards nothing is said of findings.
  let isProving: Bool

  /// - Parameters:
  ///   - name: the file's name, as people know it.
  ///   - index: which of the findings' reports this is (`Quote.report`).
  public init(
    report: WorkReport, findings: [Finding], name: String, index: Int = 0,
    isProving: Bool = true
  ) {
    self.init(
      report: report, findings: findings, name: name, index: index, isProving: isProving,
      margin: nil)
  }

  /// With what the workplace says beside it.
  init(
    report: WorkReport, findings: [Finding], name: String, index: Int = 0, isProving: Bool,
    margin: ReaderMargin?
  ) {
    reader = Reader(
      report: report, findings: isProving ? findings : [], index: index, margin: margin)
    self.isProving = isProving
    self.name = name
  }

  /// The page as UTF-8, ready to be written to a file.
  public func render() -> [UInt8] {
    HTML {
      HTML(trusted: "<!doctype html>\n")
      page
    }.render()
  }

  private var page: HTML {
    html(.lang("zh-Hans")) {
      head {
        meta(.charset("utf-8"))
        meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        pageTitle { reader.report.heading + " · 批注" }
        style { HTML(trusted: StyleSheet.annotatedReport) }
      }
      body {
        navigation
        main {
          HeaderView(reader: reader, name: name).html
          content
        }
        colophon
        script { HTML(trusted: Script.annotatedReport) }
      }
    }
  }

  /// The report without the page's head: what a page of the workplace sets into its own frame, with
  /// `StaticFile.report` and `StaticFile.reportScript` beside it.
  var content: HTML {
    HTML {
      StripView(reader: reader, isProving: isProving).html
      if isProving { FindingIndexView(reader: reader).html }
      DocumentView(reader: reader).html
      CoverageView(report: reader.report, adding: reader.margin?.adding).html
    }
  }

  private var navigation: HTML {
    nav(.class("bar"), .aria("label", "页内导航")) {
      span(.class("name")) { "督办" }
      a(.href(.fragment("findings"))) { "待核数据 \(reader.findings.count)" }
      for (index, part) in reader.report.parts.enumerated() {
        a(.href(.fragment("part\(index + 1)")), .title(part.title)) { part.title }
      }
      if reader.firstNote != nil { a(.href(.fragment("notes"))) { "注释" } }
      a(.href(.fragment("coverage"))) { "未列入承诺 \(reader.report.coverage.gaps.count)" }
    }
  }

  private var colophon: HTML {
    footer(.class("colophon")) {
      p {
        "本页由督办读出《\(name)》后自动生成。归类、承诺和待核数据均为建议，以起草单位核实为准；"
        "正文逐字照录，未作改动。"
      }
    }
  }
}
