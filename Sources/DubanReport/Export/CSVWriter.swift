/// Writes comma-separated rows (RFC 4180) as UTF-8, so that a spreadsheet program opens them as
/// they are.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []

  /// Spreadsheet programs take a file without the mark for one in the local encoding.
  mutating func mark() { bytes += [0xEF, 0xBB, 0xBF] }

  mutating func row(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(cell)
    }
    bytes += [0x0D, 0x0A]
  }

  mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func write(_ cell: String) {
    let text = Self.harmless(cell)
    guard text.utf8.contains(where: { Self.special.contains($0) }) else {
      bytes += Array(text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let special: [UInt8] = Array("\",\r\n".utf8)

  /// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
  private static func harmless(_ cell: String) -> String {
    guard let first = cell.utf8.first, Array("=+-@\t\r".utf8).contains(first) else { return cell }
    return "'" + cell
  }
}
