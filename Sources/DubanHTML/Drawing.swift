// SVG geometry
extension Attribute {
  public static func x(_ value: Extent) -> Attribute { Attribute("x", value.text) }
  public static func y(_ value: Extent) -> Attribute { Attribute("y", value.text) }
  public static func width(_ value: Extent) -> Attribute { Attribute("width", value.text) }
  public static func height(_ value: Extent) -> Attribute { Attribute("height", value.text) }
  public static func x1(_ value: Extent) -> Attribute { Attribute("x1", value.text) }
  public static func y1(_ value: Extent) -> Attribute { Attribute("y1", value.text) }
  public static func x2(_ value: Extent) -> Attribute { Attribute("x2", value.text) }
  public static func y2(_ value: Extent) -> Attribute { Attribute("y2", value.text) }
  public static func cx(_ value: Extent) -> Attribute { Attribute("cx", value.text) }
  public static func cy(_ value: Extent) -> Attribute { Attribute("cy", value.text) }
  public static func r(_ value: Extent) -> Attribute { Attribute("r", value.text) }
  public static func points(_ points: [(x: Extent, y: Extent)]) -> Attribute {
    Attribute("points", points.map { $0.x.text + "," + $0.y.text }.joined(separator: " "))
  }
  public static func moved(x: Extent, y: Extent) -> Attribute {
    Attribute("transform", "translate(\(x.text) \(y.text))")
  }
  public static func path(_ value: String) -> Attribute { Attribute("d", value) }
  public static func viewBox(width: Int, height: Int) -> Attribute {
    Attribute("viewBox", "0 0 \(width) \(height)")
  }
}

/// A length in a drawing: in its own units, or a share of its width or height.
public struct Extent: Sendable, ExpressibleByIntegerLiteral {
  let text: String

  private init(text: String) {
    self.text = text
  }

  public init(integerLiteral value: Int) {
    text = String(value)
  }

  /// Tenths of a unit: `tenths(415)` is 41.5.
  public static func tenths(_ value: Int) -> Extent {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 10)
    return Extent(text: (value < 0 ? "-" : "") + "\(whole)" + (rest > 0 ? ".\(rest)" : ""))
  }

  public static func units(_ value: Int) -> Extent { Extent(text: String(value)) }

  /// `part` of `whole`, to a hundredth of a percent.
  public static func share(_ part: Int, of whole: Int) -> Extent {
    guard whole > 0 else { return Extent(text: "0%") }
    let hundredths = part * 10_000 / whole
    let rest = hundredths % 100
    return Extent(text: "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%")
  }
}
