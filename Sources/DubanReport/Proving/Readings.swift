/// The numbers of figures as intervals and as printed.
extension Desk {
  /// The value of a single number in its base unit, its qualifier (约, 多, 以上 …) allowed for.
  func interval(_ figure: Figure) -> Interval? {
    guard case .number(let printed) = quantity(figure).value else { return range(figure) }
    let exact = Interval(printed, factor: figure.factor)
    return loosened(exact, printed, figure)
  }

  private func range(_ figure: Figure) -> Interval? {
    guard quantity(figure).relation != .fromTo,
      case .pair(let low, let high) = quantity(figure).value
    else {
      return nil
    }
    let (a, b) = (Interval(low, factor: figure.factor), Interval(high, factor: figure.factor))
    return Interval(min(a.low, b.low), max(a.high, b.high))
  }

  private func loosened(
    _ exact: Interval, _ printed: Printed, _ figure: Figure
  ) -> Interval {
    let value = printed.double * figure.factor
    switch quantity(figure).relation {
    case .atLeast, .growthAtLeast:
      return Interval(
        exact.low,
        isMore(quantity(figure).qualifier) ? value + lastPlace(printed) * figure.factor : .infinity)
    case .atMost: return Interval(-.infinity, exact.high)
    case .approximate: return exact.widened(by: abs(value) * 0.05)
    default: break
    }
    guard let words = quantity(figure).qualifier else { return exact }
    if words.contains("左右") || words.contains("约") {
      return exact.widened(by: quantity(figure).unit == "%" ? 0.5 : abs(value) * 0.05)
    }
    if words.contains("近") { return Interval(exact.low - abs(value) * 0.1, exact.high) }
    return exact
  }

  /// 2000多 is below 3000, 36.5多 below 36.6.
  private func isMore(_ qualifier: String?) -> Bool {
    guard let words = qualifier else { return false }
    return words.contains("多") || words.contains("余")
  }

  private func lastPlace(_ printed: Printed) -> Double {
    var step = 1.0
    var digits = printed.digits.magnitude
    while printed.decimals == 0, digits > 0, digits % 10 == 0 {
      digits /= 10
      step *= 10
    }
    return step / Printed.power(printed.decimals)
  }

  /// The two ends of a from-to in their base unit.
  func ends(_ figure: Figure) -> (start: Interval, end: Interval)? {
    if let base = figure.base {
      guard sameUnit(figure, figures[base]), let start = interval(figures[base]),
        let end = interval(figure),
        end.high.isFinite
      else { return nil }
      return (start, end)
    }
    switch quantity(figure).value {
    case .pair(let a, let b):
      return (Interval(a, factor: figure.factor), Interval(b, factor: figure.factor))
    case .mixed(let a, let from, let b, let to):
      return (Interval(a, factor: Self.factor(from)), Interval(b, factor: Self.factor(to)))
    default: return nil
    }
  }

  private static func factor(_ unit: String) -> Double {
    var factor = 1.0
    for scalar in unit.unicodeScalars {
      if scalar == "万" { factor *= 1e4 } else if scalar == "亿" { factor *= 1e8 } else { break }
    }
    return factor
  }

  /// The number as printed, its unit with it where asked for.
  func shown(_ figure: Figure, unit: Bool = false) -> String {
    let quantity = quantity(figure)
    let tail = unit || quantity.unit == "%" ? quantity.unit : ""
    switch quantity.value {
    case .number(let printed): return Wording.printed(printed) + tail
    case .pair(let a, let b): return "\(Wording.printed(a))–\(Wording.printed(b))\(tail)"
    case .text(let words): return words
    case .mixed(let a, let from, let b, let to):
      return "\(Wording.printed(a))\(from)–\(Wording.printed(b))\(to)"
    }
  }

  /// The start and end of a from-to as printed; units only where they differ.
  func shownEnds(_ figure: Figure) -> (start: String, end: String)? {
    if let base = figure.base {
      let isOne = quantity(figure).unit == quantity(figures[base]).unit
      return (shown(figures[base], unit: !isOne), shown(figure, unit: !isOne))
    }
    switch quantity(figure).value {
    case .pair(let a, let b): return (Wording.printed(a), Wording.printed(b))
    case .mixed(let a, let from, let b, let to):
      return ("\(Wording.printed(a))\(from)", "\(Wording.printed(b))\(to)")
    default: return nil
    }
  }

  /// A rate without its sign, as the word 下降 says it: 下降3% is printed 3.
  func printedRate(_ figure: Figure) -> String {
    guard case .number(let printed) = quantity(figure).value else { return shown(figure) }
    return Wording.printed(printed) + "%"
  }
}
