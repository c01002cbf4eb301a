internal import Duban
internal import DubanStore
internal import Foundation

extension Visit {
  /// The id of an act on a matter. Sent again by a form it is the same, so that it is done once: pressed
  /// twice, or after the browser's Back, which fetches the form anew. What is written otherwise, or after
  /// somebody else has acted, is another act. Programs choose theirs.
  func commandID(of command: Command, on matter: Matter) throws -> String {
    if isForPrograms {
      return form["command"] ?? key.map { "key:" + $0.prefix(100) } ?? Self.freshCommandID
    }
    // Whoever looks leaves a trace each time.
    if command.act == .reveal { return Self.freshCommandID }
    return try contentID(
      of: command, since: form["command"] ?? formToken(of: command.act, on: matter))
  }

  /// The id of an act that opens a matter: the same words of the same person on one day open one, so that
  /// a form sent again leads to the paper that it drafted before.
  func commandID(ofOpening command: Command) throws -> String {
    if isForPrograms {
      // One request may open several, each with a title of its own.
      let chosen = form["command"] ?? key ?? Self.freshCommandID
      return "key:\(chosen.prefix(100)):\(command.details.title ?? "")"
    }
    return try contentID(of: command, since: "\(at.day)")
  }

  private func contentID(of command: Command, since token: String) throws -> String {
    let viewer = try someone
    var content = command
    content.known = nil
    // As the holder of this post: who holds two may sign for both.
    let post = viewer.post.map { "\($0.id)" } ?? ""
    content.id = token + ":" + post
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Keyed by what is gone with the session: nobody finds personal values by trying.
    let code = HMAC.sha256(
      [UInt8](try encoder.encode(content)), key: [UInt8](viewer.session.csrf.utf8))
    return "web:" + code.hex.prefix(48)
  }

  /// What a form for an act carries: how far the matter has come without the same act of the same person
  /// a moment ago. That one's form said the same. A signature may be followed by the next one of the same
  /// person, and the kernel refuses it where it is another's.
  func formToken(of act: Act, on matter: Matter) -> String {
    let isOwn =
      ![.sign, .refuse].contains(act) && matter.lastAct == act
      && matter.lastActor.person == viewer?.person
      && matter.changedAt.seconds(to: at) <= Act.undoSeconds
    return "after:\(isOwn ? matter.version - 1 : matter.version)"
  }

  /// Of a command that no form sends.
  private static var freshCommandID: String { "web:" + RandomBytes.text(digits: 24) }
}
