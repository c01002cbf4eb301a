import DubanHTML
import Testing

@Suite struct `Spacing Chinese and figures` {
  @Test(arguments: [
    ("提质改造42条", "提质改造<span class=\"xx\">42</span>条"),
    ("3月底", "<span class=\"xr\">3</span>月底"),
    ("增长8.3%", "增长<span class=\"xl\">8.3%</span>"),
    ("2021 年 4 月", "2021 年 4 月"),
    ("（42）", "（42）"),
    ("<b>&", "&lt;b&gt;&amp;"),
    ("甲<1>乙", "甲&lt;1&gt;乙"),
    ("", ""),
    ("3", "3"),
    ("落后37个百分点，3/14条", "落后<span class=\"xx\">37</span>个百分点，<span class=\"xr\">3/14</span>条"),
  ])
  func `figures stand off the Chinese beside them`(_ text: String, _ markup: String) {
    #expect(HTML(spaced: text).markup == markup)
  }
}

@Suite struct `Leading elsewhere` {
  @Test(arguments: [
    "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "",
    "/\t/evil.example", "/\n/evil.example",
  ])
  func `a foreign address leads to the start page`(_ address: String) {
    #expect(a(.href(.path(address))).markup == "<a href=\"/\"></a>")
  }

  @Test func `an own address stays as it is`() {
    #expect(a(.href(.path("/a?b=1&c"))).markup == "<a href=\"/a?b=1&amp;c\"></a>")
  }

  @Test func `a telephone number keeps its figures only`() {
    #expect(a(.href(.telephone("+86 (730) 8-1"))).markup == "<a href=\"tel:+8673081\"></a>")
  }

  @Test func `tenths are written with a point only where needed`() {
    #expect(rect(.x(.tenths(415)), .y(.tenths(40))).markup == "<rect x=\"41.5\" y=\"4\"></rect>")
    #expect(rect(.x(.tenths(-5))).markup == "<rect x=\"-0.5\"></rect>")
  }
}
