/// Cuts from the name of an indicator the words that do not say what is measured.
enum NameCutter {
  /// Words that lead in: whose, when and how it came about.
  private static let leads = PhraseTable(
    """
    全年 全区 全县 全市 全旗 全省 全国 全社会 我区 我县 我市 我省 我国 我旗 辖区 区域 其中 累计
    年内 今年 去年 预计 实现 完成 达到 安排 拟 力争 确保 使 使得 预期 当年 年度 地方级 的 ， ,
    : 、 “ ” 实际 继续 全部 共 总计 规模 本年 本级地方 到 年 底 末 期 间 五年 三年 来 在 和 较好
    圆满 超额 主要 指标 目标 是 为 实际完成 累积 全口径
    """)
  /// Words that trail: how the number is joined on.
  private static let tails = PhraseTable(
    """
    预 预计 完成 实现 达 达到 分别 均 总量 目标 任务 指标 也 已 将 可 力争 突破 超 的 达标 完成额
    、 ， , : “ ” ( 数 双双 保持 增速 增幅 年均 增长 同比 总体 初步 首次 成功 共 累计 约 预期
    """)
  /// Words inside a scope that do not narrow.
  private static let loose = PhraseTable(
    "常住 全社会 居民 全体 全部 全 区 县 市 当年 实现 完成 的 外贸 城乡 (不含农户) 金融机构 本外币 各项")

  static func cut(_ name: [Code]) -> [Code] {
    var start = 0
    var end = comparison(name)
    while start < end {
      let length = max(
        leads.longest(name, at: start, before: end), number(name, at: start, before: end))
      guard length > 0, length < end - start else { break }
      start += length
    }
    while start < end {
      let length = tails.longest(name, endingAt: end, after: start)
      guard length > 0, length < end - start else { break }
      end -= length
    }
    return Array(name[start..<end])
  }

  /// Where 比2015年… begins: the words of a comparison are no part of the name.
  private static func comparison(_ name: [Code]) -> Int {
    for index in name.indices.dropFirst(2).dropLast()
    where name[index] == "比" && name[index + 1].isDigit {
      return index
    }
    return name.count
  }

  /// Digits of a year or an enumeration before the name.
  private static func number(_ name: [Code], at start: Int, before end: Int) -> Int {
    var index = start
    while index < end, name[index].isDigit || name[index].isCircled { index += 1 }
    return index - start
  }

  /// What is left of the words before the canonical name once loose words are out.
  static func scope(_ words: some Collection<Code>) -> [Code] {
    let all = Array(words)
    var kept: [Code] = []
    var index = 0
    while index < all.count {
      let length = loose.longest(all, at: index, before: all.count)
      if length > 0, !isHeld(all, index, length) {
        index += length
      } else {
        kept.append(all[index])
        index += 1
      }
    }
    return kept
  }

  /// 区 of 区本级 and 全 of 全口径 belong to a word of their own.
  private static func isHeld(_ all: [Code], _ index: Int, _ length: Int) -> Bool {
    index + length < all.count && all[index + length] == "本" || index > 0 && length == 1
  }
}

/// A small set of phrases, found at a place or before one.
struct PhraseTable: Sendable {
  /// By the low bits of the first and of the last code: most places are refused by one look.
  private var byFirst: [[[Code]]]
  private var byLast: [[[Code]]]

  init(_ words: String) {
    byFirst = Array(repeating: [], count: 1024)
    byLast = byFirst
    for piece in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let word = String(piece).codes
      byFirst[PhraseTable.slot(word[0])].append(word)
      byLast[PhraseTable.slot(word[word.count - 1])].append(word)
    }
  }

  private static func slot(_ code: Code) -> Int { Int(code.raw & 1023) }

  /// The length of the longest phrase at `start`, 0 where there is none.
  func longest(_ text: [Code], at start: Int, before end: Int) -> Int {
    var best = 0
    for word in byFirst[PhraseTable.slot(text[start])]
    where word.count > best && start + word.count <= end {
      if PhraseTable.stands(word, in: text, at: start) { best = word.count }
    }
    return best
  }

  /// The length of the longest phrase that ends at `end`, 0 where there is none.
  func longest(_ text: [Code], endingAt end: Int, after start: Int) -> Int {
    var best = 0
    for word in byLast[PhraseTable.slot(text[end - 1])]
    where word.count > best && end - word.count >= start {
      if PhraseTable.stands(word, in: text, at: end - word.count) { best = word.count }
    }
    return best
  }

  private static func stands(_ word: [Code], in text: [Code], at start: Int) -> Bool {
    for offset in 0..<word.count where text[start + offset] != word[offset] { return false }
    return true
  }
}

/// FNV-1a over codes: a name as one integer.
enum NameHash {
  static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

  static func of(_ codes: some Sequence<Code>) -> UInt64 {
    var hash = empty
    for code in codes { hash = (hash ^ UInt64(code.raw)) &* 0x0000_0100_0000_01b3 }
    return hash
  }
}
