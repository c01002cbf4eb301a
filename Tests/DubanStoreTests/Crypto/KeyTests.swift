import Glibc
import Testing

@testable import DubanStore

@Suite struct `Signing` {
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
        + "1cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613"
        + "d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
  ])
  func `Ed25519 gives what RFC 8032 prints`(
    secret: String, publicKey: String, message: String, signature: String
  ) throws {
    let key = SigningKey(try #require(SecretKey(bytes: hex(secret))))
    #expect(Hex.text(key.publicKey.bytes) == publicKey)
    let made = key.sign(hex(message))
    #expect(Hex.text(made.bytes) == signature)
    #expect(key.publicKey.verify(made, of: hex(message)))
  }

  @Test func `a signature fits its message and key alone`() throws {
    let key = SigningKey.generate()
    let message = Array("存证号".utf8)
    let signature = key.sign(message)
    #expect(key.publicKey.verify(signature, of: message))
    #expect(!key.publicKey.verify(signature, of: message + [0]))
    #expect(!SigningKey.generate().publicKey.verify(signature, of: message))
    var changed = signature.bytes
    changed[10] ^= 1
    #expect(!key.publicKey.verify(try #require(SealSignature(bytes: changed)), of: message))
  }

  @Test func `keys are written in the form of RFC 8410`() throws {
    let secret = """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----

      """
    let open = """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
      -----END PUBLIC KEY-----

      """
    let key = try #require(KeyText.signingKey(secret))
    #expect(KeyText.text(key) == secret)
    #expect(KeyText.text(key.publicKey) == open)
    #expect(KeyText.publicKey(open) == key.publicKey)
    #expect(KeyText.signingKey(open) == nil)
  }
}

@Suite struct `Keeping keys outside the database` {
  @Test func `a new ring is read back, private to its owner`() async throws {
    try await TestFolder.with { folder in
      let path = "\(folder)/keys"
      let made = try KeyRing.create(folder: path)
      let read = try KeyRing(folder: path)
      #expect(read.signingKey == made.signingKey)
      let sealed = made.personalCipher.encrypt([7], context: [])
      #expect(try read.personalCipher.decrypt(sealed, context: []) == [7])
      #expect(
        try KeyRing.publicKey(file: "\(path)/seal-signing.pub.pem") == made.signingKey.publicKey)
      #expect(mode(path) == 0o700)
      #expect(mode("\(path)/seal-signing.pem") == 0o600)
      #expect(mode("\(path)/personal-data.pem") == 0o600)
      #expect(mode("\(path)/seal-signing.pub.pem") == 0o644)
    }
  }

  @Test func `a ring is never made over keys that exist`() async throws {
    try await TestFolder.with { folder in
      let made = try KeyRing.create(folder: folder)
      let problem = #expect(throws: KeyRingProblem.self) { try KeyRing.create(folder: folder) }
      #expect(problem?.reason == .exists)
      #expect(try KeyRing(folder: folder).signingKey == made.signingKey)
    }
  }

  @Test(arguments: ["seal-signing.pem", "personal-data.pem"])
  func `a key that others may read is refused`(name: String) async throws {
    try await TestFolder.with { folder in
      _ = try KeyRing.create(folder: folder)
      chmod("\(folder)/\(name)", 0o640)
      let problem = #expect(throws: KeyRingProblem.self) { try KeyRing(folder: folder) }
      #expect(problem?.reason == .exposed(0o640))
      #expect(problem?.description.contains("chmod go-rwx \(folder)/\(name)") == true)
    }
  }

  @Test func `a folder that others may write is refused`() async throws {
    try await TestFolder.with { folder in
      _ = try KeyRing.create(folder: folder)
      chmod(folder, 0o770)
      let problem = #expect(throws: KeyRingProblem.self) { try KeyRing(folder: folder) }
      #expect(problem?.reason == .exposed(0o770))
    }
  }

  @Test(arguments: ["seal-signing.pem", "personal-data.pem"])
  func `a missing or damaged key is named`(name: String) async throws {
    try await TestFolder.with { folder in
      _ = try KeyRing.create(folder: folder)
      truncate("\(folder)/\(name)", 40)
      let damaged = #expect(throws: KeyRingProblem.self) { try KeyRing(folder: folder) }
      #expect(damaged == KeyRingProblem(path: "\(folder)/\(name)", reason: .damaged))
      unlink("\(folder)/\(name)")
      let missing = #expect(throws: KeyRingProblem.self) { try KeyRing(folder: folder) }
      #expect(missing == KeyRingProblem(path: "\(folder)/\(name)", reason: .missing))
      #expect(missing?.description.contains("请从密钥备份恢复") == true)
    }
  }

  @Test func `a missing folder is named`() {
    let problem = #expect(throws: KeyRingProblem.self) { try KeyRing(folder: "/tmp/没有这里") }
    #expect(problem?.reason == .folderMissing)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }
}
