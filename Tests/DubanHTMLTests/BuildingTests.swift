import DubanHTML
import Testing

@Suite struct `Building markup` {
  @Test func `elements nest in the order they are written`() {
    let list = ul(.class("a", "b")) {
      for number in 1...2 { li { number } }
      if list2.isEmpty { li { "空" } } else { li { "有" } }
    }
    #expect(list.markup == #"<ul class="a b"><li>1</li><li>2</li><li>空</li></ul>"#)
  }

  private var list2: [Int] { [] }

  @Test func `void elements have no end tag`() {
    #expect(
      p {
        "一"; br(); "二"
      }.markup == "<p>一<br>二</p>")
    #expect(meta(.charset("utf-8")).markup == #"<meta charset="utf-8">"#)
  }

  @Test func `an empty element keeps its end tag`() {
    #expect(div().markup == "<div></div>")
  }

  @Test func `an attribute without a value is a bare word`() {
    #expect(
      details(.open, .id("n")) { summary { "注" } }.markup
        == #"<details open id="n"><summary>注</summary></details>"#)
  }

  @Test func `a list is joined by what stands between`() {
    let pieces = ["甲", "乙", "丙"].map { HTML($0) }
    #expect(HTML.joined(pieces, by: HTML("、")).markup == "甲、乙、丙")
    #expect(HTML.joined([], by: HTML("、")).markup == "")
  }

  @Test func `a drawing is written like a page`() {
    let drawing = svg(.viewBox(width: 10, height: 4)) {
      rect(.x(.share(1, of: 3)), .y(0), .width(.share(7, of: 100)), .height(4))
    }
    #expect(
      drawing.markup == #"<svg viewBox="0 0 10 4">"#
        + #"<rect x="33.33%" y="0" width="7.00%" height="4"></rect></svg>"#)
  }
}
