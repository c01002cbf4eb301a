// What forms, pictures and links in the head need.
extension Attribute {
  public static func action(_ link: Link) -> Attribute { Attribute("action", link.address) }
  public static func formAction(_ link: Link) -> Attribute { Attribute("formaction", link.address) }
  public static func src(_ link: Link) -> Attribute { Attribute("src", link.address) }
  public static func alt(_ value: String) -> Attribute { Attribute("alt", value) }
  public static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  public static func method(_ value: String) -> Attribute { Attribute("method", value) }
  public static func encoding(_ value: String) -> Attribute { Attribute("enctype", value) }
  public static func type(_ value: String) -> Attribute { Attribute("type", value) }
  public static func value(_ value: String) -> Attribute { Attribute("value", value) }
  public static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
  public static func accept(_ value: String) -> Attribute { Attribute("accept", value) }
  public static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
  public static func inputMode(_ value: String) -> Attribute { Attribute("inputmode", value) }
  public static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
  public static func lengthMax(_ count: Int) -> Attribute { Attribute("maxlength", String(count)) }
  public static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }
  public static func min(_ value: String) -> Attribute { Attribute("min", value) }
  public static func max(_ value: String) -> Attribute { Attribute("max", value) }
  public static func step(_ value: String) -> Attribute { Attribute("step", value) }
  public static func dateTime(_ value: String) -> Attribute { Attribute("datetime", value) }
  public static func rowspan(_ rows: Int) -> Attribute { Attribute("rowspan", String(rows)) }
  public static func tabIndex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
  public static let required = Attribute("required", nil)
  public static let disabled = Attribute("disabled", nil)
  public static let readOnly = Attribute("readonly", nil)
  public static let checked = Attribute("checked", nil)
  public static let selected = Attribute("selected", nil)
  public static let multiple = Attribute("multiple", nil)
  public static let `defer` = Attribute("defer", nil)
}

extension Attribute {
  /// Of `<meta>`: the browser goes on to another page by itself.
  public static func refresh(seconds: Int, next: Link) -> [Attribute] {
    [Attribute("http-equiv", "refresh"), .content("\(seconds); url=\(next.address)")]
  }
}
