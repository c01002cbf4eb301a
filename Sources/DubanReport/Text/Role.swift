/// What a word does for the reading. A word can do several things.
struct Role: OptionSet, Sendable, Hashable {
  var rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(_ bit: Int) { rawValue = 1 << UInt64(bit) }

  // Around numbers
  static let unit = Role(0)
  static let countUnit = Role(1)
  static let money = Role(2)
  static let size = Role(3)
  static let timeUnit = Role(4)
  static let person = Role(5)
  static let level = Role(6)
  static let atLeast = Role(7)
  static let atMost = Role(8)
  static let about = Role(9)
  static let rise = Role(10)
  static let fall = Role(11)
  static let changeTo = Role(12)
  static let from = Role(13)
  static let moreAfter = Role(14)
  static let atLeastAfter = Role(15)
  static let atMostAfter = Role(16)
  static let aboutAfter = Role(17)
  static let estimated = Role(18)
  static let strive = Role(19)
  static let annual = Role(20)
  static let separately = Role(21)
  static let each = Role(22)
  static let basis = Role(23)
  static let compare = Role(24)
  static let filler = Role(25)
  static let rank = Role(26)
  static let indicator = Role(27)
  static let special = Role(28)
  static let classNoun = Role(29)
  static let lead = Role(30)
  // Around sentences
  static let verb = Role(32)
  static let done = Role(33)
  static let mechanism = Role(34)
  static let mechanismVerb = Role(35)
  static let phrase = Role(36)
  static let problem = Role(37)
  static let goal = Role(38)
  static let deadline = Role(39)
  static let build = Role(40)
  static let purpose = Role(41)
  static let tangible = Role(42)
  static let review = Role(43)
  static let plan = Role(44)
  static let finish = Role(45)
  static let thanks = Role(46)
  static let vague = Role(47)
  static let manner = Role(48)
  static let headline = Role(49)
  static let attitude = Role(50)
  static let selfGovern = Role(51)
  static let place = Role(52)
  // How firmly, and how a clause opens
  static let assist = Role(53)
  static let ensure = Role(54)
  static let hope = Role(55)
  static let complete = Role(56)
  static let start = Role(57)
  static let explore = Role(58)
  static let advance = Role(59)
  static let setting = Role(60)
  static let result = Role(61)
  static let guide = Role(62)
  static let regard = Role(63)

  /// Words that stand between what is measured and its number.
  static let beforeNumber: Role = [
    .level, .atLeast, .atMost, .about, .rise, .fall, .changeTo, .from, .estimated, .strive, .annual,
    .separately, .each, .basis, .compare, .filler,
  ]
}
