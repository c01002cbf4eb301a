/// A file's bytes as text.
package struct DecodedText: Sendable {
  /// Valid UTF-8 without a byte order mark.
  package var utf8: [UInt8]
  package var encoding: TextEncoding
}

/// Turns the bytes of a text file into UTF-8, its encoding found by looking.
package enum TextDecoding {
  /// - Parameter lossy: bytes that are no character become U+FFFD instead of a refusal.
  package static func decode(_ bytes: [UInt8], lossy: Bool)
    throws(SourceProblem.Reason) -> DecodedText
  {
    if let mark = TextEncoding.marked(bytes) {
      return try decode(bytes, from: mark.length, as: mark.encoding, lossy: lossy)
    }
    guard let encoding = TextEncoding.look(at: bytes) else { throw .binary }
    return try decode(bytes, from: 0, as: encoding, lossy: lossy)
  }

  private static func decode(
    _ bytes: [UInt8], from start: Int, as encoding: TextEncoding, lossy: Bool
  ) throws(SourceProblem.Reason) -> DecodedText {
    let utf8: [UInt8]
    switch encoding {
    case .utf8: utf8 = try UTF8Decoding.decode(bytes, from: start, lossy: lossy)
    case .utf16LE:
      utf8 = try UTF16Decoding.decode(bytes, from: start, bigEndian: false, lossy: lossy)
    case .utf16BE:
      utf8 = try UTF16Decoding.decode(bytes, from: start, bigEndian: true, lossy: lossy)
    case .gb18030: utf8 = try GB18030Decoding.decode(bytes, from: start, lossy: lossy)
    }
    guard !utf8.contains(0) else { throw .binary }
    return DecodedText(utf8: utf8, encoding: encoding)
  }
}

enum UTF8Decoding {
  static func decode(_ bytes: [UInt8], from start: Int, lossy: Bool)
    throws(SourceProblem.Reason) -> [UInt8]
  {
    let body = start == 0 ? bytes : Array(bytes[start...])
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: body.span)
      return body
    } catch {
      guard lossy else {
        let offset = start + error.byteOffsets.lowerBound
        throw .invalidBytes(offset: offset, encoding: TextEncoding.utf8.rawValue)
      }
      return Array(String(decoding: body, as: UTF8.self).utf8)
    }
  }
}
