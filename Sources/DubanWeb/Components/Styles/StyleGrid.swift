import DubanHTML

/// The unit's reporting grid, who has reported, acts on many matters.
struct StyleGrid {
  var html: HTML {
    HTML {
      StyleHead("填报", "本单位填报表、报送情况、批量办理").html
      Panel("本单位填报表", note: "4月报送期，4月28日17时截止", acts: acts) { grid }.html
      Columns {
        Panel("报送情况", note: "已报21，未报3，退回1", isPadded: true) { tiles }.html
      } narrow: {
        BulkOutcome(
          act: "催办", done: 11,
          refused: [
            .init(name: "澄江城际铁路湖滨段征拆", link: .path("/matters/11"), reason: "已中止，时限不走，不能催办")
          ], undo: ActForm("撤回", .path("/urges/7/withdrawal"), weight: .quiet).html
        ).html
      }.html
      Panel("批量办理", note: "可批量拟稿和催办，不可批量签发") { bulk }.html
    }
  }

  private var acts: HTML {
    HTML {
      ActButton("下载表格", .leads(.path("/grid.xlsx"))).html
      ActButton("上传填好的表", .leads(.path("/grid/upload"))).html
      ActButton("报送", .submit(), .main).html
    }
  }

  private var grid: HTML {
    let rows: [(String, LightShape, String, String, String, String, String?)] = [
      ("整治背街小巷20条", .yellow, "20条", "3", "3", "铁路沿线14条背街小巷中3条已开工", nil),
      ("新增停车位1560个", .yellow, "1560个", "402", "4020", "老城区4处停车场投用", "不能大于计划数1560"),
      ("低洼渍水点整治40处", .red, "40处", "9", "", "", nil),
    ]
    return EntryGrid(
      caption: "本单位填报表", heads: ["计划", "上期", "本期完成", "进展情况"],
      rows: rows.enumerated().map { index, row in
        .init(
          name: row.0, link: .path("/matters/\(index)"), light: LightMark(row.1),
          cells: [
            .locked(row.2), .locked(row.3),
            .text(
              Field(
                label: row.0 + "本期完成", name: "count", control: .number(min: 0, max: nil),
                value: row.4, prefix: "g\(index)")),
            .text(
              Field(
                label: row.0 + "进展情况", name: "text", control: .area(rows: 1, lengthMax: nil),
                value: row.5, prefix: "g\(index)")),
          ], error: row.6)
      }
    ).html
  }

  private var tiles: HTML {
    UnitTiles(tiles: [
      .init(unit: "区住建局", state: .reported, note: "12/12件", link: .path("/grid/1")),
      .init(unit: "区城管局", state: .missing, note: "0/9件", link: .path("/grid/2")),
      .init(unit: "区教育局", state: .reported, note: "7/7件", link: .path("/grid/3")),
      .init(unit: "区卫健局", state: .returned, note: "2件退回", link: .path("/grid/4")),
      .init(unit: "区医保局", state: .missing, note: "0/3件", link: .path("/grid/5")),
      .init(unit: "五里街道", state: .late, note: "迟报1天", link: .path("/grid/6")),
    ]).html
  }

  private var bulk: HTML {
    let rows = [("棚改成本结算", LightShape.red, "区房产服务中心"), ("新增停车位1560个", .yellow, "区住建局")]
    return BulkForm(
      action: .path("/urges"),
      table: DataTable(
        caption: "可催办的事项",
        columns: [
          .init("", .tick), .init("事项", .name), .init("进度状态", .light), .init("牵头单位"),
        ],
        rows: rows.enumerated().map { index, row in
          .init(
            [
              BulkForm.tick("\(index)", about: row.0, isChecked: index == 0), RowName(row.0).html,
              LightMark(row.1).html, HTML(row.2),
            ], tone: index == 0 ? .chosen : .plain)
        }),
      acts: HTML {
        ActButton("催办", .submit(), .main).html
        ActButton("拟督办单", .submit(name: "act", value: "slip")).html
      }
    ).html
  }
}
