import ArgumentParser
import Duban
import DubanStore
import DubanWeb

/// Which matters a list shows, in which order.
struct QueryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("只列这个台账的。", valueName: "LEDGER")) var ledger: String?
  @Option(help: ArgumentHelp("只列这个单位牵头的。", valueName: "UNIT")) var unit: String?
  @Flag(name: .customLong("any-role"), help: "连同该单位配合和评估的。") var isAnyRole = false
  @Option(help: ArgumentHelp("只列这个责任领导的岗位。", valueName: "POST")) var leader: String?
  @Option(help: ArgumentHelp("只列这个状态的，如 推进中。", valueName: "STANDING")) var standing: String?
  @Option(help: ArgumentHelp("只列这个灯的，如 红 或 滞后。", valueName: "LIGHT")) var light: String?
  @Option(help: ArgumentHelp("只列计入这一年度的。", valueName: "YEAR")) var year: Int?
  @Option(help: ArgumentHelp("只列含这些字词的，用空格隔开。", valueName: "WORDS")) var words: String?
  @Option(
    name: .customLong("due-from"),
    help: ArgumentHelp("只列完成时限在这一天及以后的。", valueName: "DATE"))
  var dueFrom: DayArgument?
  @Option(
    name: .customLong("due-to"), help: ArgumentHelp("只列完成时限在这一天及以前的。", valueName: "DATE"))
  var dueTo: DayArgument?
  @Flag(help: "只列未结的。") var open = false
  @Option(help: ArgumentHelp("次序：due 时限、changed 最近办理、number 编号。", valueName: "ORDER"))
  var order = "due"
  @Flag(help: "倒序。") var descending = false
  @Option(help: ArgumentHelp("接着上一页，由上一页末尾给出。", valueName: "CURSOR")) var after: String?
  @Option(help: ArgumentHelp("每页至多这么多件。", valueName: "N")) var limit = 50

  func validate() throws {
    guard ListQuery.Order(rawValue: order) != nil else {
      throw ValidationError("--order 的“\(order)”不对：可以写 due、changed、number。")
    }
    guard 1...1000 ~= limit else { throw ValidationError("--limit 须在 1 到 1000 之间。") }
    guard after == nil || cursor != nil else {
      throw ValidationError("--after 的“\(after ?? "")”不对：请照抄上一页末尾给出的。")
    }
    if let first = dueFrom?.day, let last = dueTo?.day, last < first {
      throw ValidationError("--due-to 早于 --due-from，请改正其中一个。")
    }
    if isAnyRole && unit == nil { throw ValidationError("--any-role 要与 --unit 一起用。") }
  }

  private var cursor: ListQuery.Cursor? {
    let parts = after?.split(separator: ":").compactMap { Int64($0) } ?? []
    return parts.count == 2 ? ListQuery.Cursor(key: parts[0], id: MatterID(parts[1])) : nil
  }

  func query(_ desk: Desk) throws -> ListQuery {
    var query = ListQuery(
      order: ListQuery.Order(rawValue: order) ?? .due, isDescending: descending, limit: limit)
    query.ledger = try ledger.map { try desk.ledger(named: $0).id }
    query.unit = try unit.map(desk.register.unit)
    query.isAnyRole = isAnyRole
    query.leader = try leader.map(desk.register.post)
    query.standing = try standing.map(desk.standing)
    query.light = try light.map(LightWords.read)
    query.year = year
    query.words = words
    (query.dueFrom, query.dueTo) = (dueFrom?.day, dueTo?.day)
    query.isOpen = open ? true : nil
    query.after = cursor
    return query
  }
}

extension Desk {
  /// By the official term, or by a ledger's own word for it.
  func standing(_ words: String) throws(Failure) -> Standing {
    if let own = ledgers.flatMap(\.standings).first(where: { $0.word == words }) {
      return own.standing
    }
    return try Words.read(Standing.self, words, option: "--standing")
  }
}
