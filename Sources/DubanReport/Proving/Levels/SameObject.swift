extension AuditRule {
  /// One act on one kind of thing in one year with two numbers (改造老旧小区…个; `domain.md` §8.3 N06).
  static let sameObject = AuditRule(
    code: "same-object", title: "同一事项前后两个数", source: "N06",
    check: { desk in desk.sameObjects() })
}

/// The words of a counted thing in any order, with the unit and the period.
private struct ObjectKey: Hashable {
  var words: UInt64
  var unit: String
  var year: Int
  var isPlan: Bool
}

extension Desk {
  fileprivate func sameObjects() -> [Finding] {
    var first: [ObjectKey: Int] = [:]
    var told: Set<ObjectKey> = []
    var found: [Finding] = []
    for index in figures.indices {
      guard let key = objectKey(figures[index]) else { continue }
      guard let earlier = first[key] else {
        first[key] = index
        continue
      }
      guard !told.contains(key), let finding = sameObject(earlier, index) else { continue }
      told.insert(key)
      found.append(finding)
    }
    return found
  }

  private func sameObject(_ a: Int, _ b: Int) -> Finding? {
    let (one, other) = (figures[a], figures[b])
    guard one.sentence != other.sentence, let first = interval(one), let second = interval(other),
      !first.meets(second), first.high < second.low * 5, second.high < first.low * 5,
      nature(one) == nature(other)
    else { return nil }
    return Finding(
      rule: AuditRule.sameObject.code, verdict: .explain, quotes: [quote(one), quote(other)],
      arithmetic: "\(shown(one, unit: true)) ≠ \(shown(other, unit: true))",
      message: "两处所说的像是同一事项，数目不同，请说明是否同一口径、有无包含关系，并核以哪个为准。")
  }

  /// A stock reached (达124家) and things added (新增8家) are not one number.
  private func nature(_ figure: Figure) -> Cues {
    let nature = figure.cues.intersection([.reaches, .fresh, .stock])
    return figure.cues.contains(.achieves) ? nature.subtracting([.reaches]) : nature
  }

  private func objectKey(_ figure: Figure) -> ObjectKey? {
    let other: Cues = [.part, .overall, .bound, .nation, .province, .partOfYear, .share]
    guard figure.form == .level, figure.indicator.standard == nil, !figure.isListed,
      figure.cues.isDisjoint(with: other), figure.factor == 1 || figure.factor == 1e4
    else { return nil }
    let quantity = quantity(figure)
    let horizon = horizon(figure)
    guard let year = horizon.to, horizon.from == year, horizon.direction != .none,
      quantity.year ?? year == year,
      quantity.relation == .equal, !quantity.unit.isEmpty, !isRate(figure),
      !quantity.baseUnit.contains("元")
    else { return nil }
    guard let words = ObjectWords.fingerprint(quantity.name.codes) else { return nil }
    return ObjectKey(
      words: words, unit: quantity.baseUnit, year: year, isPlan: horizon.direction == .plan)
  }
}

/// What is done to what, without the words that say how.
private enum ObjectWords {
  private static let loose = PhraseTable(
    """
    全力 全面 实施 项目 完成 推进 启动 工程 任务 数量 共 全年 累计 等 的 年内 计划 加快 继续 大力
    积极 重点 全区 全县 全市 再 了 我区 推动 抓好 力争 确保 “ ” 扎实 深入 稳步 有序 高标准 高质量
    统筹 组织 开展 工作 各类 、 , 分别 将 对
    """)

  /// A hash of the words that does not mind their order; `nil` for names too short to mean one thing.
  static func fingerprint(_ name: [Code]) -> UInt64? {
    var hash: UInt64 = 0
    var kept = 0
    var index = 0
    while index < name.count {
      let length = loose.longest(name, at: index, before: name.count)
      if length > 0 {
        index += length
      } else {
        var mixed = UInt64(name[index].raw) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 29
        hash = hash &+ mixed &* 0xBF58_476D_1CE4_E5B9
        kept += 1
        index += 1
      }
    }
    return kept >= 4 && kept <= 14 ? hash : nil
  }
}
