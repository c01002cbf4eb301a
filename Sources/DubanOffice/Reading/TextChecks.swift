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
    var start = 0
    let (feed, turn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    while start < utf8.count {
      let rest = utf8[start...]
      let end = rest.firstIndex { $0 == feed || $0 == turn } ?? utf8.count
      if end - start > limit { return line }
      let isPair = end + 1 < utf8.count && utf8[end] == turn && utf8[end + 1] == feed
      start = end + (isPair ? 2 : 1)
      line += 1
    }
    return nil
  }

  static func hasSuffix(_ name: String, _ suffixes: [String]) -> Bool {
    let name = name.lowercased()
    return suffixes.contains { name.hasSuffix($0) }
  }
}
