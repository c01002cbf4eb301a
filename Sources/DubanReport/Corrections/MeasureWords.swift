/// A measure in the words of the tables, taken apart: 地区生产总值：增长不低于7.5%（可比价）.
public struct MeasureWords: Hashable, Sendable {
  /// What stands before the value; the empty one where the value is reached exactly. 左右 stands behind.
  public static let relations = [
    "", "不低于", "不超过", "约", "左右", "增长", "增长不低于", "下降", "增加", "减少", "提高", "降低",
  ]
  private static let about = "左右"

  public var name = ""
  /// One of `relations`.
  public var relation = ""
  /// Digits as printed: 8.10, 92→185, 1:19:80.
  public var value = ""
  public var unit = ""
  /// 可比价, 比2020年, 预计 …
  public var basis = ""

  public init() {}

  /// - Parameter line: as it stands in a cell; what can't be told apart is taken for the name.
  public init(_ line: String) {
    var rest = Substring(line)
    if let colon = rest.firstIndex(of: "：") {
      name = String(rest[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasSuffix("）"), let open = rest.lastIndex(of: "（") {
      basis = String(rest[rest.index(after: open)...].dropLast())
      rest = rest[..<open]
    }
    if rest.hasSuffix(Self.about) {
      relation = Self.about
      rest = rest.dropLast(Self.about.count)
    }
    let before = Self.relations.filter { !$0.isEmpty && rest.hasPrefix($0) }
    if let longest = before.max(by: { $0.count < $1.count }) {
      relation = longest
      rest = rest.dropFirst(longest.count)
    }
    let end = rest.lastIndex { Self.isOfValue($0) }
    value = end.map { String(rest[...$0]) } ?? ""
    unit = String(end.map { rest[rest.index(after: $0)...] } ?? rest)
    if value.isEmpty { self = Self(named: line) }
  }

  private init(named line: String) { name = line }

  public var isEmpty: Bool { name.isEmpty && value.isEmpty && unit.isEmpty }

  public var line: String {
    if value.isEmpty { return name }
    let isAbout = relation == Self.about
    return (name.isEmpty ? "" : name + "：") + (isAbout ? "" : relation) + value + unit
      + (isAbout ? Self.about : "") + (basis.isEmpty ? "" : "（\(basis)）")
  }

  private static func isOfValue(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
