import ArgumentParser
import Duban
import DubanStore
import DubanWeb
import Foundation

/// Who acts, and what every act may bring with it; shared by all acts on matters.
struct ActingOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("办理人：姓名或编号；任多个岗位的写 姓名@岗位。", valueName: "WHO"))
  var actor: String

  @Option(help: ArgumentHelp("理由。", valueName: "TEXT")) var reason: String?
  @Option(help: ArgumentHelp("情况、意见。", valueName: "TEXT")) var text: String?

  @Option(
    help: ArgumentHelp("佐证：种类=文件，可多次；涉密文件不收。", valueName: "KIND=FILE"))
  var evidence: [String] = []

  @Option(help: ArgumentHelp("您看到的版本；其后已有办理的不执行。", valueName: "VERSION"))
  var known: Int?

  @Option(
    help: ArgumentHelp("指令编号；同一编号只办一次，不写则随机。", valueName: "ID"))
  var id: String?

  /// The command without its details. Files are stored first: an entry names only what is durable.
  func command(
    _ act: Act, on matter: MatterID?, at desk: Desk
  ) async throws -> Duban.Command {
    Duban.Command(
      id: id ?? UUID().uuidString.lowercased(), act: act, matter: matter, known: known,
      reason: reason, text: text, evidence: try await EvidenceArgument.store(evidence, at: desk))
  }
}

/// `验收单=file.pdf`.
enum EvidenceArgument {
  static func store(_ arguments: [String], at desk: Desk) async throws -> [Evidence] {
    let pairs = try arguments.map { try Pair.split($0, option: "--evidence", form: "种类=文件") }
    var evidence: [Evidence] = []
    for (kind, path) in pairs {
      evidence.append(Evidence(hash: try await desk.keep(path), kind: kind))
    }
    return evidence
  }
}

extension Desk {
  /// Puts a copy of a file into the evidence store, where entries may name it.
  func keep(_ path: String) async throws -> EvidenceHash {
    let stored = try evidence.store(file: path)
    try await store.register(stored, at: at)
    return stored.hash
  }
}

/// Two words with a sign between them.
enum Pair {
  static func split(
    _ text: String, option: String, form: String
  ) throws(Failure) -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw Failure(
        status: .misused, message: "\(option) 的“\(text)”不对：请写成 \(form)。")
    }
    return (parts[0], parts[1])
  }
}
