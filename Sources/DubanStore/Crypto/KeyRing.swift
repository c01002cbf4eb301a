internal import Glibc

/// The keys that are kept outside the database (密钥目录): a folder with three files.
///
/// | file | holds | who may read it |
/// | --- | --- | --- |
/// | `seal-signing.pem` | the private key that signs seals (存证号), PKCS #8 | its owner alone |
/// | `seal-signing.pub.pem` | its public half, to be handed out | everybody |
/// | `personal-data.pem` | the key of the personal values | its owner alone |
///
/// Beside them lies how far the audit log had come: see `AuditAnchor`.
///
/// Whoever has the database but not this folder can neither sign seals nor read personal values.
/// A lost `personal-data.pem` is lost with all personal values: the folder belongs in a backup
/// that is kept apart from the database's.
public struct KeyRing: Sendable {
  public let signingKey: SigningKey
  public let personalCipher: PersonalCipher
  let folder: String

  /// Reads the keys of a folder.
  ///
  /// - Throws: when the folder or a key is missing, damaged, or open to others than its owner.
  public init(folder: String) throws(KeyRingProblem) {
    try KeyFile.demandPrivateFolder(folder)
    let signing = folder + "/" + KeyRing.signingFile
    let personal = folder + "/" + KeyRing.personalFile
    guard let signingKey = KeyText.signingKey(try KeyFile.read(signing)) else {
      throw KeyRingProblem(path: signing, reason: .damaged)
    }
    guard let personalKey = KeyText.personalKey(try KeyFile.read(personal)) else {
      throw KeyRingProblem(path: personal, reason: .damaged)
    }
    self.signingKey = signingKey
    personalCipher = PersonalCipher(key: personalKey)
    self.folder = folder
  }

  /// Makes a folder with new keys; what `duban init` does once.
  ///
  /// - Throws: when a key is already there: a new one would make the old data unreadable.
  public static func create(folder: String) throws(KeyRingProblem) -> KeyRing {
    if mkdir(folder, 0o700) != 0, errno != EEXIST {
      throw KeyRingProblem(path: folder, reason: .unwritable(errno))
    }
    try KeyFile.demandPrivateFolder(folder)
    let signing = SigningKey.generate()
    let files: [(name: String, text: String, mode: mode_t)] = [
      (personalFile, KeyText.text(personal: .generate()), 0o600),
      (publicFile, KeyText.text(signing.publicKey), 0o644),
      (signingFile, KeyText.text(signing), 0o600),
    ]
    for file in files where access("\(folder)/\(file.name)", F_OK) == 0 {
      throw KeyRingProblem(path: "\(folder)/\(file.name)", reason: .exists)
    }
    do throws(KeyRingProblem) {
      for file in files { try KeyFile.write(file.text, to: "\(folder)/\(file.name)", file.mode) }
      try KeyFile.sync(folder)
    } catch {
      // Half a ring would stand in the way of the next attempt.
      for file in files { unlink("\(folder)/\(file.name)") }
      throw error
    }
    return try KeyRing(folder: folder)
  }

  /// Reads a public key file that somebody handed out, to check seals with.
  public static func publicKey(file path: String) throws(KeyRingProblem) -> PublicKey {
    guard let key = KeyText.publicKey(try KeyFile.read(path, isSecret: false)) else {
      throw KeyRingProblem(path: path, reason: .damaged)
    }
    return key
  }

  static let signingFile = "seal-signing.pem"
  static let publicFile = "seal-signing.pub.pem"
  static let personalFile = "personal-data.pem"
}

/// Why a key cannot be used, told to the administrator.
public struct KeyRingProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case missing, folderMissing, damaged, exists
    /// Others than the owner may read it, or change the folder; the permission bits.
    case exposed(UInt32)
    /// The system's error number.
    case unreadable(Int32), unwritable(Int32)
  }

  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  public var description: String { path + sentence }

  private var sentence: String {
    switch reason {
    case .missing: "：没有这个密钥文件。请从密钥备份恢复；若是新装，请先运行 duban init。"
    case .folderMissing: "：没有这个密钥目录。请核对配置中的路径；若是新装，请先运行 duban init。"
    case .damaged: "：密钥文件内容不完整或格式不对。请从密钥备份恢复。"
    case .exists: "：密钥已经存在，没有改动。换掉它，旧数据将无法解开；确需重建请先移走旧密钥目录。"
    case .exposed(let mode):
      "：权限为 \(String(mode, radix: 8))，其他用户也能访问。请收回：chmod go-rwx \(path)"
    case .unreadable(let code): "：读不到（\(SystemWord.of(code))）。请检查文件的属主和权限。"
    case .unwritable(let code): "：写不进去（\(SystemWord.of(code))）。请检查目录的属主、权限和磁盘空间。"
    }
  }
}
