/// Checks a division's seals one after the other, in constant memory.
///
/// A signature by a key that is not among the trusted ones is a fault: whoever can write the
/// database could sign with a key of his own. Without any trusted key only the chain and each
/// signature's own key are checked.
public struct SealChain: Sendable {
  public let division: String
  private let trusted: Set<PublicKey>
  private var outside: [Int64: Digest]
  public private(set) var last: SealHeader?

  public init(division: String, trusted: Set<PublicKey> = [], outside: [OutsideSeal] = []) {
    self.division = division
    self.trusted = trusted
    self.outside = Dictionary(outside.map { ($0.number, $0.hash) }) { _, last in last }
  }

  /// Checks the next seal.
  ///
  /// - Parameter members: the hashes of the entries that the seal's table lists, in its order.
  /// - Returns: the first thing wrong with it, or `nil`.
  public mutating func check(_ seal: Seal, members: [Digest]) -> SealFault? {
    let header = seal.header
    if let fault = fault(ofPlace: header) ?? fault(ofSignature: seal) { return fault }
    guard header.count == members.count,
      MerkleTree(members, algorithm: header.algorithm)?.root == header.root
    else { return .members(header.number) }
    if let known = outside.removeValue(forKey: header.number), known != header.hash {
      return .outside(header.number)
    }
    last = header
    return nil
  }

  /// After the last seal: whether a seal known from outside was never met.
  public func finish() -> SealFault? {
    outside.keys.min().map { .missing($0) }
  }

  private func fault(ofPlace header: SealHeader) -> SealFault? {
    let expected = (last?.number ?? 0) + 1
    guard header.isWellFormed, header.division == division else { return .changed(header.number) }
    guard header.number == expected else {
      return header.number > expected ? .missing(expected) : .reordered(header.number)
    }
    return header.previous == last?.hash ?? .zero ? nil : .broken(header.number)
  }

  private func fault(ofSignature seal: Seal) -> SealFault? {
    guard seal.isSignatureValid else { return .changed(seal.header.number) }
    return trusted.isEmpty || trusted.contains(seal.key) ? nil : .untrusted(seal.header.number)
  }
}

/// What is wrong with a chain of seals, by the number of the seal.
public enum SealFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The signature does not fit what the seal says.
  case changed(Int64)
  /// It does not follow from the seal before it, which was replaced or removed.
  case broken(Int64)
  case missing(Int64)
  case reordered(Int64)
  /// The entries listed are not those that were sealed.
  case members(Int64)
  /// Signed by a key that nobody here trusts.
  case untrusted(Int64)
  /// It is not the seal that was made known outside.
  case outside(Int64)

  public var description: String {
    switch self {
    case .changed(let number): "第 \(number) 号存证的内容与签名不符，存证被改动过。"
    case .broken(let number): "第 \(number) 号存证接不上前一号，之前的存证被替换或删除过。"
    case .missing(let number): "缺第 \(number) 号存证，可能被删除或截断。"
    case .reordered(let number): "第 \(number) 号存证重复或次序不对。"
    case .members(let number): "第 \(number) 号存证所含的办理记录与封存时不一致。"
    case .untrusted(let number): "第 \(number) 号存证不是用本单位公布的密钥签名的。"
    case .outside(let number): "第 \(number) 号存证与对外公布的存证号不一致，库内存证被整体替换过。"
    }
  }
}
