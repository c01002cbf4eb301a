import DubanReport
import DubanStore
import Testing

@Suite struct `Reading a duty catalogue` {
  static let good = """
    数据评估: 区统计局
    单位:
      - 名称: 区住房和城乡建设局
        别名: [区住建局]
        责任人: 周砚
        职责: [老旧小区, 棚户区]
        配合: [内涝]
      - 名称: 区统计局
      - 名称: 各街道
        成员: [区住建局]
    领导:
      - 姓名: 孟连舟
        职务: 副区长
        协管: 罗知远
        分管: [区住建局]
    """

  @Test func `units come with their aliases, duties and the person responsible`() throws {
    let catalogue = try DutyCatalogueFile.decode(Self.good, file: "甲.yaml")
    let unit = try #require(catalogue.units.first)
    #expect(unit.name == "区住房和城乡建设局")
    #expect(unit.aliases == ["区住建局"])
    #expect(unit.duties == ["老旧小区", "棚户区"])
    #expect(unit.supports == ["内涝"])
    #expect(unit.members.isEmpty)
    #expect(catalogue.responsibles == ["区住房和城乡建设局": "周砚"])
    #expect(catalogue.assessor == "区统计局")
  }

  @Test func `an alias in a portfolio or a group becomes the full name`() throws {
    let catalogue = try DutyCatalogueFile.decode(Self.good, file: "甲.yaml")
    let leader = try #require(catalogue.leader(of: "区住房和城乡建设局"))
    #expect(leader.name == "孟连舟")
    #expect(leader.post == "副区长")
    #expect(leader.coordinator == "罗知远")
    #expect(catalogue.units.last?.members == ["区住房和城乡建设局"])
  }

  @Test(arguments: [
    ("单位:\n  - 名称: 甲局\n    职责们: [路]", 3, "单位 › 第1项", "职责们"),
    ("单位:\n  - 名称: 甲局\n名目: 1", 3, "", "名目"),
    ("单位:\n  - 职责: [路]", 2, "单位 › 第1项", "缺少“名称”"),
    ("单位:\n  - 名称: 甲局\n    职责: 路", 3, "单位 › 甲局 › 职责", "应为列表"),
    ("单位:\n  - 名称: 甲局\n    职责: [路, 路]", 3, "单位 › 甲局 › 职责 › 第2项", "重复"),
    ("单位:\n  - 名称: 甲局\n    职责: [路, '']", 3, "单位 › 甲局 › 职责 › 第2项", "不能空白"),
    ("单位:\n  - 名称: 甲局\n  - 名称: 甲局", 3, "单位 › 甲局", "已是“甲局”"),
    ("单位:\n  - 名称: 甲局\n  - 名称: 乙局\n    别名: [甲局]", 4, "单位 › 乙局 › 别名 › 第1项", "甲局"),
    ("单位:\n  - 名称: 甲局\n    成员: [丙街道]", 3, "单位 › 甲局 › 成员 › 第1项", "丙街道"),
    ("单位:\n  - 名称：甲局", 2, "单位 › 第1项", "半角冒号"),
    ("单位: [{名称: 甲局}]\n数据评估: 乙局", 2, "数据评估", "没有名为“乙局”的单位"),
    (
      "单位: [{名称: 甲局}]\n领导:\n  - 姓名: 王\n    职务: 区长\n    分管: [乙局]", 5,
      "领导 › 第1项 › 分管 › 第1项", "没有名为“乙局”的单位"
    ),
    ("单位: [{名称: 甲局}]\n领导:\n  - 姓名: 王\n    分管: [甲局]", 3, "领导 › 第1项", "缺少“职务”"),
    ("单位:\n  - 名称: 甲局\n    名称: 乙局", 2, "", "重复"),
    ("单位:\n  - 名称: [甲局", 3, "", "写法有误"),
    ("单位:\n\t- 名称: 甲局", 2, "", "制表符"),
    ("数据评估: 甲局", 1, "", "缺少“单位”"),
  ])
  func `a fault names the file, the line, the key and what was expected`(
    text: String, line: Int, key: String, words: String
  ) throws {
    let bad = try #require(throws: BadCatalogue.self) {
      try DutyCatalogueFile.decode(text, file: "甲.yaml")
    }
    let fault = try #require(bad.faults.first)
    #expect(fault.file == "甲.yaml")
    #expect(fault.line == line)
    #expect(fault.key == key)
    #expect(fault.problem.contains(words), "\(fault)")
    #expect(bad.faults.count == 1, "\(bad)")
  }

  @Test func `a unit in two portfolios is refused with both leaders' names`() throws {
    let text = """
      单位: [{名称: 甲局}]
      领导:
        - {姓名: 王, 职务: 区长, 分管: [甲局]}
        - {姓名: 李, 职务: 副区长, 分管: [甲局]}
      """
    let bad = try #require(throws: BadCatalogue.self) {
      try DutyCatalogueFile.decode(text, file: "甲.yaml")
    }
    #expect(bad.description.hasPrefix("甲.yaml 第4行，领导 › 第2项 › 分管 › 第1项：“甲局”已由王分管"))
  }

  @Test func `everything wrong is told at once, in the order of the lines`() throws {
    let text = "领导:\n  - 姓名: 王\n    职位: 区长\n单位:\n  - 名字: 甲局\n"
    let bad = try #require(throws: BadCatalogue.self) {
      try DutyCatalogueFile.decode(text, file: "甲.yaml")
    }
    #expect(bad.faults.map(\.line) == [2, 3, 5, 5])
  }

  @Test(arguments: ["", "# 只有注释\n"])
  func `an empty file is refused`(text: String) {
    #expect(throws: BadCatalogue.self) { try DutyCatalogueFile.decode(text, file: "甲.yaml") }
  }

  @Test func `a file that cannot be read is refused with its path`() throws {
    let bad = try #require(throws: BadCatalogue.self) {
      try DutyCatalogueFile.read(path: "没有/这个.yaml")
    }
    #expect(bad.description == "没有/这个.yaml：读不到这个文件，请检查路径是否正确、是否有权限打开。")
  }
}
