import Testing

@testable import DubanStore

@Suite struct `Encrypting personal values` {
  /// Cases 13, 14 and 16 of "The Galois/Counter Mode of Operation" (McGrew and Viega).
  static let vectors = [
    GCMVector(
      key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24), plain: "",
      context: "", cipher: "", tag: "530f8afbc74536b9a963b4f1c4cb738b"),
    GCMVector(
      key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24),
      plain: String(repeating: "0", count: 32), context: "",
      cipher: "cea7403d4d606b6e074ec5d3baf39d18", tag: "d0d1c8a799996bf0265b98b5d48ab919"),
    GCMVector(
      key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
      nonce: "cafebabefacedbaddecaf888",
      plain: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
      context: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
      cipher: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
      tag: "76fc6ece0f4e1768cddf8853bb2d551b"),
  ]

  @Test(arguments: vectors) func `AES-256-GCM gives what its authors print`(vector: GCMVector) {
    let (key, nonce, context) = (hex(vector.key), hex(vector.nonce), hex(vector.context))
    let sealed = AESGCM.encrypt(hex(vector.plain), key: key, nonce: nonce, context: context)
    #expect(Hex.text(sealed) == vector.cipher + vector.tag)
    let plain = AESGCM.decrypt(sealed, key: key, nonce: nonce, context: context)
    #expect(plain == hex(vector.plain))
  }

  let cipher = PersonalCipher(key: .generate())
  let name = Array("周砚".utf8)

  @Test func `a value comes back in its own place`() throws {
    let sealed = cipher.encrypt(name, context: [1])
    #expect(try cipher.decrypt(sealed, context: [1]) == name)
    #expect(try cipher.decrypt(cipher.encrypt([], context: []), context: []).isEmpty)
    #expect(sealed.firstRange(of: name) == nil)
  }

  @Test func `equal values give different ciphertexts`() {
    #expect(cipher.encrypt(name, context: [1]) != cipher.encrypt(name, context: [1]))
  }

  @Test func `a value in another place is refused`() {
    let sealed = cipher.encrypt(name, context: [1])
    #expect(throws: PersonalCipherProblem.damaged) { try cipher.decrypt(sealed, context: [2]) }
  }

  @Test func `another key is told from damage`() {
    let sealed = PersonalCipher(key: .generate()).encrypt(name, context: [1])
    #expect(throws: PersonalCipherProblem.otherKey) { try cipher.decrypt(sealed, context: [1]) }
  }

  @Test func `a change of any byte is refused`() {
    let sealed = cipher.encrypt(name, context: [1])
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: PersonalCipherProblem.self) { try cipher.decrypt(changed, context: [1]) }
    }
    for count in 0..<sealed.count {
      #expect(throws: PersonalCipherProblem.self) {
        try cipher.decrypt(Array(sealed.prefix(count)), context: [1])
      }
    }
  }

  @Test func `a printed key shows none of its bytes`() {
    let key = SecretKey(bytes: [UInt8](repeating: 0xAB, count: 32))
    var text = ""
    dump(key, to: &text)
    #expect(
      "\(String(describing: key))\(String(reflecting: key))" == "Optional(（密钥）)Optional(（密钥）)")
    #expect(!text.contains("171") && !text.contains("ab"))
  }
}

struct GCMVector: Sendable {
  var key: String
  var nonce: String
  var plain: String
  var context: String
  var cipher: String
  var tag: String
}
