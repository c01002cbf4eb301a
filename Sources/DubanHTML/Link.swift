/// Where a link or a form leads. There is no way to write `javascript:` or a foreign address with it.
public struct Link: Sendable, Equatable {
  let address: String

  /// A place on the same page, by its `id`.
  public static func fragment(_ id: String) -> Link { Link(address: "#" + id) }

  /// An address on this server. What does not begin with exactly one slash could lead to a foreign
  /// host (`//host`, a backslash or a dropped tab for the second slash): it leads to the start page.
  public static func path(_ path: String) -> Link {
    let isOwn =
      path.hasPrefix("/") && !path.hasPrefix("//") && !path.hasPrefix("/\\")
      && path.utf8.allSatisfy { $0 > 0x20 }
    return Link(address: isOwn ? path : "/")
  }

  /// The same page with another query, given without its question mark and already encoded.
  public static func query(_ query: String) -> Link { Link(address: "?" + query) }

  /// Calls a telephone number; all but digits and a leading plus is dropped.
  public static func telephone(_ number: String) -> Link {
    let plus = number.hasPrefix("+") ? "+" : ""
    return Link(address: "tel:" + plus + number.filter { ("0"..."9").contains($0) })
  }
}
