import DubanHTML

/// One group of the wall chart: wide, or in the phone's own shape with the name above its bar.
struct WallDrawing {
  let chart: WallChart
  let group: WallChart.Group
  let id: String
  let isNarrow: Bool

  private var width: Int { isNarrow ? 3900 : 11_400 }
  private var head: Int { isNarrow ? 520 : 320 }
  private var step: Int { isNarrow ? 560 : 330 }
  private var isLast: Bool { group.name == chart.groups.last?.name }
  /// The last group says today's date below its rows.
  private var height: Int { head + group.rows.count * step + (isLast ? 250 : 60) }
  private var axis: TimeAxis {
    let left = isNarrow ? 130 : 3000
    return TimeAxis(start: chart.start, end: chart.end, left: left, width: width - left - 170)
  }

  var html: HTML {
    Drawing(
      id: id, title: "作战图：" + group.name, description: description, width: width / 10,
      height: height / 10, names: isNarrow ? "for-phone" : "for-desk",
      hasLinks: group.rows.contains { $0.link != nil }
    ).html {
      grid
      ChartMarks.words(group.name, Spot(x: isNarrow ? 130 : 140, y: 215), "group")
      if let note = group.note, isNarrow == false {
        ChartMarks.words(note, Spot(x: axis.left - 120, y: 215), "end")
      }
      for (index, row) in group.rows.enumerated() { draw(row, index) }
      today
    }
  }

  private var description: String {
    group.rows.map { "\($0.name)：\($0.light.word)" }.joined(separator: "；")
      + "。红线为\(ChartDate(number: chart.today).said)。"
  }

  private var ticks: [TimeAxis.Tick] {
    switch (chart.zoom, isNarrow) {
    case (.year, false): axis.months
    case (.year, true): axis.shortMonths
    case (.quarter, _), (.month, _): axis.weeks
    }
  }

  private var grid: HTML {
    let ticks = ticks
    let isMiddle = chart.zoom == .year
    return HTML {
      ChartMarks.box(Spot(x: 0, y: 0), width: width, height: head, "head-band")
      for (index, tick) in ticks.enumerated() {
        let x = axis.x(tick.day)
        let next = index + 1 < ticks.count ? axis.x(ticks[index + 1].day) : axis.x(chart.end)
        ChartMarks.rule(Spot(x: x, y: head), Spot(x: x, y: height), "ax")
        if isMiddle || index % (isNarrow ? 3 : 1) == 0 {
          ChartMarks.words(
            tick.word, Spot(x: isMiddle ? (x + next) / 2 : x, y: head - 105), "mid")
        }
      }
    }
  }

  private func draw(_ row: WallChart.Row, _ index: Int) -> HTML {
    let middle = head + index * step + (isNarrow ? 400 : step / 2)
    let label = Spot(x: isNarrow ? 330 : 370, y: isNarrow ? middle - 175 : middle + 45)
    let room = isNarrow ? 24 : 18
    return HTML {
      if index > 0 {
        ChartMarks.rule(
          Spot(x: isNarrow ? 130 : 140, y: head + index * step),
          Spot(x: width - 140, y: head + index * step), "ax")
      }
      g {
        svgTitle { [row.light.word, row.why].compactMap(\.self).joined(separator: "：") }
        ChartMarks.light(row.light.shape, Spot(x: label.x - 130, y: label.y - 45), radius: 52)
      }
      name(row, ChartMarks.words(row.name.clipped(to: room), label, "name"))
      for stage in row.stages { bar(stage, middle) }
      for gate in row.gates where axis.shows(gate.day) {
        ChartMarks.diamond(
          Spot(x: axis.x(gate.day), y: middle), radius: 78, "gate " + gate.state.rawValue,
          says: "\(gate.name) \(ChartDate(number: gate.day).said)")
      }
    }
  }

  private func name(_ row: WallChart.Row, _ words: HTML) -> HTML {
    guard let link = row.link else { return words }
    return a(.href(link)) {
      svgTitle { row.name }
      words
    }
  }

  private func bar(_ stage: WallChart.Stage, _ middle: Int) -> HTML {
    guard stage.end > chart.start, stage.start < chart.end else { return .empty }
    let left = axis.x(stage.start)
    let right = axis.x(stage.end)
    return g {
      svgTitle {
        "\(stage.name) \(ChartDate(number: stage.start).said)—\(ChartDate(number: stage.end).said)"
          + (stage.isCritical ? "，在关键线路上" : "")
      }
      ChartMarks.box(
        Spot(x: left, y: middle - 65), width: right - left, height: 130,
        "b-" + stage.state.rawValue)
      if stage.isCritical {
        ChartMarks.rule(Spot(x: left, y: middle + 95), Spot(x: right, y: middle + 95), "critical")
      }
    }
  }

  private var today: HTML {
    guard axis.shows(chart.today) else { return .empty }
    let x = axis.x(chart.today)
    return HTML {
      for piece in todayPieces {
        ChartMarks.rule(Spot(x: x, y: piece.lowerBound), Spot(x: x, y: piece.upperBound), "now")
      }
      if isLast {
        let isFar = x + 60 + 900 > width
        ChartMarks.words(
          "今天 " + ChartDate(number: chart.today).said,
          Spot(x: isFar ? x - 60 : x + 60, y: height - 70), isFar ? "t-now end" : "t-now")
      }
    }
  }

  /// One line from top to bottom; in the phone's shape only across the bars, as names lie between.
  private var todayPieces: [Range<Int>] {
    let end = height - (isLast ? 60 : 0)
    guard isNarrow else { return [head..<end] }
    let bars = group.rows.indices.map { index in
      let middle = head + index * step + 400
      return middle - 110..<middle + 130
    }
    return isLast ? bars + [height - 190..<end] : bars
  }
}
