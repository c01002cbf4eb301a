// Chinese typography wants a little room between Chinese and figures or Latin letters. A space in
// the text would be found by no search and copied into every table, so the room is a margin.

extension HTML {
  /// Text in which runs of figures and Latin letters stand a little off the Chinese beside them:
  /// such a run is wrapped in `<span class="xl">`, `"xr"` or `"xx"` (room left, right, both).
  public init(spaced text: String) {
    node = .spaced(text)
  }
}

extension Writer {
  mutating func space(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      var copied = 0
      var index = 0
      while index < buffer.count {
        guard Writer.isWestern(buffer[index]) else {
          index += 1
          continue
        }
        let start = index
        while index < buffer.count, Writer.isWestern(buffer[index]) { index += 1 }
        guard let room = Writer.room(around: start..<index, in: buffer) else { continue }
        escape(buffer, from: copied, to: start, isAttribute: false)
        write(room)
        escape(buffer, from: start, to: index, isAttribute: false)
        write("</span>" as StaticString)
        copied = index
      }
      escape(buffer, from: copied, to: buffer.count, isAttribute: false)
    }
  }

  private static func room(
    around run: Range<Int>, in buffer: UnsafeBufferPointer<UInt8>
  ) -> StaticString? {
    let left = run.lowerBound >= 3 && isHan(buffer[run.lowerBound - 3])
    let right = run.upperBound < buffer.count && isHan(buffer[run.upperBound])
    return switch (left, right) {
    case (true, true): "<span class=\"xx\">"
    case (true, false): "<span class=\"xl\">"
    case (false, true): "<span class=\"xr\">"
    case (false, false): nil
    }
  }

  /// Printable ASCII but for brackets, commas and the like, which bring their own room.
  private static func isWestern(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "%"), UInt8(ascii: "."),
      UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  /// The first byte of a character from U+4000 to U+9FFF in UTF-8; the few ideographs before are rare.
  private static func isHan(_ lead: UInt8) -> Bool { (0xE4...0xE9).contains(lead) }
}
