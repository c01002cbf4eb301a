import Duban
import DubanTesting
import Foundation
import Testing

@testable import DubanStore

@Suite struct `Writing values as bytes` {
  /// What the store wrote before it had an encoder of its own.
  private func plain(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value))
  }

  private func check<Value: Codable & Equatable>(_ value: Value) throws {
    let bytes = try Coding.bytes(value)
    #expect(try bytes == plain(value), "\(value)")
    #expect(try Coding.value(Value.self, from: bytes) == value)
    #expect(
      try Coding.value(Value.self, from: bytes)
        == JSONDecoder().decode(Value.self, from: Data(bytes)))
  }

  @Test func `a text of any character is written as Foundation writes it`() throws {
    try check((0..<0x250).compactMap { Unicode.Scalar($0).map(String.init) })
    try check([
      "", "老旧小区", "\u{2028}\u{2029}", "e\u{301}", "👩‍👩‍👧", "a/b\\\"c\"", "\u{FEFF}x", "\u{10FFFF}",
    ])
  }

  @Test func `keys stand in the order in which Foundation puts them`() throws {
    let keys = [
      "b", "a", "B", "A", "aa", "a1", "a10", "a2", "_", "é", "e\u{301}f", "街", "巷", "", "\"", "z",
    ]
    try check(Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) }))
    try check(["x": [["b": 1, "a": 2], [:]], "a": []])
  }

  @Test func `whole numbers are written to their ends`() throws {
    try check([Int64.min, -1, 0, 7, 10, Int64.max])
    try check([UInt64.max, 0])
    try check([Int8.min, Int8.max])
    try check([true, false])
    try check([1, nil, 3])
  }

  private struct Odd: Codable, Equatable {
    enum Shape: Codable, Equatable {
      case dot
      case line(length: Int, name: String?)
    }

    var shapes: [Shape]
    var nested: [String: [[Int]]]
    var missing: String?
    var empty = Nothing()

    struct Nothing: Codable, Equatable {}
  }

  @Test func `containers within containers keep their order`() throws {
    try check(
      Odd(
        shapes: [.dot, .line(length: 3, name: nil), .line(length: 4, name: "甲")],
        nested: ["z": [[1, 2], []], "a": []]))
  }

  @Test func `matters and entries of whole histories are written as before`() throws {
    for number in 0..<42 {
      let (matter, entries) = try Town.lived(Town.history(number))
      for entry in entries { try check(entry) }
      try check(matter)
    }
  }

  @Test func `a number with a fraction is refused`() {
    #expect(throws: EncodingError.self) { try Coding.bytes([1.5]) }
    #expect(throws: DecodingError.self) {
      try Coding.value([Double].self, from: Array("[1.5]".utf8))
    }
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "\"a", "\"\\x\"", "\"\\u12\"", "tru", "[1] 2",
    "{1:2}", "\"\n\"",
    String(repeating: "[", count: 100_000),
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try Coding.value([String: Int].self, from: Array(text.utf8))
    }
  }

  @Test func `blanks, escapes and other orders are read`() throws {
    let text = " { \"b\" : [ 1 , 2 ] ,\n\"\\u0061\\/\" : [ 3 ] } "
    #expect(
      try Coding.value([String: [Int]].self, from: Array(text.utf8)) == ["b": [1, 2], "a/": [3]])
    #expect(try Coding.value(from: Array("[\"\\ud83d\\ude00\\t\\u8857\"]".utf8)) == ["😀\t街"])
  }

  @Test func `a number that does not fit its type is refused`() {
    #expect(throws: DecodingError.self) { try Coding.value([Int8].self, from: Array("[128]".utf8)) }
    #expect(throws: DecodingError.self) { try Coding.value([UInt8].self, from: Array("[-1]".utf8)) }
    #expect(throws: DecodingError.self) {
      try Coding.value([Int].self, from: Array("[\"1\"]".utf8))
    }
  }
}
