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
  public static func `class`(_ name: String) -> Attribute { Attribute("class", name) }
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
