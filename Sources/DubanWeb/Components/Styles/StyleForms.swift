import DubanHTML

/// Acts and fields, as they are, locked and refused.
struct StyleForms {
  var html: HTML {
    HTML {
      StyleHead("办理与填写", "一行一个最可能的办理；填错的说清怎么改").html
      Columns {
        Panel("报进度", note: "背街小巷提质改造", isPadded: true) { report }.html
      } narrow: {
        Panel("办理", isPadded: true) { acts }.html
        Panel("锁定与勾选", isPadded: true) { choices }.html
      }.html
    }
  }

  private var report: HTML {
    ActForm(.path("/matters/3/reports"), hidden: [Hidden("token", "…")], hasFiles: true) {
      Field(
        label: "本期完成", name: "count", control: .number(min: 0, max: 14, unit: "条"), value: "19",
        hint: "计划14条，上期报3条", error: "不能大于计划数14；数量有变请先申请调整计划", isRequired: true
      ).html
      Field(
        label: "进展情况", name: "text", control: .area(rows: 3, lengthMax: nil),
        value: "铁路沿线14条背街小巷中3条已开工，雨污管网铺设完成620米。",
        hint: "写事实和数字，不超过2000字", isRequired: true
      ).html
      Field(
        label: "下一节点", name: "next", control: .date(min: "2026-04-27", max: "2026-12-31"),
        value: "2026-05-20"
      ).html
      Field(
        label: "佐证", name: "files",
        control: .file(accept: ".jpg,.png,.pdf,.docx", isMultiple: true),
        hint: "照片、验收单或台账，每个不超过20MB；不得上传涉密文件"
      ).html
      div(.class("acts")) {
        ActButton("报送", .submit(), .main).html
        ActButton("存为草稿", .submit(name: "draft", value: "1")).html
        small { "报送后由分管负责人审签" }
      }
    }.html
  }

  private var acts: HTML {
    div(.class("stack")) {
      div(.class("acts")) {
        ActButton("拟督办单", .submit(), .main).html
        ActButton("催办", .submit()).html
        ActButton("撤销承诺", .submit(), .grave).html
        ActButton("导出", .leads(.path("/export")), .quiet).html
      }
      ActButton("核查", .refused("您所在单位是承办单位，不能核查本事项")).html
    }
  }

  private var choices: HTML {
    ActForm(.path("/matters/3/closing")) {
      Field(
        label: "数据评估单位", name: "assess",
        control: .select([Choice("1", "区统计局", isChosen: true), Choice("2", "区财政局")])
      ).html
      Field(
        label: "上期完成", name: "last", control: .number(min: nil, max: nil, unit: "条"), value: "3",
        isLocked: true
      ).html
      Field(
        label: "核查方式", name: "kind",
        control: .radio([
          Choice("spot", "实地核查", isChosen: true), Choice("call", "回访"), Choice("draw", "随机抽查"),
        ])
      ).html
      Field(
        label: "成员单位", name: "member",
        control: .ticks([
          Choice("1", "东湖街道", isChosen: true), Choice("2", "西湖街道", isChosen: true),
          Choice("3", "南湖街道"),
        ])
      ).html
      Field(label: "按计划推进、无新情况", name: "same", control: .checkbox(isChecked: true)).html
    }.html
  }
}
