import DubanHTML
import Testing

@Suite struct `Escaping` {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a & b", "a &amp; b"),
    ("&lt;", "&amp;lt;"),
    ("“零就业”家庭", "“零就业”家庭"),
    ("𠮷亿元 < 5", "𠮷亿元 &lt; 5"),
    ("1\r2", "1&#13;2"),
    ("\0", "\u{FFFD}"),
    ("", ""),
  ])
  func `text stays text`(_ text: String, _ expected: String) {
    #expect(p { text }.markup == "<p>\(expected)</p>")
  }

  @Test(arguments: [
    ("\" onclick=\"alert(1)", "&quot; onclick=&quot;alert(1)"),
    ("' onclick='alert(1)", "&#39; onclick=&#39;alert(1)"),
    ("</title><script>", "&lt;/title&gt;&lt;script&gt;"),
    ("地区生产总值 · 增长", "地区生产总值 · 增长"),
  ])
  func `an attribute's value stays in its quotes`(_ value: String, _ expected: String) {
    #expect(p(.title(value)).markup == "<p title=\"\(expected)\"></p>")
    #expect(p(.data("k", value)).markup == "<p data-k=\"\(expected)\"></p>")
  }

  @Test func `a link leads to a place on the page and nowhere else`() {
    #expect(
      a(.href(.fragment("\"><b>"))) { "x" }.markup == ##"<a href="#&quot;&gt;&lt;b&gt;">x</a>"##)
  }

  @Test func `only trusted markup is written as it is`() {
    #expect(HTML(trusted: "<b>甲</b>").markup == "<b>甲</b>")
    #expect(HTML("<b>甲</b>").markup == "&lt;b&gt;甲&lt;/b&gt;")
  }
}
