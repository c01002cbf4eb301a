/// What a password must be (口令规则), as settings: `GB/T 22239` asks for length, kinds of characters,
/// and change.
public struct PasswordPolicy: Hashable, Sendable {
  public var lengthMin = 8
  public var administratorLengthMin = 12
  /// A denial of service by megabytes of password is none.
  public var lengthMax = 128
  /// Of four: small letters, capitals, digits, all others.
  public var classesMin = 3
  /// The present one and those before it may not come back.
  public var history = 5
  /// Of administrators.
  public var days = 90

  public init() {}

  public func lengthMin(of duty: Account.Duty?) -> Int {
    duty == nil ? lengthMin : administratorLengthMin
  }

  /// In one sentence, for the form.
  public func words(of duty: Account.Duty?) -> String {
    "至少 \(lengthMin(of: duty)) 个字符；大写字母、小写字母、数字、其他字符中至少有 \(classesMin) 类；"
      + "不含用户名和常见词；不与最近 \(history) 次相同"
  }

  func check(_ new: String, login: String, duty: Account.Duty?) throws(SignInRefusal) {
    guard new.count >= lengthMin(of: duty) else { throw .tooShort(lengthMin(of: duty)) }
    guard new.count <= lengthMax else { throw .tooLong(lengthMax) }
    guard Self.classes(of: new) >= classesMin else { throw .tooEasy(classesMin) }
    let plain = Self.plain(new)
    let name = login.lowercased()
    guard name.count < 2 || !new.lowercased().contains(name) else { throw .hasName }
    if let word = Self.common.first(where: plain.contains) { throw .hasWord(word) }
    guard !Self.isOneRun(plain) else { throw .tooEasy(classesMin) }
  }

  static func classes(of text: String) -> Int {
    Set(text.map { $0.isNumber ? 0 : $0.isUppercase ? 1 : $0.isLowercase ? 2 : 3 }).count
  }

  /// Small letters, with the usual stand-ins read as what they stand for.
  private static func plain(_ text: String) -> String {
    let standIns: [Character: Character] = ["@": "a", "0": "o", "1": "l", "$": "s", "3": "e"]
    return text.lowercased() + "\n" + String(text.lowercased().map { standIns[$0] ?? $0 })
  }

  /// `aaaaaaa1`: one character makes up most of it.
  private static func isOneRun(_ text: String) -> Bool {
    let half = text.prefix { $0 != "\n" }
    return Set(half).count < 4
  }

  /// What a dictionary attack tries first.
  static let common = [
    "password", "passwd", "admin", "root", "qwert", "asdfg", "zxcvb", "1qaz", "iloveyou",
    "letmein", "welcome", "monkey", "dragon", "abcdef", "abc123", "123456", "654321", "111111",
    "000000", "888888", "666666", "123123", "112233", "5201314", "woaini", "mima", "huanying",
    "zhengfu", "gongzuo", "口令", "密码", "管理员",
  ]
}
