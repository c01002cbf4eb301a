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
  /// As it is kept with the command and the matter's id: short, as there is one for every act.
  struct Kept: Codable {
    var version: Int
    var standing: Standing
    var others: [MatterID]?
    /// Of the command as it was sent; none in what older versions kept.
    var code: String?

    private enum CodingKeys: String, CodingKey {
      case version = "v", standing = "s", others = "o", code = "h"
    }
  }

  func kept(with code: String) -> Kept {
    Kept(
      version: version, standing: standing, others: others.isEmpty ? nil : others, code: code)
  }

  init(_ kept: Kept, matter: MatterID, number: String) {
    self.init(
      matter: matter, number: number, version: kept.version, standing: kept.standing,
      others: kept.others ?? [])
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

  /// What the person reads.
  public var sentence: String {
    switch self {
    case .refused(let refusal): refusal.sentence
    case .idTaken: "这个指令编号已经用过，请换一个编号再提交。"
    case .unknownLedger(let id): "没有安装“\(id)”台账，请先用 duban ledger install 安装。"
    case .notReady(let what): "系统还没有准备好：\(what)。"
    }
  }
}
