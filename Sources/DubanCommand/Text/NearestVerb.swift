import ArgumentParser

/// A verb that was misspelt, told with the verb that was most likely meant.
enum NearestVerb {
  /// - Returns: the message, `nil` when the verbs are spelt right.
  static func message(for arguments: [String]) -> String? {
    guard let noun = arguments.first, !noun.hasPrefix("-") else { return nil }
    let nouns = Program.configuration.subcommands
    guard let command = nouns.first(where: { name(of: $0) == noun }) else {
      return noun == "help" ? nil : message(for: noun, amongst: nouns)
    }
    guard arguments.count > 1, !arguments[1].hasPrefix("-"), arguments[1] != "help" else {
      return nil
    }
    let verbs = command.configuration.subcommands
    return verbs.contains { name(of: $0) == arguments[1] }
      ? nil : message(for: arguments[1], amongst: verbs)
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? ""
  }

  private static func message(
    for word: String, amongst commands: [any ParsableCommand.Type]
  ) -> String {
    let names = commands.map(name)
    let ranked = names.map { ($0, distance($0, word)) }.min { $0.1 < $1.1 }
    if let ranked, ranked.1 <= 2, ranked.1 < ranked.0.count {
      return "错误：没有子命令 '\(word)'，是不是 '\(ranked.0)'？"
    }
    return "错误：没有子命令 '\(word)'，可用的有 \(names.joined(separator: "、"))。"
  }

  /// How many letters must be added, left out or changed (Levenshtein).
  static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var next = [i + 1]
      for (j, other) in b.enumerated() {
        next.append(min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, next[j] + 1))
      }
      row = next
    }
    return row[b.count]
  }
}
