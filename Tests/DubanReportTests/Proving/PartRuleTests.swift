import Testing

@testable import DubanReport

@Suite struct `Proving shares and parts` {
  @Test(arguments: [
    Case(.contradiction, term: "三次产业结构调整为5.2:42.6:53.2。"),
    Case(nil, term: "三次产业结构调整为5.2:41.6:53.3。"),
    Case(nil, term: "三次产业结构由8:42:50优化为5.2∶41.6∶53.2。"),
    Case(nil, term: "三次产业比例为1:4:5。"),
    Case(.contradiction, plan: "三次产业结构调整到6:45:51。"),
    Case(.contradiction, term: "三次产业比由10.2:45.1:44.7调整为7.5:46.2:48.3。"),
    Case(nil, term: "城乡居民收入比由2.12:1缩小到1.98:1。"),
  ])
  func `the members of a structure make 100`(_ one: Case) {
    #expect(one.verdict(of: "ratio-sum") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(
      .contradiction,
      term: "规模以上工业总产值达到300亿元，其中装备制造业产值60亿元，"
        + "占规模以上工业总产值的25%。"),
    Case(
      nil,
      term: "规模以上工业总产值达到300亿元，其中装备制造业产值60亿元，"
        + "占规模以上工业总产值的20%。"),
    Case(.contradiction, term: "一般公共预算收入完成20亿元，其中税收收入15亿元，占比80%。"),
    Case(nil, term: "一般公共预算收入完成20亿元，其中税收收入15亿元，占比75%。"),
    Case(
      .contradiction,
      year: "地区生产总值完成200亿元，第三产业增加值完成120亿元，"
        + "占地区生产总值的比重为55%。"),
    Case(
      .contradiction,
      year: "一般公共预算收入完成25.4亿元，其中税收收入18.3亿元，"
        + "占一般公共预算收入的82.1%。"),
    Case(.contradiction, year: "财政总收入完成45.2亿元，其中税收收入36.1亿元，税收占比85.3%。"),
    Case(nil, year: "财政总收入完成45.2亿元，其中税收收入36.1亿元，税收占比79.9%。"),
    Case(.contradiction, year: "民生支出完成36.2亿元，占一般公共预算支出45.8亿元的85%。"),
    Case(nil, year: "民生支出完成36.2亿元，占一般公共预算支出的85%。"),
    Case(
      .contradiction, year: "地区生产总值500.5亿元，服务业250.5亿元，占地区生产总值的60%。"),
    Case(nil, year: "地区生产总值500.5亿元，服务业250.5亿元，占地区生产总值的50%。"),
    Case(
      .contradiction, year: "地区生产总值500.5亿元，服务业250.5亿元，占地区生产总值比重达到60%。"),
    Case(
      .contradiction, year: "地区生产总值500.5亿元，服务业250.5亿元，占地区生产总值比例60%。"),
    Case(nil, year: "地区生产总值500.5亿元，服务业250.5亿元，占地区生产总值比重50%。"),
    Case(nil, year: "财政收入完成20.5亿元，同比增长8%，其中税收收入16.3亿元，占财政收入的79.5%。"),
  ])
  func `a share is proved against part and whole`(_ one: Case) {
    #expect(one.verdict(of: "share") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(
      .contradiction,
      year: "地区生产总值完成200亿元。第三产业增加值完成120亿元。三次产业结构为5:40:55。"),
    Case(nil, year: "地区生产总值完成200亿元。第三产业增加值完成110亿元。三次产业结构为5:40:55。"),
    Case(nil, term: "第三产业增加值年均增长9.1%，三次产业结构由8:46:46调整为5:42:53。"),
  ])
  func `value added is proved against the structure of industries`(_ one: Case) {
    #expect(one.verdict(of: "structure") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, year: "完成投资92亿元，其中产业投资97亿元。"),
    Case(nil, year: "完成投资92亿元，其中产业投资79亿元，增长20%。"),
    Case(nil, year: "安排资金1.2万亿元，比去年增加4000亿元，其中中央资金8500亿元。"),
    Case(.contradiction, year: "新增规模以上企业12家，其中工业企业15家。"),
    Case(.contradiction, year: "新增城镇就业5200人，其中失业人员再就业6100人。"),
    Case(nil, year: "引进项目56个，其中亿元以上项目23个，总投资180亿元。"),
    Case(nil, year: "完成投资20亿元，其中总投资50亿元的化工园完成主体工程。"),
    Case(.contradiction, year: "新建农村公路120公里，其中县道80公里、乡道60公里、村道130公里。"),
    Case(nil, year: "发放补贴3200万元，其中为1.2万名老人发放高龄津贴1800万元。"),
  ])
  func `a part is no larger than its whole`(_ one: Case) {
    #expect(one.verdict(of: "part-of-whole") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }

  @Test(arguments: [
    Case(.contradiction, year: "筹集住房3200套，包括公租房860套、保障房1540套、安置房900套。"),
    Case(nil, year: "筹集住房3200套，包括公租房860套、保障房1440套、安置房900套。"),
    Case(nil, year: "新引进项目64个，其中工业项目42个、农业项目5个。"),
    Case(.contradiction, year: "新引进项目64个，其中签约项目42个、落地项目15个、投产项目9个。"),
    Case(.contradiction, year: "争取资金10.5亿元，其中中央资金8.5亿元，省级资金2.3亿元。"),
    Case(nil, year: "开工项目20个，其中亿元以上项目15个、十亿元以上项目8个。"),
    Case(
      .contradiction,
      year: "全区有企业120家，分别为工业企业60家、商贸企业40家、服务业企业25家。"),
    Case(
      .contradiction,
      plan: "今年安排重点项目120个，其中续建项目45个、新开工项目52个、前期项目33个。"),
    Case(nil, plan: "今年安排重点项目120个，其中续建项目45个、新开工项目42个、前期项目33个。"),
    Case(
      nil,
      plan: "今年安排重点项目120个，总投资360亿元，年度投资96亿元，"
        + "其中续建项目45个、新开工项目42个、前期项目33个。"),
    Case(
      .contradiction,
      plan: "今年安排重点项目120个，总投资360.5亿元，其中产业项目80个、总投资210.5亿元，"
        + "基础设施项目40个、总投资170亿元。"),
    Case(
      .contradiction,
      plan: "今年实施重点项目100个，其中产业类55个、基础设施类25个、民生类22个。"),
    Case(nil, plan: "今年实施重点项目100个，其中产业类55个、基础设施类25个、民生类20个。"),
    Case(nil, year: "新建道路12条，改造管网30公里，其中雨水管网12公里、污水管网18公里。"),
    Case(nil, year: "建成公园25个，其中综合公园3个、口袋公园20个。"),
  ])
  func `parts that make up a whole sum to it`(_ one: Case) {
    #expect(one.verdict(of: "parts-sum") == one.expected)
    if one.expected == nil { #expect(one.findings.isEmpty) }
  }
}
