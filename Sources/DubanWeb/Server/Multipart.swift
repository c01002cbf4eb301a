/// A form with files (RFC 7578), whole in memory: its size was bounded before.
struct Multipart: Sendable {
  struct File: Sendable {
    var field: String
    /// As the browser says it, without any folder.
    var name: String
    var bytes: [UInt8]
  }

  private(set) var values = Values()
  private(set) var files: [File] = []

  /// `nil` when it is not well formed.
  init?(_ body: [UInt8], contentType: String) {
    guard let boundary = Self.parameter("boundary", in: contentType), !boundary.isEmpty else {
      return nil
    }
    let mark = Array("--\(boundary)".utf8)
    guard var place = Self.find(mark, in: body, from: 0) else { return nil }
    while true {
      place += mark.count
      if body[place...].starts(with: [45, 45]) { return }
      guard body[place...].starts(with: [13, 10]),
        let next = Self.find([13, 10] + mark, in: body, from: place)
      else { return nil }
      guard add(body[(place + 2)..<max(place + 2, next)]) else { return nil }
      place = next + 2
    }
  }

  private mutating func add(_ part: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(part)
    guard let end = Self.find([13, 10, 13, 10], in: bytes, from: 0) else { return false }
    let head = String(decoding: bytes[..<end], as: UTF8.self)
    let line = head.split(whereSeparator: \.isNewline)
      .first { $0.lowercased().hasPrefix("content-disposition:") }
    guard let line, let name = Self.parameter("name", in: String(line)) else { return false }
    let content = Array(bytes[(end + 4)...])
    if let file = Self.parameter("filename", in: String(line)) {
      let base = file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
      // Without a name nothing was chosen; an empty file is told of by who reads it.
      if !base.isEmpty { files.append(File(field: name, name: base, bytes: content)) }
    } else {
      values.add(name, String(decoding: content, as: UTF8.self))
    }
    return true
  }

  private static func parameter(_ name: String, in text: String) -> String? {
    for part in text.split(separator: ";") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, sides[0].filter({ !$0.isWhitespace }).lowercased() == name else {
        continue
      }
      return String(sides[1].drop { $0 == " " || $0 == "\"" }.prefix { $0 != "\"" })
    }
    return nil
  }

  private static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= mark.count else { return nil }
    var place = start
    while place + mark.count <= bytes.count {
      guard let hit = bytes[place...(bytes.count - mark.count)].firstIndex(of: mark[0]) else {
        return nil
      }
      if bytes[hit..<(hit + mark.count)].elementsEqual(mark) { return hit }
      place = hit + 1
    }
    return nil
  }
}
