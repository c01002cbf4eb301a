import Testing

@testable import DubanReport

/// Every position is also asked one by one, over ranges that begin and end around the blocks of 64.
@Suite struct `Finding signs and words in a text` {
  private static let paragraph =
    "一、2020年工作回顾。完成投资12.5亿元,增长8%;"
    + "建成“十四五”期间(二)项目3个、学校和医院①2所!\n"
  private let scan = Scan(SourceText(String(repeating: Self.paragraph, count: 6)))

  private var ranges: [Range<Int>] {
    let ends = [0, 1, 17, 63, 64, 65, 127, 128, 129, 190, scan.text.count]
    return ends.flatMap { start in ends.filter { $0 >= start }.map { start..<$0 } }
  }

  @Test(arguments: [
    Sign.clauseEnd, .digit, .numeral, .bracket, .quote, .circled, .joiner, .cue,
    [.digit, .numeral], [.clauseEnd, .joiner, .cue],
  ])
  func `a range gives exactly the places whose characters are such signs`(_ signs: Sign) {
    let text = scan.text
    for range in ranges {
      let expected = range.filter { !Sign.table[Int(text[$0].raw)].isDisjoint(with: signs) }
      #expect(Array(text.signs.places(signs, in: range)) == expected)
      #expect(text.signs.first(signs, in: range) == expected.first)
      #expect(text.signs.last(signs, in: range) == expected.last)
      #expect(text.signs.count(signs, in: range) == expected.count)
    }
  }

  @Test func `the words of a range are the longest at each position that end in it`() {
    for range in ranges {
      let marks = range.compactMap { scan.marks.starting(at: $0) }
      let inside = marks.filter { $0.end <= range.upperBound }
      #expect(scan.marks.roles(in: range) == inside.reduce([]) { $0.union($1.roles) })
      for role in [Role.verb, .unit, .finish, .deadline, .level] {
        let first = inside.first { $0.roles.contains(role) }
        #expect(scan.marks.first(role, in: range)?.range == first?.range)
        let start = marks.first { $0.roles.contains(role) }.map { Int($0.start) }
        #expect(scan.marks.start(of: role, in: range) == start)
      }
    }
  }

  @Test func `a word that ends at an index is found though a longer one begins with it`() {
    let text = NormalText(SourceText("全面建成小康社会"))
    let lexicon = Lexicon([(.verb, "建成 成"), (.lead, "建成小康"), (.goal, "面建")])
    let marks = lexicon.marks(in: text)
    #expect(marks.ending(at: 4, as: .verb)?.range == 2..<4)
    #expect(marks.ending(at: 6, as: .lead)?.range == 2..<6)
    #expect(marks.ending(at: 3, as: .goal)?.range == 1..<3)
    #expect(marks.ending(at: 4, as: .lead) == nil)
    #expect(marks.starting(at: 2)?.range == 2..<6)
    #expect(lexicon.everyRole(in: text, 0..<5) == [.verb, .goal])
  }
}

@Suite struct `Comparing strings by bytes` {
  @Test(arguments: [(1, nil, "s1"), (120, nil, "s120"), (7, 12, "s7-12"), (0, 0, "s0-0")])
  func `ids are a letter and plain numbers`(_ first: Int, _ second: Int?, _ id: String) {
    #expect(String(id: "s", first, second) == id)
  }

  @Test func `suffixes, equality and lengths are those of the scalars`() {
    #expect("个百分点".hasByteSuffix("百分点"))
    #expect(!"分点".hasByteSuffix("百分点"))
    #expect("亿元".hasBytes(of: "亿元"))
    #expect(!"亿元".hasBytes(of: "万元"))
    #expect("GDP增长8%".scalarCount == 7)
    #expect("😀㎡".codes == [.replacement, "㎡"])
  }

  @Test func `squared units find room even in bytes that are no UTF-8`() {
    let valid = NormalText(SourceText(String(repeating: "㎢", count: 100)))
    #expect(valid.codes.string == String(repeating: "平方公里", count: 100))
    let broken = [[UInt8]](repeating: [0xE3, 0xCE, 0xE2], count: 100).flatMap { $0 }
    let text = NormalText(SourceText(utf8: broken))
    #expect(text.count == 400 && text.origin.count == 400)
  }
}
