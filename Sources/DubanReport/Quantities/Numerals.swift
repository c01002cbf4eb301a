/// Chinese numerals.
enum Numerals {
  static func digit(_ code: Code) -> Int? {
    switch code {
    case "零", "〇", "○", "О": 0
    case "一", "壹": 1
    case "二", "两", "贰": 2
    case "三", "叁": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case "十": 10
    default: nil
    }
  }

  private static func unit(_ code: Code) -> Int64? {
    switch code {
    case "十": 10
    case "百": 100
    case "千": 1000
    default: nil
    }
  }

  static func isNumeral(_ code: Code) -> Bool {
    switch code {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "百", "千", "零", "〇": true
    default: false
    }
  }

  /// The value of a run of numerals below 万 (二十三, 一百零五, 百), or `nil` if it is none.
  static func value(_ codes: some Collection<Code>) -> Int64? {
    var total: Int64 = 0
    var pending: Int64?
    for code in codes {
      if let unit = unit(code) {
        total += (pending ?? 1) * unit
        pending = nil
      } else if let digit = digit(code) {
        guard pending == nil || pending == 0 else { return nil }
        pending = Int64(digit)
      } else {
        return nil
      }
    }
    return codes.isEmpty ? nil : total + (pending ?? 0)
  }
}
