import DubanHTML

/// A matter's page in pieces: curve, source, story, evidence, card, question, workflow.
struct StyleMatter {
  let curve: PlanCurve

  var html: HTML {
    HTML {
      Columns {
        Panel("计划与实际", note: "按14条折算") { curve.html }.html
        Panel("来源", note: "湖滨区2026年政府工作报告") {
          SourceQuote(
            text: "提质改造背街小巷42条、低洼渍水点40处,聚焦铁路沿线、城西片区,10月底前全部完工。",
            place: "第三部分 · 第27段",
            link: .path("/reports/1")
          ).html
        }.html
        Panel("佐证", note: "核查时逐件打开", isPadded: true) { evidence }.html
      } narrow: {
        card.html
        Panel("办理记录", note: "存证号48213") { story.html }.html
      }.html
      StyleHead("不能撤回的事先问清楚").html
      Columns {
        confirm.html
        Panel("办理流程", note: "由台账定义画出") { workflow.html }.html
      } narrow: {
        UploadBox(
          action: .path("/imports"),
          field: Field(
            label: "本单位填报表", name: "file", control: .file(accept: ".xlsx", isMultiple: false)),
          rules: ["请用本期下载的表填写，不增删列", "出错的行逐行说明，没错的行照常收下"]
        ).html
        Panel("进度", isPadded: true) { progress }.html
      }.html
    }
  }

  private var evidence: HTML {
    EvidenceGrid(items: [
      .init(
        name: "铁路北巷开工现场.jpg", kind: "照片", size: "2.4 MB", brought: "范清越 4月23日", hash: "9f2c41ab…",
        link: .path("/evidence/1")),
      .init(
        name: "雨污管网验收单.pdf", kind: "验收单", size: "310 KB", brought: "范清越 4月23日", hash: "07d1e83c…",
        link: .path("/evidence/2")),
      .init(
        name: "住户签字表", kind: "台账", size: "—", brought: "邓怀瑾 3月31日", hash: "c4aa9071…",
        erased: "含个人信息，依申请删除"),
    ]).html
  }

  private var card: MatterCard {
    MatterCard(
      name: "背街小巷提质改造（铁路沿线14条）", number: "重点〔2026〕012号", link: .path("/matters/12"),
      light: LightMark(.yellow), why: "3/14条开工，落后计划11.4个百分点",
      progress: Progress(share: 2140, planned: 3280, words: "3/14条", shape: .yellow),
      stuck: "铁路部门施工许可未批，已提请协调4个工作日", next: "5月6日与铁路段对接，5月20日前再开工4条",
      left: DaysLeft(state: .left(1), clock: "节点", until: "4月28日"),
      responsible: "邓怀瑾 区城管局副局长", telephone: "0730-8210000", asOf: "截至4月27日 09:12")
  }

  private var story: Story {
    Story(
      items: [
        .init(
          when: "4月27日 08:40", stamp: "2026-04-27T08:40+08:00", who: "系统", what: "转黄：落后计划10个百分点以上",
          tone: .system),
        .init(
          when: "4月23日 09:12", stamp: "2026-04-23T09:12+08:00", who: "范清越（区城管局）",
          what: "报进度3/14条，附照片3张",
          note: "雨污管网铺设完成620米"),
        .init(
          when: "4月20日 16:40", stamp: "2026-04-20T16:40+08:00", who: "柏若溪（督查室）", what: "催办一次",
          note: "时限不变"),
        .init(
          when: "4月17日 10:05", stamp: "2026-04-17T10:05+08:00", who: "范清越（区城管局）", what: "报进度5/14条",
          tone: .withdrawn),
        .init(
          when: "3月31日 15:20", stamp: "2026-03-31T15:20+08:00", who: "岑文远（督查室）",
          what: "节点核查退回：两处无施工牌",
          tone: .grave),
        .init(
          when: "2月8日 11:00", stamp: "2026-02-08T11:00+08:00", who: "区政府办", what: "分解印发，牵头区城管局",
          tone: .step),
      ], earlier: .path("/matters/12/entries"))
  }

  private var confirm: Confirm {
    Confirm(
      question: "退回“洛湖社区卫生服务中心主体封顶”补办？",
      effects: ["办理状态由待核查改为办理中，核查时限停止", "区卫健局收到退回理由，补办时限5个工作日，至5月7日"],
      action: .path("/matters/5/returns"),
      fields: [
        Field(
          label: "退回理由", name: "reason", control: .area(rows: 2, lengthMax: 200),
          hint: "写明缺什么、怎么补", isRequired: true)
      ],
      word: "退回补办", back: .path("/matters/5"))
  }

  private var workflow: WorkflowTable {
    WorkflowTable(
      caption: "重点工作办理流程",
      standings: [
        .init(
          name: "待签收",
          moves: [
            .init(act: "签收", to: "办理中", roles: ["联络员"]),
            .init(act: "分工异议", to: "异议待定", roles: ["分管负责人"], conditions: ["3个工作日内", "写明理由"]),
          ]),
        .init(
          name: "办理中", isHere: true,
          moves: [
            .init(act: "报进度", roles: ["联络员"], conditions: ["分管负责人审签"]),
            .init(act: "申请销号", to: "待核查", roles: ["主要负责人"], conditions: ["佐证：验收单"]),
          ]),
        .init(
          name: "待核查",
          moves: [
            .init(act: "核查", to: "待销号", roles: ["督查员"]),
            .init(act: "核查", roles: ["承办单位及下级单位人员"], isDenied: true),
          ]),
      ])
  }

  private var progress: HTML {
    div(.class("stack")) {
      Progress(share: 7000, planned: 6200, words: "21/30个", shape: .ahead).html
      Progress(share: 4500, words: "按工程量", shape: .unrated, isSelfReported: true).html
      Work(words: "正在读入台账，可以离开本页，完成后有消息", done: 812, all: 1284).html
    }
  }
}
