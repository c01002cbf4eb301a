import DubanHTML

/// One drawing of a plan curve: wide for the desk, or in the phone's own shape.
struct PlanDrawing {
  let curve: PlanCurve
  let isNarrow: Bool

  private var width: Int { isNarrow ? 3580 : 8200 }
  private var height: Int { isNarrow ? 2600 : 2600 }
  private var bottom: Int { height - 300 }
  private var top: Int { 220 }
  private var axis: TimeAxis {
    TimeAxis(start: curve.start, end: curve.end, left: 420, width: width - 420 - 120)
  }

  private func y(_ share: Int) -> Int { bottom - (bottom - top) * share / 10_000 }
  private func spot(_ point: PlanCurve.Point) -> Spot {
    Spot(x: axis.x(point.day), y: y(point.share))
  }

  var html: HTML {
    Drawing(
      id: curve.id + (isNarrow ? "-n" : "-w"), title: curve.title, description: curve.description,
      width: width / 10, height: height / 10, names: isNarrow ? "for-phone" : "for-desk"
    ).html {
      ground
      band
      lines
      gates
      today
      turn
    }
  }

  private var ground: HTML {
    HTML {
      for share in stride(from: 0, through: 10_000, by: 2_500) {
        ChartMarks.rule(
          Spot(x: axis.left, y: y(share)), Spot(x: axis.left + axis.width, y: y(share)),
          share == 0 ? "ax strong" : "ax")
        if share % 5_000 == 0 {
          ChartMarks.words("\(share / 100)%", Spot(x: axis.left - 60, y: y(share) + 40), "end")
        }
      }
      for (index, tick) in ticks.enumerated() {
        let next = index + 1 < ticks.count ? ticks[index + 1].day : curve.end
        ChartMarks.rule(
          Spot(x: axis.x(tick.day), y: bottom), Spot(x: axis.x(tick.day), y: bottom + 50),
          "ax strong")
        ChartMarks.words(
          tick.word, Spot(x: (axis.x(tick.day) + axis.x(next)) / 2, y: bottom + 200), "mid")
      }
    }
  }

  private var ticks: [TimeAxis.Tick] { isNarrow ? axis.quarters : axis.months }

  /// Between the two a matter is yellow.
  private var band: HTML {
    guard !curve.yellowBelow.isEmpty, !curve.redBelow.isEmpty else { return .empty }
    let spots = curve.yellowBelow.map(spot) + curve.redBelow.reversed().map(spot)
    return ChartMarks.area(spots, "band")
  }

  private var lines: HTML {
    let actual = curve.actual.map(spot)
    return HTML {
      if !curve.evenPace.isEmpty { ChartMarks.curve(curve.evenPace.map(spot), "pace-line") }
      ChartMarks.curve(curve.planned.map(spot), "plan-line")
      if let last = actual.last {
        ChartMarks.curve(actual, "real-line")
        circle(.class("real-dot"), .cx(.tenths(last.x)), .cy(.tenths(last.y)), .r(.tenths(40)))
        actualLabel(last)
      }
      planLabel(beside: actual.last)
    }
  }

  /// At the right of today, or at its left where the sheet ends.
  private func actualLabel(_ last: Spot) -> HTML {
    let x = max(last.x, axis.x(curve.today))
    let isFar = x + 60 + 700 > width
    return ChartMarks.words(
      "实际 " + Percent.text(curve.actual.last?.share ?? 0),
      Spot(x: isFar ? x - 60 : x + 60, y: last.y + 190), isFar ? "strong end" : "strong")
  }

  /// At the left of today, or at its right where the sheet begins; there the actual share is told too,
  /// and the plan's goes below it rather than over it.
  private func planLabel(beside actual: Spot?) -> HTML {
    guard axis.shows(curve.today) else { return .empty }
    let share = curve.plannedShare(on: curve.today)
    let place = spot(.init(day: curve.today, share: share))
    let words = "计划 " + Percent.text(share)
    if place.x - 70 - 700 >= axis.left {
      return ChartMarks.words(words, Spot(x: place.x - 70, y: place.y - 90), "end", "t-lake")
    }
    let isTaken = actual.map { abs(place.y - 90 - ($0.y + 190)) < 130 } ?? false
    return ChartMarks.words(
      words, Spot(x: place.x + 60, y: place.y + (isTaken ? 190 : -90)), "start", "t-lake")
  }

  private var gates: HTML {
    HTML {
      for gate in curve.milestones {
        ChartMarks.diamond(
          Spot(x: axis.x(gate.day), y: y(gate.share)), radius: 60,
          gate.isReached ? "gate reached" : "gate",
          says: "\(gate.name)，\(ChartDate(number: gate.day).said)，\(Percent.text(gate.share))")
      }
    }
  }

  private var today: HTML {
    guard axis.shows(curve.today) else { return .empty }
    let x = axis.x(curve.today)
    return HTML {
      ChartMarks.rule(Spot(x: x, y: top - 100), Spot(x: x, y: bottom), "now")
      ChartMarks.words("今天", Spot(x: x + 60, y: top - 10), "t-now")
    }
  }

  private var turn: HTML {
    guard let turn = curve.turn, let last = curve.actual.last else { return .empty }
    let from = spot(last)
    let place = Spot(x: axis.x(turn.day), y: from.y)
    let isFar = place.x + 100 + turn.words.count * 122 > width
    return HTML {
      ChartMarks.rule(Spot(x: axis.x(curve.today), y: from.y), place, "ahead-line")
      ChartMarks.light(turn.shape, place, radius: 50)
      ChartMarks.words(
        turn.words, isFar ? under(place) : Spot(x: place.x + 100, y: place.y + 45),
        isFar ? "end" : "start", "t-" + turn.shape.rawValue)
    }
  }

  /// Where words end that have no room at the right: below the actual share, as the plan's stands above;
  /// at the very bottom there is nothing above.
  private func under(_ place: Spot) -> Spot {
    Spot(x: place.x + 50, y: place.y + 360 < bottom ? place.y + 360 : place.y - 100)
  }
}
