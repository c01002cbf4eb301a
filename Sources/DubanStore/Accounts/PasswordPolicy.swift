/// What a password must be (口令规则), as settings: `GB/T 22239` asks for length, kinds of characters,
/// and change.
public struct PasswordPolicy: Hashable, Sendable {
  public var lengthMin = 8
  public var administratorLengthMin = 12
  /// A denial of service by megabytes of password is none.
  public var lengthMax = 128
  /// Of four: small letters, capitals, digits, all others.
  public var classesMin = 3
  /// So many letters and digits beside years and dates.
  public var dateless = 6
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
      + "不含用户名、姓名拼音、常见词和键盘顺序；不与最近 \(history) 次相同"
  }

  /// - Parameters:
  ///   - names: of the person, as they are written.
  ///   - words: known to everybody in the house, beside those that are known everywhere.
  func check(
    _ new: String, login: String, names: [String] = [], words: [String] = [],
    duty: Account.Duty?
  ) throws(SignInRefusal) {
    guard new.count >= lengthMin(of: duty) else { throw .tooShort(lengthMin(of: duty)) }
    guard new.count <= lengthMax else { throw .tooLong(lengthMax) }
    guard Self.classes(of: new) >= classesMin else { throw .tooEasy(classesMin) }
    let small = new.lowercased()
    guard !Self.holds(small, names + [login]) else { throw .hasName }
    let plain = Self.plain(small)
    if let word = (words + Self.common).first(where: plain.contains) { throw .hasWord(word) }
    if let run = GuessedFirst.walk(in: small) ?? GuessedFirst.repeated(in: small) {
      throw .hasWord(run)
    }
    guard Set(small).count >= 4, !GuessedFirst.isRepeat(small) else { throw .tooEasy(classesMin) }
    guard GuessedFirst.lengthWithoutDates(small) >= dateless else { throw .hasDate }
  }

  /// As it is written or, whatever stands between the letters, in pinyin.
  private static func holds(_ text: String, _ names: [String]) -> Bool {
    let letters = text.filter(\.isLetter)
    return names.contains { name in
      name.count >= 2 && text.contains(name.lowercased())
        || GuessedFirst.pinyin(of: name).contains { letters.contains($0) }
    }
  }

  static func classes(of text: String) -> Int {
    Set(text.map { $0.isNumber ? 0 : $0.isUppercase ? 1 : $0.isLowercase ? 2 : 3 }).count
  }

  /// Small letters, with the usual stand-ins read as what they stand for.
  private static func plain(_ text: String) -> String {
    let standIns: [Character: Character] = ["@": "a", "0": "o", "1": "l", "$": "s", "3": "e"]
    return text + "\n" + String(text.map { standIns[$0] ?? $0 })
  }

  /// What a dictionary attack tries first, and what this house is called; `GuessedFirst` has what needs
  /// no list.
  static let common = [
    "password", "passwd", "admin", "root", "iloveyou", "letmein", "welcome", "monkey", "dragon",
    "abc123", "123123", "112233", "5201314", "woaini", "mima", "huanying", "zhengfu", "gongzuo",
    "duban", "ducha", "口令", "密码", "管理员", "督办", "督查",
  ]
}
