import Testing

@testable import DubanReport

@Suite struct `Finding one promise in two titles` {
  /// Of our own making, as no report was looked at for them.
  private static let same = [
    ("新建幼儿园6所", "年内新建公办幼儿园6所"), ("改造供水管网45公里", "完成45公里老旧供水管网改造"),
    ("加装电梯80台", "既有住宅加装电梯80台"), ("建成口袋公园12个", "新建口袋公园12个"),
    ("开展职业技能培训5000人次", "免费职业技能培训5000人次"),
    ("建成区级图书馆新馆", "区图书馆新馆建成开放"), ("新建公共充电桩600个", "新建新能源汽车充电桩600个"),
    ("改厕2200户", "完成农村户厕改造2200户"),
    ("为3000名老人提供居家养老服务", "为3000名困难老人提供居家养老上门服务"),
    ("提质农贸市场4家", "改造提升商场2个、农贸市场4家"), ("新增托位500个", "新增普惠托位500个"),
    ("筛查妇女“两癌”9000人", "适龄妇女“两癌”免费筛查9000人"),
  ]
  private static let other = [
    ("新建公园1个", "新建公厕1个"), ("新建小学2所", "新建中学2所"),
    ("改造农村公路50公里", "修复湖岸线50公里"), ("招引亿元项目20个", "实施重点项目20个"),
    ("新增停车位1500个", "新增学位1200个"), ("建立健全信访机制", "建立健全联农机制"),
    ("推进产业园区建设", "推进学校建设"), ("完成年度投资90亿元", "完成工业投资70亿元"),
    ("新建养老服务站10个", "新建社区服务站12个"), ("落实就业优先政策", "落实减税降费政策"),
    ("新增城镇就业6000人", "新增高技能人才6000人"), ("改造供水管网45公里", "改造燃气管网30公里"),
    ("一般公共预算收入增长4.5%", "农村居民收入增长4.5%"), ("新建幼儿园6所", "改扩建中小学6所"),
  ]

  private static func isLike(_ pair: (String, String)) -> Bool {
    TitleWording(pair.0).isLike(TitleWording(pair.1))
  }

  /// A hint, not a verdict: three in four are found, and of what is another nothing.
  @Test func `what was reworded is found, what is another is not`() {
    #expect(Self.same.count(where: Self.isLike) >= 9, "\(Self.same.filter { !Self.isLike($0) })")
    #expect(Self.other.count(where: Self.isLike) == 0, "\(Self.other.filter(Self.isLike))")
  }

  @Test func `figures must meet, whole ones`() {
    #expect(!Self.isLike(("新增停车位1500个", "新增停车位150个")))
    #expect(!Self.isLike(("一般公共预算收入增长4.5%", "一般公共预算收入增长")))
    #expect(Self.isLike(("新增停车位1500个", "新增停车位1500个")))
  }
}
