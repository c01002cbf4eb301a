import Duban
import DubanTesting
import Testing

/// Refusals come in a fixed order, so that nobody learns of a matter what is not theirs to know.
@Suite struct `Refusing at the door` {
  @Test func `who is not in the post is told nothing else`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    let clerk = desk.housing.clerk
    try desk.wait(until: "2021-07-01T09:00")
    // Moved since; the act, the version and the standing are wrong as well.
    #expect(desk.refusal(.verify, on: id, by: clerk, known: 0) == .notInPost)
    #expect(desk.refusal(.draw, on: id, by: clerk) == .notInPost)
    let forger = Actor(person: Cast.mover, post: PostID(11), unit: Cast.office)
    #expect(desk.refusal(.remark, on: id, by: forger, text: "看看") == .notInPost)
    let borrowed = Actor(person: PersonID(1_011), post: PostID(11), unit: Cast.housing)
    #expect(desk.refusal(.accept, on: id, by: borrowed) == .notInPost)
    #expect(desk.refusal(.open, by: clerk) == .notInPost)
  }

  @Test func `an act that the ledger lacks goes before who may do it`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    #expect(
      desk.refusal(.draw, on: id, by: desk.housing.clerk) == .notInLedger(.draw, ledger: "试用"))
  }

  @Test func `who may not is not told where it stands or what is new`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    let stranger = Cast.actor(Cast.education, .liaison)
    #expect(
      desk.refusal(.verify, on: id, by: stranger, known: 0)
        == .notAllowed(.verify, allowed: [Who(.office), Who(.higher)]))
    #expect(
      desk.refusal(.open, by: stranger) { $0.title = "" }
        == .notAllowed(.open, allowed: [Who(.office)]))
  }

  @Test func `a denial wins over every permission and goes before the version`() throws {
    var desk = try Desk(at: "2021-06-01T09:00")
    let id = try desk.closingRequested()
    try desk.wait(until: "2021-07-05T09:00")
    let mover = Actor(person: Cast.mover, post: Cast.newInspector, unit: Cast.office)
    #expect(desk.refusal(.verify, on: id, by: mover, known: 0) == .denied(.reporter))
  }

  @Test func `a stale version names what happened since, and goes before the standing`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    let version = desk[id].version
    try desk.act(.accept, on: id, by: desk.housing.clerk)
    try desk.act(.remark, on: id, by: Cast.inspector, text: "请抓紧")
    let refusal = desk.refusal(.accept, on: id, by: desk.housing.clerk, known: version)
    #expect(refusal == .stale(known: version, now: version + 2, since: [.accept, .remark]))
    #expect(refusal?.sentence == "您打开之后，该事项又有新办理：签收、批注。请核对现在的情况后再办。")
    let ahead = desk.refusal(.remark, on: id, by: Cast.inspector, known: 99, text: "看看")
    #expect(ahead?.sentence == "您打开的不是该事项现在的内容，请核对现在的情况后再办。")
  }

  @Test func `a locked year goes before the standing`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    try desk.act(.lock, on: id, by: .system) { $0.year = 2021 }
    #expect(desk.refusal(.verify, on: id, by: Cast.inspector) == .yearLocked(2021))
  }

  @Test func `the standing goes before what is missing, and is told in the ledger's words`() throws
  {
    var desk = try Desk()
    let ledger = try #require(desk.ledgers["trial"])
    desk.ledgers["trial"]?.standings = ledger.standings.map {
      $0.standing == .issued ? LedgerStanding(.issued, word: "已派单") : $0
    }
    let id = try desk.assigned()
    #expect(
      desk.refusal(.consult, on: id, by: Cast.inspector)
        == .wrongStanding(.consult, now: "已派单", allowed: ["拟分解"]))
    #expect(
      desk.refusal(.accept, on: id, by: desk.housing.clerk) == nil)
  }

  @Test func `whose signature it is goes before the reason that is missing`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "进场")
    let number = desk[id].version
    let stranger = Cast.actor(Cast.education, .chief)
    #expect(
      desk.refusal(.refuse, on: id, by: stranger) { $0.request = number }
        == .notYourSignature([Who(.lead, .deputy)]))
    #expect(desk.refusal(.refuse, on: id, by: stranger) { $0.request = 99 } == .unknownRequest)
    #expect(
      desk.refusal(.refuse, on: id, by: desk.housing.deputy) { $0.request = number }
        == .missing(.need(.reason)))
    #expect(desk.refusal(.sign, on: id, by: desk.housing.chief) { $0.request = number } == nil)
  }

  @Test func `nothing is there without its number`() throws {
    let desk = try Desk()
    #expect(desk.refusal(.remark, by: Cast.inspector, text: "看看") == .unknownMatter)
  }

  @Test(arguments: [
    (
      String(repeating: "长", count: 2_104), "“情况”填写有误：最多写2000字，现有2104字，请删去104字以上。"
    ),
    ("有\u{0}字符", "“情况”填写有误：“有”后面有看不见的控制字符，请把这一处删去重写。"),
    ("已完成\u{202E}002", "“情况”填写有误：“已完成”后面有看不见的控制字符，请把这一处删去重写。"),
    ("\u{7}", "“情况”填写有误：开头有看不见的控制字符，请把这一处删去重写。"),
  ])
  func `a text that is too long or steers how it is shown is refused`(
    text: String, sentence: String
  ) throws {
    var desk = try Desk()
    let id = try desk.assigned()
    #expect(desk.refusal(.remark, on: id, by: Cast.inspector, text: text)?.sentence == sentence)
    #expect(desk.refusal(.remark, on: id, by: Cast.inspector, text: "第一行\n第二行") == nil)
    let full = String(repeating: "长", count: 1_998) + "\r\n长"
    #expect(desk.refusal(.remark, on: id, by: Cast.inspector, text: full) == nil)
  }

  @Test(arguments: [
    ("", "请补充事项名称后再提交。"), (" \n", "请补充事项名称后再提交。"),
    ("上\n下", "“事项名称”填写有误：不能有换行或者控制字符。"),
    (String(repeating: "长", count: 401), "“事项名称”填写有误：最多写400字，现有401字，请删去1字以上。"),
  ])
  func `a title is one line of some length`(title: String, sentence: String) throws {
    let desk = try Desk()
    let refusal = desk.refusal(.open, by: Cast.inspector) { $0.title = title }
    #expect(refusal?.sentence == sentence)
  }

  @Test func `units and posts that do not exist are refused`() throws {
    let desk = try Desk()
    let unit = desk.refusal(.open, by: Cast.inspector) {
      $0.title = "改造街巷"
      $0.units = [UnitRole(UnitID(99), .lead)]
    }
    #expect(unit == .invalid("单位", why: "没有99号单位"))
    let post = desk.refusal(.open, by: Cast.inspector) {
      $0.title = "改造街巷"
      $0.leader = PostID(999)
    }
    #expect(post == .invalid("责任领导", why: "没有999号岗位"))
  }

  @Test(arguments: [
    ("amount", FieldValue.text("三十")), ("amount", .number(1_500)), ("amount", .number(-1_000)),
    ("target", .number(1_000)), ("target", .text("有\u{0}")), ("voted", .text("或许")),
    ("checkpoint", .text("2021-01-01")), ("nothing", .text("无此字段")), ("target", .erased),
    ("phone", .text("未经登记")),
  ])
  func `a value of the wrong type is refused`(field: String, value: FieldValue) throws {
    let desk = try Desk()
    let refusal = desk.refusal(.open, by: Cast.inspector) {
      $0.title = "改造街巷"
      $0.fields = [field: value]
    }
    #expect(refusal?.code == "invalid")
  }
}
