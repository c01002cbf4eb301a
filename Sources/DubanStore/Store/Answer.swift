public import Duban

/// What a command came to (办理回执). Kept with the command's id, so that a repeat is answered alike.
public struct Answer: Hashable, Sendable, Codable {
  public var matter: MatterID
  public var number: String
  public var version: Int
  public var standing: Standing
  /// Other matters it touched or opened, in order.
  public var others: [MatterID]
}

extension Answer {
  /// What is kept of it with the command and the matter's id: short, as there is one for every act. How
  /// the matter stood, its entries up to the version say.
  struct Kept {
    var version: Int
    var others: [MatterID]
    /// Of the command as it was sent; `nil` in what the first versions kept.
    var code: [UInt8]?
  }
}

/// A mark, the code, the version, the other matters.
extension Answer.Kept {
  private static let mark: UInt8 = 2
  static let codeCount = 8

  var bytes: [UInt8] {
    let numbers = [version] + others.map { Int($0.rawValue) }
    return [Self.mark] + (code ?? []) + numbers.flatMap { ShortNumber.bytes($0) }
  }

  init(bytes: [UInt8]) throws {
    guard bytes.first == Self.mark else {
      self = try Coding.value(Old.self, from: bytes).kept
      return
    }
    var rest = bytes.dropFirst()
    let code = Array(rest.prefix(Self.codeCount))
    rest = rest.dropFirst(Self.codeCount)
    var numbers: [Int] = []
    while let number = ShortNumber.take(from: &rest) { numbers.append(number) }
    guard let version = numbers.first else { throw StoreFailure(.corrupt, detail: "an answer") }
    self.init(
      version: version, others: numbers.dropFirst().map { MatterID(Int64($0)) }, code: code)
  }

  /// Before schema 11.
  private struct Old: Decodable {
    var v: Int
    var o: [MatterID]?
    var h: String?

    var kept: Answer.Kept {
      Answer.Kept(version: v, others: o ?? [], code: h.flatMap { Hex.bytes($0) })
    }
  }
}

/// Why a command came to nothing.
public enum CommandFailure: Error, Hashable, Sendable {
  /// The kernel refused it; nothing was written.
  case refused(Refusal)
  /// This id has been used for another command or by another person.
  case idTaken
  case unknownLedger(String)
  /// The calendar, the key ring or another part of the installation is missing.
  case notReady(String)
  /// A year is not locked while it runs or anything in it is undecided.
  case yearOpen(Int, why: String)

  /// What the person reads.
  public var sentence: String {
    switch self {
    case .refused(let refusal): refusal.sentence
    case .idTaken: "这个指令编号已经用过，请换一个编号再提交。"
    case .unknownLedger(let id): "没有安装“\(id)”台账，请先用 duban ledger install 安装。"
    case .notReady(let what): "系统还没有准备好：\(what)。"
    case .yearOpen(let year, let why): "\(year)年度不能锁定：\(why)。"
    }
  }
}
