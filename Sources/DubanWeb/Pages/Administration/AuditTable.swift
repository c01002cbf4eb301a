internal import Duban
internal import DubanStore

extension Visit {
  /// 审计日志.
  func auditTable() async throws -> AdministrationPage {
    let event = query["event"].flatMap(AuditEvent.init(rawValue:))
    let lines = try await house.accounts.auditLog(before: query.number("before"), event: event)
    let rows = lines.map { line in
      [
        "\(line.id)", line.at.minuteWord, line.person.map(register.name(of:)) ?? "",
        line.event.word, line.target.map(register.name(of:)) ?? line.detail, line.address,
      ]
    }
    var page = table(.audit, ["序号", "时刻", "人员", "事件", "说明", "地址"], rows)
    page.older = lines.count == 100 ? lines.last?.id : nil
    let check = try await house.accounts.checkAuditLog()
    let reach =
      check.anchored.map { "末尾与数据库外的锚点核对到第 \($0) 条。" } ?? "没有数据库外的锚点，末尾是否被删减无从核对。"
    page.remark =
      check.broken.map { "校验不通过：从第 \($0) 条起被改动、删除或插入。请保护现场，并报告网络安全负责人。" }
      ?? "校验通过：\(check.lines) 条记录首尾相接，没有改动；\(reach)"
    return page
  }
}
