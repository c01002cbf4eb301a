import DubanReport
import Testing

@Suite struct `Reading quantities` {
  @Test(arguments: [
    ("新增城镇就业1.2万人。", ["1.2 万人 ="]),
    ("改造老旧小区36个，惠及居民0.8万户。", ["36 个 =", "0.8 万户 ="]),
    ("规模以上工业增加值增长7.5%以上。", ["7.5 % growth>="]),
    ("万元生产总值能耗下降3.2%。", ["-3.2 % growth"]),
    ("地区生产总值增长6%左右。", ["6 % growth"]),
    ("城镇登记失业率控制在4.5%以内。", ["4.5 % <="]),
    ("引进亿元以上项目不少于12个。", ["12 个 >="]),
    ("引进5000万元以上项目8个。", ["8 个 ="]),
    ("培育产值超亿元企业3家。", ["3 家 ="]),
    ("力争社会消费品零售总额突破百亿元。", ["100 亿元 >="]),
    ("养老床位由1200张增加到1500张。", ["[1200, 1500] 张 from-to"]),
    ("技术合同额从860万元提高到1.4亿元。", ["[860万元, 1.4亿元] from-to"]),
    (
      "审批时限分别由20、15个工作日压缩至12、8个工作日。",
      ["[20, 12] 个工作日 from-to", "[15, 8] 个工作日 from-to"]
    ),
    ("城镇和农村居民人均可支配收入分别增长6%、7%以上。", ["6 % growth>=", "7 % growth>="]),
    ("财政总收入、税收收入均增长5%。", ["5 % growth", "5 % growth"]),
    ("到2030年，游客人次比2025年翻一番。", ["2 倍 ="]),
    ("高新技术产值达到2025年的1.6倍。", ["1.6 倍 ="]),
    ("研发投入占比提高0.3个百分点。", ["0.3 个百分点 ="]),
    ("每个街道举办2—3场招聘活动。", ["[2, 3] 场 approx"]),
    ("新建近40公里绿道，栽植树木5万余株。", ["40 公里 approx", "5 万株 >="]),
    ("三次产业比例调整为3:35:62。", ["3:35:62 ="]),
    ("“三公”经费只减不增。", ["0 % <="]),
    ("新建两所幼儿园。", ["2 所 ="]),
    ("工程按照50年一遇标准建设。", ["50 年一遇 ="]),
    ("全年引进资金１２.５亿元，增长８％。", ["12.5 亿元 =", "8 % growth"]),
    ("完成绿化面积3 000㎡。", ["3000 平方米 ="]),
    ("百分之九十以上的村通天然气。", ["90 % >="]),
    ("发放贷款1,250万元。", ["1250 万元 ="]),
  ])
  func `amounts are read with unit and relation`(sentence: String, expected: [String]) {
    #expect(SmallReport.amounts(sentence) == expected)
  }

  @Test(arguments: [
    "开展第三届文化节。", "坚持“1+6”工作法。", "办好12345热线。", "推进G107改线和207国道改造。",
    "做好5G基站建设。", "继续实施三年行动。", "落实国发〔2024〕5号文件。", "争创4A级景区。", "巩固“三城联创”成果。",
    "6月底前完成修编。", "推进亿元以上项目建设。", "综合实力进入全省前10名。", "突出两条主线，抓好三项重点。",
  ])
  func `names, ordinals, dates and class bounds are no quantities`(sentence: String) {
    #expect(SmallReport.amounts(sentence) == [])
  }

  @Test func `separate lists are dealt out one by one with their names`() {
    let read = SmallReport.planned(
      "种植业、养殖业、加工业产值分别达到6亿元、4亿元、9亿元，比2025年分别增加1亿元、0.5亿元、2亿元。")
    let names = read[0].quantities.map(\.name)
    #expect(names.count == 6)
    #expect(names[0].hasPrefix("种植业"))
    #expect(names[2].hasPrefix("加工业"))
    #expect(names[3] == names[0])
    #expect(read[0].quantities[3].baseYear == 2025)
    #expect(read[0].quantities[3].isIncrement)
    #expect(!read[0].quantities[0].isIncrement)
  }

  @Test func `a printed value stands beside the normalised amount`() throws {
    let quantity = try #require(SmallReport.planned("新增就业4.6万人。").first?.quantities.first)
    #expect(quantity.unit == "万人")
    #expect(quantity.baseUnit == "人")
    #expect(quantity.amount == [46000])
    #expect(quantity.name == "新增就业")
  }

  @Test func `estimates, price bases and years are kept`() throws {
    let read = SmallReport.reviewed(
      "地区生产总值从2020年的210亿元增长到2025年的300亿元(预计数)，按可比价计算，年均增长6.5%。")
    let level = try #require(read[0].quantities.first)
    let rate = try #require(read[0].quantities.last)
    #expect(level.isEstimated)
    #expect(level.year == 2025)
    #expect(rate.isAnnualAverage)
    #expect(rate.basis == "按可比价计算")
    #expect(rate.name == "地区生产总值")
  }
}
