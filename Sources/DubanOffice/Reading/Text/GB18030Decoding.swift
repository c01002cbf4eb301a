import Glibc

/// GB18030 by glibc's `iconv`, which says where a bad byte stands.
enum GB18030Decoding {
  static func decode(_ bytes: [UInt8], from start: Int, lossy: Bool)
    throws(SourceProblem.Reason) -> [UInt8]
  {
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else {
      throw .unreadable("系统缺少 GB18030 转换表")
    }
    defer { iconv_close(converter) }
    var conversion = Conversion(converter: converter)
    conversion.text.reserveCapacity(bytes.count * 3 / 2 + 16)
    var index = start
    while index < bytes.count {
      index = conversion.convert(bytes, from: index)
      guard index < bytes.count else { break }
      guard lossy else {
        throw .invalidBytes(offset: index, encoding: TextEncoding.gb18030.rawValue)
      }
      conversion.text.append(contentsOf: [0xEF, 0xBF, 0xBD])
      index += 1
    }
    return conversion.text
  }

  private struct Conversion {
    let converter: iconv_t
    var text: [UInt8] = []
    private var scratch = [CChar](repeating: 0, count: 1 << 15)

    init(converter: iconv_t) { self.converter = converter }

    /// Converts up to the end or the first bad byte, whose index it gives.
    mutating func convert(_ bytes: [UInt8], from start: Int) -> Int {
      bytes.withUnsafeBytes { input in
        // `iconv` takes a mutable pointer for history's sake and never writes to it.
        var next = input.baseAddress.map {
          UnsafeMutableRawPointer(mutating: $0 + start).assumingMemoryBound(to: CChar.self)
        }
        var left = input.count - start
        while left > 0, step(&next, &left) {}
        return input.count - left
      }
    }

    /// Converts as much as the scratch holds; whether there may be more.
    private mutating func step(
      _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int
    ) -> Bool {
      scratch.withUnsafeMutableBufferPointer { room in
        var place = room.baseAddress
        var free = room.count
        let done = iconv(converter, &next, &left, &place, &free) != -1
        let full = !done && errno == E2BIG
        text.append(
          contentsOf: UnsafeRawBufferPointer(start: room.baseAddress, count: room.count - free))
        return done || full
      }
    }
  }
}
