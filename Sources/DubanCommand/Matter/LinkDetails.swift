import ArgumentParser
import Duban

// The other matter is looked up by its id or number before the command is made, so these say its
// address only.

/// Details that name another matter.
protocol NamesAnother {
  var other: String? { get }
}

struct MergeDetails: ActDetails, NamesAnother {
  @Option(help: ArgumentHelp("并入的事项。", valueName: "MATTER")) var into: String
  var other: String? { into }

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) {}
}

struct LinkDetails: ActDetails, NamesAnother {
  @Option(help: ArgumentHelp("另一事项。", valueName: "MATTER")) var to: String
  @Option(
    help: ArgumentHelp(
      "关联方式：\(Link.Kind.allCases.map(\.word).joined(separator: "、"))。", valueName: "KIND"))
  var kind = Link.Kind.related.word
  var other: String? { to }

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) throws {
    details.link = try Words.read(Link.Kind.self, kind, option: "--kind")
  }
}

struct SplitDetails: ActDetails {
  @Option(
    name: .customLong("part"), help: ArgumentHelp("子事项的名称，至少两次。", valueName: "TITLE"))
  var parts: [String]

  func fill(_ details: inout Details, on matter: Matter, by actor: Actor, at desk: Desk) {
    details.parts = parts
  }
}
