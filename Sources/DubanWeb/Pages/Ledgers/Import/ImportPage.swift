internal import Duban
internal import DubanHTML
internal import DubanStore

/// 导入: a table from outside, its columns explained once, every row told before anything is written.
struct ImportPage: PageModel {
  var ledger: String
  var name: String
  var sheet: String?
  var columns: [Column]
  var unknown: [Unknown]
  var year: Int
  var rows: [ImportLine]
  /// Who last said what columns of these heads mean, and when; `nil` when the heads alone say it.
  var mapped: String?
  /// After the import: how many were opened.
  var opened: Int?
  var problem: String?

  struct Column: Codable, Sendable {
    var head: String
    var sample: String
    var part: String
  }

  struct Unknown: Codable, Sendable {
    var name: String
    var proposed: Int64?
  }

  /// Of what was told: an import is of that and of nothing else.
  var digest: String {
    let told = rows.map { "\($0.number)|\($0.title)|\($0.lead)|\($0.due)|\($0.outcome)" }
    return String(
      Digest.of([UInt8](told.joined(separator: "\n").utf8), by: .sha256).hex.prefix(32))
  }

  private var ready: Int { rows.count { $0.outcome == "new" } }

  func page(for visit: Visit) -> HTML {
    visit.page(
      "导入\(name)",
      trail: Breadcrumb(steps: [("台账", visit.link(.ledgers)), (name, visit.link(.ledger(ledger)))]),
      notices: notices(visit)
    ) {
      if sheet == nil {
        upload(visit)
      } else {
        if opened == nil { mappingPart(visit) }
        Panel("逐行结果", note: counts) { rowTable.html }.html
        if opened == nil { commitPart(visit) }
        Panel("换一个文件", isPadded: true) { uploadForm(visit) }.html
      }
    }
  }

  private func notices(_ visit: Visit) -> [Notice] {
    if let problem { return [.refused(problem)] }
    guard let opened else { return [] }
    let left = rows.count { $0.outcome == "refused" }
    let done = Notice.done("已立项 \(opened) 件。")
    guard left > 0 else { return [done] }
    return [
      done,
      .note(
        "还有 \(left) 行没有导入。", advice: "下载这些行，改好再导入；已导入的不会重复。",
        act: a(.class("act", "plain"), .href(visit.link(.ledgerFailures(ledger)))) { "下载未导入的行" }),
    ]
  }

  private var counts: String {
    let words = [("new", opened == nil ? "将立项" : "已立项"), ("known", "已有"), ("refused", "要改")]
    return words.compactMap { outcome, word in
      let count = rows.count { $0.outcome == outcome }
      return count > 0 ? "\(word) \(count) 行" : nil
    }.joined(separator: "，")
  }

  private func upload(_ visit: Visit) -> HTML {
    Panel("上传表格", note: "先看逐行结果，再决定导入", isPadded: true) { uploadForm(visit) }.html
  }

  private func uploadForm(_ visit: Visit) -> HTML {
    UploadBox(
      action: visit.link(.ledgerImport(ledger)), hidden: visit.proof + [Hidden("what", "read")],
      field: Field(
        label: "台账表格", name: "table", control: .file(accept: ".xlsx", isMultiple: false),
        isRequired: true), word: "上传并读出",
      rules: [
        "xlsx，不超过 2000 行；合并单元格、两行表头都能读", "同样的表头只需对照一次",
        "公式只取保存时的值，不计算",
      ]
    ).html
  }

  private func mappingPart(_ visit: Visit) -> HTML {
    Panel("列的对照", note: sheet, isPadded: true) {
      ActForm(
        visit.link(.ledgerImport(ledger)), hidden: visit.proof + [Hidden("what", "map")]
      ) {
        p {
          HTML(
            spaced: mapped.map { "照用同样表头上次的对照：\($0)。不对的，改过再看。" }
              ?? "这样的表头是第一次对照，下面按表头的字面认出；请核对。")
        }
        for (place, column) in columns.enumerated() {
          Field(
            label: column.head, name: "part-\(place)",
            control: .select(choices(visit, column.part)),
            hint: column.sample.isEmpty ? nil : "如：\(column.sample)"
          ).html
        }
        for (place, one) in unknown.enumerated() {
          Hidden("name-\(place)", one.name).html
          Field(
            label: "“\(one.name)”是哪个单位", name: "unit-\(place)",
            control: .select(units(visit, one.proposed)), hint: "单位名册里没有这个名称；认定一次，以后照用"
          ).html
        }
        Field(
          label: "计入年度", name: "year", control: .number(min: 2000, max: 2100), value: String(year)
        ).html
        div(.class("acts")) { ActButton("按此对照再看", .submit()).html }
      }.html
    }.html
  }

  private func choices(_ visit: Visit, _ chosen: String) -> [Choice] {
    let known = (try? visit.books.current.first { $0.id == ledger }) ?? nil
    return [Choice("", "不导入")]
      + (known.map(ImportPart.all) ?? []).map {
        Choice($0.id, $0.word, isChosen: $0.id == chosen)
      }
  }

  private func units(_ visit: Visit, _ proposed: Int64?) -> [Choice] {
    [Choice("", "不认定")]
      + visit.directory.currentUnits.map {
        Choice("\($0.id)", $0.name, isChosen: $0.id.rawValue == proposed)
      }
  }

  private var rowTable: DataTable {
    DataTable(
      caption: "逐行结果",
      columns: [
        .init("行", .code, isNamedOnPhone: true), .init("事项", .name),
        .init("牵头单位", isNamedOnPhone: true), .init("完成时限", .time),
        .init("结果", isNamedOnPhone: true),
      ],
      rows: rows.map { line in
        let word = ["new": opened == nil ? "将立项" : "已立项", "known": "已有，不重复"][line.outcome]
        return DataTable.Row(
          [
            HTML(String(line.number)), HTML(spaced: line.title), HTML(line.lead), HTML(line.due),
            HTML(spaced: word ?? line.why),
          ], tone: line.outcome == "refused" ? .late : .plain)
      }, empty: EmptyState("表里没有内容"))
  }

  private func commitPart(_ visit: Visit) -> HTML {
    guard ready > 0 else { return .empty }
    return Panel("导入", note: "再次导入同一张表不会重复立项", isPadded: true) {
      ActForm(
        "导入 \(ready) 行", visit.link(.ledgerImport(ledger)),
        hidden: visit.proof + [Hidden("what", "commit"), Hidden("seen", digest)], weight: .main
      ).html
    }.html
  }
}
