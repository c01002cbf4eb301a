/// An attribute of an element. Names are fixed in the program, values are escaped.
public struct Attribute: Sendable {
  let name: StaticString
  /// Set on `data-…` and `aria-…`.
  let suffix: StaticString?
  /// `nil` for an attribute without a value, such as `hidden`.
  let value: String?

  public init(_ name: StaticString, _ value: String?) {
    self.init(name, suffix: nil, value)
  }

  private init(_ name: StaticString, suffix: StaticString?, _ value: String?) {
    self.name = name
    self.suffix = suffix
    self.value = value
  }

  public static func id(_ value: String) -> Attribute { Attribute("id", value) }
  public static func `class`(_ names: String...) -> Attribute {
    Attribute("class", names.joined(separator: " "))
  }
  public static func href(_ link: Link) -> Attribute { Attribute("href", link.address) }
  public static func title(_ value: String) -> Attribute { Attribute("title", value) }
  public static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  public static func role(_ value: String) -> Attribute { Attribute("role", value) }
  public static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
  public static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
  public static func name(_ value: String) -> Attribute { Attribute("name", value) }
  public static func content(_ value: String) -> Attribute { Attribute("content", value) }
  public static func colspan(_ columns: Int) -> Attribute { Attribute("colspan", String(columns)) }
  public static func data(_ name: StaticString, _ value: String) -> Attribute {
    Attribute("data-", suffix: name, value)
  }
  public static func aria(_ name: StaticString, _ value: String) -> Attribute {
    Attribute("aria-", suffix: name, value)
  }
  public static let hidden = Attribute("hidden", nil)
  public static let open = Attribute("open", nil)
}

/// Where a link leads. There is no way to write `javascript:` or a foreign address with it.
public struct Link: Sendable {
  let address: String

  /// A place on the same page, by its `id`.
  public static func fragment(_ id: String) -> Link { Link(address: "#" + id) }
}

// SVG geometry
extension Attribute {
  public static func x(_ value: Extent) -> Attribute { Attribute("x", value.text) }
  public static func y(_ value: Extent) -> Attribute { Attribute("y", value.text) }
  public static func width(_ value: Extent) -> Attribute { Attribute("width", value.text) }
  public static func height(_ value: Extent) -> Attribute { Attribute("height", value.text) }
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

  public static func units(_ value: Int) -> Extent { Extent(text: String(value)) }

  /// `part` of `whole`, to a hundredth of a percent.
  public static func share(_ part: Int, of whole: Int) -> Extent {
    guard whole > 0 else { return Extent(text: "0%") }
    let hundredths = part * 10_000 / whole
    let rest = hundredths % 100
    return Extent(text: "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%")
  }
}
