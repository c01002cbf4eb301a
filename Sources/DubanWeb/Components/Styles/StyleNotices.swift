import DubanHTML

/// What became of an act, lists with nothing in them.
struct StyleNotices {
  var html: HTML {
    HTML {
      StyleHead("回话", "办成、不能办、没有办成，各有各的话").html
      Notice.done(
        "已催办区城管局，时限不变。", act: ActForm("撤回", .path("/entries/9/withdrawal"), weight: .quiet).html
      ).html
      Notice.refused(
        "核查人不得来自承办单位：您在2026年2月至3月任区城管局联络员。",
        advice: "请交督查室岑文远核查，或由区政府办另行指定。"
      ).html
      Notice.failed(incident: "E-20260427-0931").html
      Notice.note("本报送期4月28日17时截止，还有5个单位未报。", act: ActButton("一键催报", .submit()).html).html
      Columns {
        Panel("今日待阅") {
          EmptyState(
            "没有待阅的通报", advice: "督查通报每月5日印发，印发后在这里出现。",
            act: ActButton("看以往通报", .leads(.path("/bulletins"))).html
          ).html
        }.html
      } narrow: {
        Panel("事项", note: "重点〔2026〕011号", isPadded: true) {
          KeyValue(texts: [
            ("责任领导", "何岳鸣 副区长"), ("牵头单位", "区城管局"), ("配合单位", "五里街道、区住建局"),
            ("责任人", "邓怀瑾 0730-8210000"), ("办结时限", "2026年11月30日"),
          ]).html
        }.html
      }.html
    }
  }
}
