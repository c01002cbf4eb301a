import Testing

@testable import DubanStore

/// Bytes of hex digits, which a test writes right.
func hex(_ digits: String) -> [UInt8] { Hex.bytes(digits) ?? [] }

@Suite struct `Digesting bytes` {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `SHA-256 gives what FIPS 180-4 prints`(text: String, digest: String) {
    #expect(Digest.of(Array(text.utf8), by: .sha256).hex == digest)
  }

  @Test(arguments: [
    ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (
      String(repeating: "abcd", count: 16),
      "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    ),
  ])
  func `SM3 gives what GB T 32905 prints`(text: String, digest: String) {
    #expect(Digest.of(Array(text.utf8), by: .sm3).hex == digest)
  }

  @Test(arguments: DigestAlgorithm.allCases, [1, 63, 64, 65, 1000])
  func `pieces give the digest of the whole`(algorithm: DigestAlgorithm, size: Int) {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var stream = DigestStream(algorithm)
    for start in stride(from: 0, to: bytes.count, by: size) {
      stream.update(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(stream.finish() == Digest.of(bytes, by: algorithm))
  }

  @Test func `a digest is read back from its hex digits in either case`() throws {
    let digest = Digest.of([1, 2, 3], by: .sm3)
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    for bad in [
      "", "00", String(digest.hex.dropLast()), digest.hex + "0", "zz" + digest.hex.dropFirst(2),
    ] {
      #expect(Digest(hex: bad) == nil)
    }
  }
}

@Suite struct `Coding messages with a key` {
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func `HMAC gives what RFC 4231 prints`(key: [UInt8], message: [UInt8], code: String) {
    #expect(HMAC.sha256(message, key: key).hex == code)
  }

  @Test func `a code fits its message and key alone`() {
    let code = HMAC.sha256([1, 2], key: [3])
    #expect(HMAC.isValid(code, of: [1, 2], key: [3]))
    #expect(!HMAC.isValid(code, of: [1, 3], key: [3]))
    #expect(!HMAC.isValid(code, of: [1, 2], key: [4]))
  }
}
