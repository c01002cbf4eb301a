/// The proof that one entry was sealed (存证证明): a file that can be checked offline, with nothing
/// but itself and, to be worth anything, a key or a seal known from outside.
public struct JournalProof: Hashable, Sendable, Codable {
  /// What the file says it is; a later form gets another number.
  public static let form = "duban-proof 1"

  public var form: String
  public var entry: ProvenEntry
  public var merkle: MerkleProof
  public var seal: Seal

  public init(entry: ChainLink, merkle: MerkleProof, seal: Seal) {
    form = JournalProof.form
    self.entry = ProvenEntry(entry)
    self.merkle = merkle
    self.seal = seal
  }

  /// Follows the proof from the entry's bytes to the signature.
  ///
  /// - Parameters:
  ///   - trusted: public keys known to be the office's.
  ///   - outside: a seal known from outside, of the same number.
  public func check(
    trusted: Set<PublicKey> = [], outside: OutsideSeal? = nil
  ) -> Result<ProofTrust, ProofFault> {
    if let fault = fault() { return .failure(fault) }
    if let outside {
      guard outside.number == seal.header.number else {
        return .failure(.otherSeal(proof: seal.header.number, outside: outside.number))
      }
      guard outside.hash == seal.header.hash else { return .failure(.outside(outside.number)) }
    }
    if !trusted.isEmpty && !trusted.contains(seal.key) { return .failure(.untrusted) }
    if outside != nil { return .success(.outsideSeal) }
    return .success(trusted.isEmpty ? .ownKeyOnly : .knownKey)
  }

  private func fault() -> ProofFault? {
    let header = seal.header
    guard form == JournalProof.form else { return .form(form) }
    guard header.isWellFormed else { return .seal }
    guard entry.link.isWhole else { return .entry }
    guard merkle.leaf == entry.hash, merkle.count == header.count,
      merkle.verify(header.root, algorithm: header.algorithm)
    else { return .path }
    return seal.isSignatureValid ? nil : .signature
  }
}

/// What a proof that holds is worth (证明力).
public enum ProofTrust: Hashable, Sendable, CustomStringConvertible {
  /// Whole in itself; anybody could have made it with a key of his own.
  case ownKeyOnly
  /// Signed by a key known to be the office's.
  case knownKey
  /// Its seal is the one made known outside.
  case outsideSeal

  public var description: String {
    switch self {
    case .ownKeyOnly:
      "证明文件前后一致，但只用文件自带的公钥核对过。请用对外公布的公钥或存证号再核一次，才能证明出处。"
    case .knownKey: "证明成立：该办理记录已封存，签名出自所给公钥。"
    case .outsideSeal: "证明成立：该办理记录已封存，与对外公布的存证号一致。"
    }
  }
}

/// Where a proof breaks.
public enum ProofFault: Error, Hashable, Sendable, CustomStringConvertible {
  case form(String)
  /// The seal says what no seal can say.
  case seal
  /// The bytes of the entry do not give its hash.
  case entry
  /// The path does not lead from the entry to the seal's root.
  case path
  case signature
  /// Signed by a key that is none of the trusted ones.
  case untrusted
  /// The seal of that number is another one outside.
  case outside(Int64)
  /// The seal given from outside has another number and so proves nothing here.
  case otherSeal(proof: Int64, outside: Int64)

  public var description: String {
    switch self {
    case .form(let form): "不认识的证明格式“\(form)”。请用新版 duban 核对。"
    case .seal: "证明不成立：存证的行政区划、编号或条数不合规定。"
    case .entry: "证明不成立：办理记录的内容与其指纹不符，内容被改动过。"
    case .path: "证明不成立：该办理记录不在这一号存证之内。"
    case .signature: "证明不成立：存证的内容与签名不符。"
    case .untrusted: "证明不成立：存证不是用所给公钥签名的。"
    case .outside(let number): "证明不成立：第 \(number) 号存证与对外公布的不一致。"
    case .otherSeal(let proof, let outside):
      "所给的是第 \(outside) 号存证，证明用的是第 \(proof) 号。请提供第 \(proof) 号存证再核。"
    }
  }
}
