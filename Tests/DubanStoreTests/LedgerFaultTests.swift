import Duban
import Foundation
import Testing

@testable import DubanStore

/// One slip in a sound ledger: what stands there, what is put in its place, and what is told.
struct LedgerSlip: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  var key: String
  var words: String

  var testDescription: String { words }

  init(_ old: String, _ new: String, at key: String, _ words: String) {
    self.old = old
    self.new = new
    self.key = key
    self.words = words
  }

  static let all = [
    LedgerSlip("编号: hotline", "编号: Hot Line", at: "编号", "只用小写字母"),
    LedgerSlip("版本: 3", "版本: 一", at: "版本", "1到9999的整数；现为“一”"),
    LedgerSlip("机制: 限时办结", "机制: 限期办结", at: "机制", "不认识“限期办结”，应为挂账销号、限时办结"),
    LedgerSlip("出处:", "來源:", at: "", "不认识的键“來源”"),
    LedgerSlip("个人信息: 是", "个人信息: true", at: "个人信息", "“是”或者“否”；现为“true”"),
    LedgerSlip("  - 办结\n", "  - 办完\n", at: "状态", "不认识“办完”"),
    LedgerSlip("  - 办结\n", "  - 办结\n  - 已签收\n  - 方案已审\n", at: "状态", "没有动作能到达“方案已审”"),
    LedgerSlip("类型: 电话", "类型: 手机", at: "类型", "不认识“手机”"),
    LedgerSlip("选项: [咨询, 求助, 投诉, 举报, 建议]", "选项: []", at: "选项", "须列出选项"),
    LedgerSlip("编号: place,", "编号: kind,", at: "字段", "编号“kind”重复"),
    LedgerSlip("长度: 24小时", "长度: 一天", at: "长度", "应为时限"),
    LedgerSlip("起: [签收], 止: [联系诉求人]", "起: [批注], 止: [联系诉求人]", at: "起", "不认识“批注”"),
    LedgerSlip("起: [签收], 止: [联系诉求人]", "起: [签收]", at: "时限", "从什么起、到什么止"),
    LedgerSlip("动作: 交办", "动作: 交代", at: "动作", "不认识“交代”"),
    LedgerSlip("谁: [督查室, 非承办单位]", "谁: [督察室]", at: "谁", "不认识“督察室”"),
    LedgerSlip("谁: [督查室, 非承办单位]", "谁: []", at: "动作", "须写明由谁办理"),
    LedgerSlip(
      "回避: [报送人, 承办单位, 承办单位下级]", "回避: [报送人, 承办单位]", at: "动作", "须回避“承办单位下级”"),
    LedgerSlip("申请: 延期", "申请: 延长", at: "申请", "不认识“延长”"),
    LedgerSlip("    次数: 1\n", "", at: "申请", "“延期”没有“签批”，承办单位自己就能批"),
    LedgerSlip(
      "起: [签收], 止: [联系诉求人]", "起: [签收], 自: kind, 止: [联系诉求人]", at: "自",
      "没有编号为“kind”的日期字段"),
    LedgerSlip("天数: 5个工作日", "天数: 0", at: "天数", "1到3660的整数"),
    LedgerSlip("天数: 5个工作日", "天数: 4个工作时", at: "天数", "或者工作日，如“30”"),
    LedgerSlip("方式: 随机抽查", "方式: 抽检", at: "方式", "不认识“抽检”"),
    LedgerSlip("机制: 限时办结", "机制: 挂账销号", at: "销号", "“挂账销号”的台账不能用随机抽查销号"),
    LedgerSlip("核查人: [督查室]", "核查人: [承办单位]", at: "销号", "没有人能核查"),
    LedgerSlip("  抽查比例: 10\n", "", at: "销号", "须写“抽查比例”"),
    LedgerSlip("依据: [时限]", "依据: [心情]", at: "依据", "不认识“心情”"),
    LedgerSlip(
      "状态: [办结, 已销号, 归档]", "状态: [办结], 字段: money", at: "计量", "没有编号为“money”的字段"),
    LedgerSlip("主题: kind", "主题: place", at: "主题", "没有编号为“place”、类型为“选项”的字段"),
    LedgerSlip(
      "状态: [办结, 已销号, 归档]", "状态: [办结], 字段: kind", at: "计量", "须是数值、金额或者计数"),
    LedgerSlip("状态: [办结, 已销号, 归档]", "状态: [中止]", at: "计量", "“中止”不在“状态”里"),
    LedgerSlip("编号: closed, 名称: 已办结", "编号: calls, 名称: 已办结", at: "计量", "编号“calls”重复"),
    LedgerSlip("层级: [协管责任人, 责任领导]", "层级: [上级单位]", at: "层级", "不能是协调的层级"),
    LedgerSlip("    时限: 2个工作日\n    层级", "    层级", at: "层级", "须写“时限”"),
    LedgerSlip("    时限: 1个工作日\n", "    时限: 1个工作日\n    层级: [区长]\n", at: "层级", "只有“协调”分层级"),
    LedgerSlip(
      "天数: 5个工作日", "天数: 5个工作日\n    提前: {重大: 3个工作日}", at: "提前", "须写“按: 字段编号”"),
    LedgerSlip(
      "天数: 5个工作日", "天数: 5个工作日\n    提前: {按: kind, 特大: 3日}", at: "申请", "没有选项“特大”"),
    LedgerSlip(
      "    时限: 1个工作日\n", "    时限: 1个工作日\n    提前: 3日\n", at: "提前", "只有“延期”有“提前”"),
    LedgerSlip(
      "谁: [督查室, 非承办单位]", "谁: [督查室]\n    期限: {自: kind, 长度: 30日}", at: "期限",
      "没有编号为“kind”的日期字段"),
    LedgerSlip(
      "核查人: [督查室]", "核查人: [督查室, 上级单位]\n  上级: 市政府督查室", at: "上级", "“上级”用不上"),
  ]
}

@Suite struct `Checking a ledger's file` {
  static let sound = try? String(
    contentsOfFile: `Delivering ledgers`.folder + "/hotline.yaml", encoding: .utf8)

  @Test(arguments: LedgerSlip.all)
  func `a slip is told with its line, key and what was expected`(slip: LedgerSlip) throws {
    let sound = try #require(Self.sound)
    let range = try #require(sound.range(of: slip.old))
    let text = sound.replacingCharacters(in: range, with: slip.new)
    do {
      _ = try LedgerFile.ledger(in: text, named: "热线.yaml")
      Issue.record("nothing was told")
    } catch {
      let told = error.faults.first { $0.problem.contains(slip.words) }
      let fault = try #require(told, "\(error)")
      #expect(fault.line != nil && (slip.key.isEmpty || fault.key.contains(slip.key)), "\(fault)")
    }
  }

  /// What hangs in the air: the file, the slip, the key with its place, and the line that is told.
  @Test(arguments: [
    (
      "hazard",
      LedgerSlip(
        "    止: [销号]", "    止: [销号]\n    停: [中止]\n    续: [恢复]",
        at: "时限 › 第2项 › 停", "没有能引起它的动作“申请中止”")
    ),
    (
      "hotline",
      LedgerSlip(
        "起: [签收], 止: [联系诉求人]", "起: [方案审定], 止: [联系诉求人]",
        at: "时限 › 第2项 › 起", "没有能引起它的动作“报送方案”")
    ),
    (
      "petition",
      LedgerSlip(
        "起: [签收], 止: [销号], 顺延: 是}", "起: [签收], 止: [办结], 顺延: 是}",
        at: "时限 › 第4项 › 止", "没有能引起它的动作“申请销号”或者“转为常态化推进”")
    ),
    (
      "renovation",
      LedgerSlip(
        "停: [中止], 续: [恢复]}", "停: [中止]}",
        at: "时限 › 第3项 › 停", "“停”和“续”须同时写明")
    ),
    (
      "renovation",
      LedgerSlip(
        "长度: 至完成时限, 起", "长度: 至完成时限, 自: voted, 起",
        at: "时限 › 第3项 › 自", "“自”用不上")
    ),
    (
      "renovation",
      LedgerSlip(
        "编号: voted", "编号: ballot",
        at: "申请 › 第6项 › 加签", "加签永远用不上")
    ),
    (
      "petition",
      LedgerSlip(
        "所延时限: [法定时限, 承诺时限]", "所延时限: [节点时限]",
        at: "申请 › 第4项 › 所延时限", "“时限”里没有它")
    ),
    (
      "rectification",
      LedgerSlip(
        "状态: [核查中]", "状态: [申请销号, 核查中]",
        at: "动作 › 第17项 › 状态", "只能在“核查中”办理")
    ),
    (
      "rectification",
      LedgerSlip(
        "  初验佐证: {区级初验意见: 1}\n", "",
        at: "销号 › 方式", "上级验收以前须有本级初验")
    ),
  ])
  func `what can never happen is told at its own line`(id: String, slip: LedgerSlip) throws {
    let path = `Delivering ledgers`.folder + "/\(id).yaml"
    let sound = try String(contentsOfFile: path, encoding: .utf8)
    let range = try #require(sound.range(of: slip.old))
    let text = sound.replacingCharacters(in: range, with: slip.new)
    do {
      _ = try LedgerFile.ledger(in: text, named: "\(id).yaml")
      Issue.record("nothing was told")
    } catch {
      let fault = try #require(error.faults.first { $0.problem.contains(slip.words) }, "\(error)")
      #expect(fault.key == slip.key)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(fault.line)
      let key = try #require(slip.key.split(separator: " › ").last)
      #expect(lines[line - 1].contains(key), "\(fault)")
    }
  }

  @Test func `what was installed is read as it is, whatever is asked of new ones since`() throws {
    let text = try #require(Self.sound).replacing(
      "核查人: [督查室]", with: "核查人: [督查室, 上级单位]\n  上级: 市政府督查室")
    #expect(throws: BadCatalogue.self) { try LedgerFile.ledger(in: text, named: "热线.yaml") }
    #expect(try LedgerFile.installed(text, id: "hotline").id == "hotline")
    // What cannot be read is told all the same.
    #expect(throws: BadCatalogue.self) { try LedgerFile.installed("编号: [", id: "hotline") }
  }

  @Test func `everything wrong is told at once, in the order of the lines`() throws {
    let text = try #require(Self.sound)
      .replacing("版本: 3", with: "版本: x").replacing("方式: 随机抽查", with: "方式: x")
    do {
      _ = try LedgerFile.ledger(in: text, named: "热线.yaml")
      Issue.record("nothing was told")
    } catch {
      let lines = error.faults.compactMap(\.line)
      #expect(lines.count >= 2 && lines == lines.sorted())
    }
  }

  @Test(arguments: [
    "", "- 甲\n", "编号: [", String(repeating: "[", count: 200_000),
    "甲: &a [x, x]\n乙: &b [*a, *a]\n丙: &c [*b, *b]\n编号: *c\n",
    String(repeating: "甲", count: 400_000),
  ])
  func `what is no ledger is refused`(text: String) {
    #expect(throws: BadCatalogue.self) { try LedgerFile.ledger(in: text, named: "x.yaml") }
  }
}
