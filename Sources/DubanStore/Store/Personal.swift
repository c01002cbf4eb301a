internal import Duban

/// Personal values (个人信息): an entry holds only their HMAC under a salt of their own; value and salt
/// lie encrypted in a table from which they can be erased, and the journal still verifies.
extension Changes {
  /// The command with every personal value replaced by what may stand in an entry.
  mutating func protected(_ command: Command, _ ledger: Ledger) throws -> Command {
    var command = command
    for (id, value) in (command.details.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
      // Only the store makes ids: a sender who named one would show himself another's value.
      if case .personal = value {
        throw CommandFailure.refused(.invalid(ledger.field(id)?.name ?? id, why: "须填内容"))
      }
      guard ledger.field(id)?.kind.isPersonal == true, case .text(let text) = value else {
        continue
      }
      guard text.utf8.count <= Self.personalMax else {
        throw CommandFailure.refused(
          .invalid(ledger.field(id)?.name ?? id, why: "超过\(Self.personalMax)字节"))
      }
      command.details.fields?[id] = .personal(keep(text, field: id))
    }
    guard ledger.isPersonal else { return command }
    for text in [command.text, command.reason].compactMap(\.self)
    where text.utf8.count > Self.personalMax {
      throw CommandFailure.refused(.invalid("情况", why: "超过\(Self.personalMax)字节"))
    }
    command.text = command.text.map { keepSaid($0, field: "text") }
    command.reason = command.reason.map { keepSaid($0, field: "reason") }
    return command
  }

  /// Blanks stay as they are: put out of sight they would pass for something said.
  private mutating func keepSaid(_ text: String, field: String) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { return text }
    return PersonalText.mark + keep(text, field: field)
  }

  private static let personalMax = 20_000

  private mutating func keep(_ text: String, field: String) -> String {
    let salt = RandomBytes.make(SecretKey.byteCount)
    let id = HMAC.sha256([UInt8](text.utf8), key: salt).hex
    let cipher = store.keys.personalCipher.encrypt(
      salt + [UInt8](text.utf8), context: store.context(of: id))
    secrets.append(Secret(id: id, field: field, cipher: cipher))
    return id
  }
}

extension Changes {
  mutating func keepSecrets(of matter: MatterID) {
    for secret in secrets {
      insert(
        .secret,
        [
          here, .text(secret.id), .integer(matter.rawValue), .text(secret.field),
          .blob(secret.cipher), .integer(at.seconds),
        ])
    }
    secrets = []
  }
}

/// A personal value on its way into its table.
struct Secret: Sendable {
  var id: String
  var field: String
  var cipher: [UInt8]
}

/// A personal text as it stands in an entry: a mark and the id of the value.
public enum PersonalText {
  static let mark = "§"

  /// The id in a text that stands for a personal value.
  public static func id(in text: String) -> String? {
    text.hasPrefix(mark) ? String(text.dropFirst(mark.count)) : nil
  }

  /// A text as anybody may see it: what stands for a personal value says so.
  public static func shown(_ text: String) -> String {
    id(in: text) == nil ? text : "［个人信息］"
  }
}

extension Store {
  func context(of id: String) -> [UInt8] { [UInt8]("\(division) \(id)".utf8) }

  /// The personal values with these ids; those that were erased are missing.
  ///
  /// Whoever calls it must have asked for a reason and written an entry.
  public func reveal(_ ids: [String]) async throws -> [String: String] {
    try await engine.read { session in
      var found: [String: String] = [:]
      for id in ids {
        guard
          let row = try session.first(
            "SELECT cipher FROM secret WHERE division = ?1 AND id = ?2",
            [.text(self.division), .text(id)])
        else { continue }
        let plain = try self.keys.personalCipher.decrypt(row.blob(0), context: self.context(of: id))
        found[id] = String(decoding: plain.dropFirst(SecretKey.byteCount), as: UTF8.self)
      }
      return found
    }
  }
}
