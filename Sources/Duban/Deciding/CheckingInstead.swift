extension Context {
  /// Whether the actor checks because nobody else may (`ClosingRule.higher`): it belongs to the higher unit
  /// that the ledger names, and everybody whom the rule names is denied (回避).
  func checksInstead(_ rule: ActRule, _ matter: Matter) -> Bool {
    guard [.inspect, .verify, .signBatch].contains(rule.act), let higher = ledger.closing.higher,
      let unit = actor.unit.flatMap({ directory.units[$0] }), unit.kind == .higher,
      unit.name == higher
    else { return false }
    return !directory.posts.values.contains { post in
      directory.holders(of: post.id, on: today).contains { person in
        let permission = Permission(
          actor: Actor(person: person, post: post.id, unit: post.unit), matter: matter,
          surroundings: surroundings, day: today)
        return rule.who.contains(where: permission.matches)
          && permission.denial(of: rule.denies) == nil
      }
    }
  }
}
