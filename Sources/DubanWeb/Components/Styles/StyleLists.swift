import DubanHTML

/// A ledger with filters, sorting, bulk acts and paging; lights and clocks side by side.
struct StyleLists {
  var html: HTML {
    HTML {
      StyleHead("台账", "筛选、排序、批量、翻页").html
      FactRow(facts: [
        .init(name: "事项", value: "1,284", unit: "件", note: "本年度"),
        .init(name: "按期率", value: "93.6", unit: "%", note: "同比提高2.1个百分点", link: .path("/study")),
        .init(
          name: "严重滞后", value: "23", unit: "件", note: "较上月减少4件", tone: .red, link: .path("/ledgers")
        ),
        .init(
          name: "滞后", value: "61", unit: "件", note: "其中17件将转红", tone: .amber,
          link: .path("/ledgers")),
        .init(name: "反弹", value: "0", unit: "件", note: "销号后复核", tone: .faint),
      ]).html
      Panel("重点工作台账", note: "截至4月24日锁定") {
        filters
        table
        Pager(next: .query("after=50"), said: "第1–4件，共1,284件").html
      }.html
      Panel("进度状态与时限", isPadded: true) { marks }.html
    }
  }

  private var filters: HTML {
    FilterBar(
      action: .path("/ledgers/1"),
      fields: [
        Field(label: "名称", name: "q", control: .search, placeholder: "两个字以上"),
        Field(
          label: "进度状态", name: "light",
          control: .select([Choice("", "全部"), Choice("red", "红 严重滞后", isChosen: true)])),
        Field(label: "牵头单位", name: "unit", control: .select([Choice("", "全部")])),
      ],
      reset: .path("/ledgers/1"),
      acts: HTML {
        ActButton("选择列", .leads(.query("columns"))).html
        ActButton("导出", .leads(.path("/ledgers/1.xlsx"))).html
      }
    ).html
  }

  private var table: HTML {
    DataTable(
      caption: "重点工作台账",
      columns: [
        .init("", .tick), .init("文号", .code), .init("事项", .name),
        .init("进度状态", .light, sort: .init(link: .query("sort=light"))), .init("牵头单位"),
        .init("完成", .number, isNamedOnPhone: true), .init("计划", .number, isNamedOnPhone: true),
        .init("办结时限", .time, sort: .init(link: .query("sort=due"), direction: .ascending)),
      ],
      rows: [
        row(11, "改造老旧小区30个", LightMark(.red), "区住建局", "21", "30", "6月30日", .late),
        row(12, "整治背街小巷20条", LightMark(.yellow), "区城管局", "3", "9", "9月30日", .chosen),
        row(13, "建成社区养老服务站6个", LightMark(.ahead), "区民政局", "5", "3", "11月30日", .plain),
        row(14, "新增城镇就业6300人", LightMark(.closed), "区人社局", "6,412", "6,300", "12月31日", .locked),
        .init(
          [.empty, .empty, HTML("合计"), .empty, .empty, HTML("6,441"), HTML("6,342"), .empty],
          tone: .total),
      ]
    ).html
  }

  private func row(
    _ number: Int, _ name: String, _ light: LightMark, _ unit: String, _ done: String,
    _ planned: String, _ due: String, _ tone: DataTable.Row.Tone
  ) -> DataTable.Row {
    .init(
      [
        input(.type("checkbox"), .name("m"), .value("\(number)"), .aria("label", "选择" + name)),
        HTML("重点〔2026〕0\(number)号"), RowName(name, .path("/matters/\(number)")).html, light.html,
        HTML(unit), HTML(done), HTML(planned), HTML(spaced: due),
      ], tone: tone)
  }

  private var marks: HTML {
    div(.class("stack")) {
      p(.class("acts")) {
        for shape in LightShape.allCases { LightMark(shape).html }
        LightMark(.red, "逾期").html
        LightMark(.unrated, "中止").html
        for shape in LightShape.allCases { LightMark(shape).small }
      }
      p(.class("acts", "clocks")) {
        DaysLeft(state: .late(2), clock: "节点", until: "4月23日").html
        DaysLeft(state: .today, clock: "反馈").html
        DaysLeft(state: .left(2), clock: "签收").html
        DaysLeft(state: .left(18), clock: "办结", until: "5月25日").html
        DaysLeft(state: .paused, clock: "办结").html
        DaysLeft(state: .none).html
        SealMark(words: "已印发").html
      }
    }
  }
}
