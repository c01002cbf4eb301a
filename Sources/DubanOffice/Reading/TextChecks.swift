/// What any source text must pass, whatever it came from.
enum TextChecks {
  static func check(_ utf8: [UInt8]) throws(SourceProblem.Reason) {
    guard hasText(utf8) else { throw .empty }
    if let line = firstLine(longerThan: SourceLimits.lineMiB << 20, in: utf8) {
      throw .lineTooLong(line: line, limitMiB: SourceLimits.lineMiB)
    }
  }

  /// Whether there is anything but white space, controls and marks without a shape.
  static func hasText(_ utf8: [UInt8]) -> Bool {
    String(decoding: utf8, as: UTF8.self).unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }

  /// The number, from 1, of the first line with more bytes than the limit.
  static func firstLine(longerThan limit: Int, in utf8: [UInt8]) -> Int? {
    var line = 1
    var length = 0
    for (index, byte) in utf8.enumerated() {
      if byte == 0x0A || byte == 0x0D {
        let isPair = byte == 0x0A && index > 0 && utf8[index - 1] == 0x0D
        if !isPair { line += 1 }
        length = 0
      } else {
        length += 1
        if length > limit { return line }
      }
    }
    return nil
  }

  static func hasSuffix(_ name: String, _ suffixes: [String]) -> Bool {
    let name = name.lowercased()
    return suffixes.contains { name.hasSuffix($0) }
  }
}
