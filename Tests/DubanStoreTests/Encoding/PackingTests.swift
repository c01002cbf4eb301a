import Testing

@testable import DubanStore

@Suite struct `Packing bytes` {
  private static let entry = Array(
    #"""
    {"#":1,"a":"urge","b":{"o":1,"p":1,"u":1},"c":1,"e":[{"cn":"urges"}],"n":5,"t":1767970400,"x":"请抓紧"}
    """#.utf8)

  @Test func `what is packed is shorter and unpacks to the same`() {
    let packed = Packing.packed(Self.entry)
    #expect(packed.count < Self.entry.count / 2)
    #expect(Packing.unpacked(packed) == Self.entry)
  }

  @Test func `texts of every length come back, and none gets longer`() {
    for count in Array(0...300) + [4_000, 70_000, 3_000_000] {
      let plain = Array("[\"".utf8) + (0..<count).map { UInt8(0x20 + $0 * $0 % 89 % 60) }
      let packed = Packing.packed(plain)
      #expect(packed.count <= plain.count)
      #expect(Packing.unpacked(packed) == plain, "\(count)")
    }
  }

  @Test func `what does not get shorter stands as it is`() {
    let plain = Array("{}".utf8)
    #expect(Packing.packed(plain) == plain)
    #expect(Packing.packed([]) == [])
  }

  @Test func `what was stored before there was packing is read`() throws {
    #expect(Packing.unpacked(Self.entry) == Self.entry)
    #expect(try Coding.value([Int].self, from: Array("[1,2]".utf8)) == [1, 2])
  }

  @Test func `damaged bytes are told from whole ones`() {
    let packed = Packing.packed(Self.entry)
    #expect(Packing.unpacked([1]) == nil)
    #expect(Packing.unpacked(packed.dropLast()) == nil)
    #expect(Packing.unpacked(packed + [0]) == nil)
    #expect(Packing.unpacked([1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F] + packed.dropFirst(2)) == nil)
    var other = packed
    other[1] += 1
    #expect(Packing.unpacked(other) == nil)
    #expect(throws: DecodingError.self) { try Coding.value([Int].self, from: [1, 9, 9]) }
  }

  /// Everything in the journal hangs on it.
  @Test func `the dictionary never changes`() {
    #expect(
      Digest.of(Packing.dictionary, by: .sha256).hex
        == "263831fefed3f9269a1abdb994c55030e5a6d906783bc300335f5465e6137537")
  }
}
