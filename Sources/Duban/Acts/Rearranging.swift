extension Deed {
  /// Acts that change two or more matters at once: 关联, 并入, 拆分.
  mutating func rearrange(touching others: inout [MatterID: [Entry]]) throws(Refusal) {
    switch context.command.act {
    case .link: try link(touching: &others)
    case .merge: try merge(touching: &others)
    default: try split(into: &others)
    }
  }

  private func other() throws(Refusal) -> Matter {
    let id = try context.need(context.details.other, "另一事项")
    guard id != matter.id, let other = context.surroundings.linked[id] else {
      throw .unknownMatter
    }
    return other
  }

  private mutating func link(touching others: inout [MatterID: [Entry]]) throws(Refusal) {
    let other = try other()
    let kind = context.details.link ?? .related
    let isNew = !matter.links.contains { $0.matter == other.id && $0.kind == kind }
    guard isNew else { throw .invalid("关联", why: "两个事项已经关联") }
    add(.linked(Link(kind, other.id)))
    var back = Deed(on: other, in: context)
    back.add(.linked(Link(kind.inverse, matter.id)))
    others[other.id] = [back.entry()]
  }

  /// 并入: this one ends, the other takes over its sources; both keep the link.
  private mutating func merge(touching others: inout [MatterID: [Entry]]) throws(Refusal) {
    let other = try other()
    guard other.standing.isOpen else {
      throw .invalid("另一事项", why: "已经办结，不能再并入")
    }
    guard !other.lockedYears.contains(other.year) else { throw .yearLocked(other.year) }
    var target = Deed(on: other, in: context)
    target.join(matter.sources)
    target.add(.linked(Link(.duplicate, matter.id)))
    others[other.id] = [target.entry()]
    add(.linked(Link(.mergedInto, other.id)))
    stand(.ended)
    happened(.cancelled)
  }

  /// 拆分: each part becomes a matter of its own below this one, which can't close before them.
  private mutating func split(into others: inout [MatterID: [Entry]]) throws(Refusal) {
    let parts = try context.need(context.details.parts, "拆分后的事项")
    guard parts.count >= 2 else { throw .invalid("拆分", why: "至少拆成两项") }
    guard parts.allSatisfy({ context.isSaid($0) }) else { throw .missing(.detail("事项名称")) }
    precondition(
      context.surroundings.fresh.count >= parts.count, "the store hands in a number for each part")
    for (part, fresh) in zip(parts, context.surroundings.fresh) {
      others[fresh.id] = [child(titled: part, fresh)]
      add(.linked(Link(.child, fresh.id)))
    }
  }

  private func child(titled title: String, _ fresh: Surroundings.Fresh) -> Entry {
    var deed = Deed(opening: fresh, titled: title, in: context)
    for source in matter.sources { deed.add(.source(source)) }
    deed.add(.units(matter.units))
    for (id, value) in matter.fields.sorted(by: { $0.key < $1.key }) {
      deed.add(.field(id, value))
    }
    if let due = matter.due { deed.add(.due(due)) }
    deed.add(.answerable(leader: matter.leader, coordinator: matter.coordinator))
    deed.add(.linked(Link(.parent, matter.id)))
    // The approval is of the whole: each part is submitted by itself.
    if matter.standing == .approving {
      deed.stand(firstOf: .drafted, .issued)
    } else {
      deed.stand(matter.standing)
      if let suspension = matter.suspension { deed.add(.suspension(suspension)) }
    }
    if matter.issuedAt != nil {
      deed.add(.issued)
      deed.happened(.issued)
    }
    deed.happened(.opened)
    deed.runClocks()
    return deed.entry()
  }
}
