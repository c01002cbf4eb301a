/// How numbers are shown, as far as it decides what they mean: dates and percentages.
struct CellFormats: Sendable {
  private enum Look: Sendable {
    case number, date, percent
  }

  private var looks: [Look] = []
  private var from1904 = false

  static func read(_ bytes: [UInt8], from1904: Bool) throws(SheetXML.Damage) -> CellFormats {
    var formats = CellFormats()
    formats.from1904 = from1904
    var codes: [Int: String] = [:]
    var xml = try SheetXML(bytes)
    var isCell = false
    while let event = try xml.next() {
      switch event {
      case .start("numFmt"):
        guard let id = xml.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
        codes[id] = xml.attribute("formatCode") ?? ""
      case .start("cellXfs"): isCell = true
      case .end("cellXfs"): isCell = false
      case .start("xf"):
        let id = xml.attribute("numFmtId").flatMap { Int($0) } ?? 0
        if isCell { formats.looks.append(look(id, codes[id])) }
      default: break
      }
    }
    return formats
  }

  /// What a person sees: 44286 in a date cell is 2021-03-31, 0.5 in a percent cell 50%.
  func words(of value: String, style: Int) -> String {
    guard let number = Double(value), number.isFinite else { return value }
    switch looks.indices.contains(style) ? looks[style] : .number {
    case .date: return CellFormats.date(number, from1904: from1904) ?? CellFormats.digits(number)
    case .percent: return CellFormats.digits((number * 1e8).rounded() / 1e6) + "%"
    case .number: return CellFormats.digits(number)
    }
  }

  private static func digits(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
  }

  private static func look(_ id: Int, _ code: String?) -> Look {
    if let code { return look(code) }
    switch id {
    case 9, 10: return .percent
    case 14...17, 22, 27...36, 50...58: return .date
    default: return .number
    }
  }

  private static func look(_ code: String) -> Look {
    var isQuoted = false
    var isBracketed = false
    var hasMonth = false
    for scalar in code.lowercased().unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "[": isBracketed = true
      case "]": isBracketed = false
      case "%" where !isQuoted: return .percent
      case "y" where !isQuoted && !isBracketed: return .date
      case "m" where !isQuoted && !isBracketed: hasMonth = true
      case "d" where !isQuoted && !isBracketed && hasMonth: return .date
      default: break
      }
    }
    return .number
  }

  /// The civil date of a day number; 1900 is taken for a leap year, as Excel does.
  static func date(_ serial: Double, from1904: Bool) -> String? {
    guard serial >= 1, serial < 2_958_466 else { return nil }
    var days = Int(serial) + (from1904 ? 1_462 : 0)
    if days < 61 { days += 1 }
    // Days from 0000-03-01, after which the era's calendar is regular.
    let shifted = days - 25_569 + 719_468
    let era = shifted / 146_097
    let day = shifted - era * 146_097
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let rest = day - (365 * year + year / 4 - year / 100)
    let month = (5 * rest + 2) / 153
    let number = rest - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    return iso(year + era * 400 + (civil <= 2 ? 1 : 0), civil, number)
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

extension CellText {
  /// Turns `_x000D_` back into the character it stands for.
  static func unescape(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var out = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var at = 0
    while at < scalars.count {
      if let scalar = escaped(scalars, at) {
        out.append(scalar)
        at += 7
      } else {
        out.append(scalars[at])
        at += 1
      }
    }
    return String(out)
  }

  private static func escaped(_ text: [Unicode.Scalar], _ at: Int) -> Unicode.Scalar? {
    guard at + 6 < text.count, text[at] == "_", text[at + 1] == "x", text[at + 6] == "_" else {
      return nil
    }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: text[(at + 2)..<(at + 6)])
    return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
  }
}
