internal import Duban
internal import DubanOffice
internal import DubanStore

extension Visit {
  /// One press on the whole table: each row by itself, what was refused keeps what was typed.
  func fillReturns() async throws -> Reply {
    let act = form["what"].flatMap(ReturnsAct.init(rawValue:)) ?? .report
    if act == .table { return try await readReturnsTable() }
    let lines = try await returnLines().lines
    var outcome = ReturnsOutcome(act: act)
    var typed: [Int64: ReturnCells] = [:]
    for line in lines {
      let cells = self.cells(of: line)
      do {
        guard let command = try command(act, line, cells, &outcome) else { continue }
        _ = try await store.perform(command, by: try actor, at: at)
        outcome.done += 1
      } catch let error where Self.sentence(of: error) != nil {
        let why = Self.sentence(of: error) ?? ""
        outcome.failed.append(
          .init(matter: line.matter.id, name: line.matter.number, why: why))
        typed[line.matter.id] = ReturnCells(
          text: cells.text, counted: cells.counted, percent: cells.percent, error: why)
      }
    }
    return try await returns(outcome, typed: typed)
  }

  static func sentence(of error: any Error) -> String? {
    switch error {
    case let failure as CommandFailure: failure.sentence
    case let wrong as WrongInput: wrong.sentence
    default: nil
    }
  }

  /// As typed; a row that the form does not have stays as it is.
  private func cells(of line: ReturnsPage.Line) -> ReturnCells {
    func cell(_ name: String, _ now: String) -> String {
      let name = "\(name)-\(line.matter.id)"
      return form.all(name).first.map { $0.trimmed.replacing("\r\n", with: "\n") } ?? now
    }
    return ReturnCells(
      text: cell("text", line.text), counted: cell("counted", line.counted),
      percent: cell("percent", line.percent))
  }

  private func command(
    _ act: ReturnsAct, _ line: ReturnsPage.Line, _ cells: ReturnCells,
    _ outcome: inout ReturnsOutcome
  ) throws -> Command? {
    let id = MatterID(line.matter.id)
    switch act {
    case .noNews:
      guard line.mayNoNews else { return nil }
      return Command(id: rowID("none", id), act: .noNews, matter: id)
    case .sign:
      guard let request = line.request else { return nil }
      return Command(
        id: rowID("sign", id), act: .sign, matter: id,
        details: Details { $0.request = request })
    case .report, .table:
      guard line.mayReport else { return nil }
      guard cells != ReturnCells(line) else {
        outcome.unchanged += 1
        return nil
      }
      let progress = try progress(of: cells, before: line)
      return Command(
        id: rowID("report", id), act: .report, matter: id, text: cells.text,
        details: Details { $0.progress = progress })
    }
  }

  /// Of a row of a form pressed twice it is the same; fetched anew, a form has no such row to send.
  private func rowID(_ word: String, _ id: MatterID) -> String {
    let token = form["command"] ?? RandomBytes.text(digits: 24)
    return "web:\(token.prefix(24)):\(word):\(id)"
  }

  private func progress(
    of cells: ReturnCells, before line: ReturnsPage.Line
  ) throws -> Duban.Progress? {
    do {
      if line.allowsPercent, !cells.percent.isEmpty {
        guard let points = Percent.points(cells.percent.halfWidth) else {
          throw WrongInput("“自报进度”里的“\(cells.percent)”不对，请写成 62.5%。")
        }
        return try .selfReported(points, asOf: at.day)
      }
      if cells.counted.isEmpty { return nil }
      guard let measure = Counted.read(cells.counted) else {
        throw WrongInput("“实物量”里的“\(cells.counted)”不对，请写成 3/14条 或 1200/5000万元。")
      }
      return try Duban.Progress(measure, asOf: at.day)
    } catch let fault as ProgressFault {
      throw WrongInput("“实物量”：\(fault.sentence)")
    }
  }
}

extension ReturnCells {
  init(_ line: ReturnsPage.Line) {
    self.init(text: line.text, counted: line.counted, percent: line.percent)
  }
}

extension Visit {
  func returnsTable() async throws -> Reply {
    let (lines, periods) = try await returnLines()
    let unit = try actor.unit.map(register.name(of:)) ?? ""
    let book = ReturnsWorkbook(
      title: periods.isEmpty ? "\(unit)填报表" : "\(unit)填报表（\(periods.words)）",
      lines: lines.map { line in
        ReturnsWorkbook.Line(
          number: line.matter.number, title: line.matter.title, due: line.matter.due ?? "",
          planned: line.planned, last: line.last ?? "", counted: line.counted,
          percent: line.percent, text: line.text, isLocked: !line.mayReport,
          allowsPercent: line.allowsPercent)
      })
    do {
      return try Export(
        name: "\(unit)填报表\(at.day)", content: .workbook { try book.file(marking: $0) },
        marking: lines.map(\.matter).marking
      ).reply()
    } catch let error as SheetError {
      throw Stop.refused("填报表没有生成：\(error.message)请稍后再试。", code: "no-table")
    }
  }

  /// Shows what the workbook says in the grid; nothing is saved before it was looked at.
  func readReturnsTable() async throws -> Reply {
    guard let file = files.first(where: { $0.field == "table" }) else {
      return try await returns(problem: "没有选择文件。请选填好的填报表（xlsx）再按“读入表格”。")
    }
    let rows: [ReturnsWorkbook.Filled]
    do {
      rows = try ReturnsWorkbook.read(file.bytes, file: file.name)
    } catch {
      return try await returns(problem: error.message)
    }
    let shown = try await returnLines().lines
    let lines = Dictionary(shown.map { ($0.matter.number, $0) }) { one, _ in one }
    var outcome = ReturnsOutcome(act: .table)
    var typed: [Int64: ReturnCells] = [:]
    for row in rows {
      guard let line = lines[row.number] else {
        outcome.failed.append(.init(name: "第 \(row.row) 行", why: Self.unknown(row)))
        continue
      }
      var cells = ReturnCells(text: row.text, counted: row.counted, percent: row.percent)
      if cells == ReturnCells(line) { continue }
      let faults = line.mayReport ? faults(of: cells, line) : [line.why ?? "本行不能填报"]
      if !faults.isEmpty {
        cells.error = "第 \(row.row) 行" + faults.joined(separator: "；")
        outcome.failed.append(
          .init(matter: line.matter.id, name: "第 \(row.row) 行 \(row.number)", why: faults.joined()))
      }
      outcome.done += 1
      typed[line.matter.id] = cells
    }
    return try await returns(outcome, typed: typed)
  }

  private static func unknown(_ row: ReturnsWorkbook.Filled) -> String {
    "“编号”列的“\(row.number)”不是本单位本期的事项，请核对编号。本行填的是：\(row.counted) \(row.text)"
  }

  private func faults(of cells: ReturnCells, _ line: ReturnsPage.Line) -> [String] {
    var faults: [String] = []
    do { _ = try progress(of: cells, before: line) } catch {
      faults.append(Self.sentence(of: error) ?? "“实物量”读不懂，请写成 3/14条。")
    }
    if cells.text.isEmpty { faults.append("“本期情况”没有填，请写明进展。") }
    if let fault = cells.text.fault(atMost: TextLimit.remark) { faults.append("“本期情况”\(fault)。") }
    return faults
  }
}
