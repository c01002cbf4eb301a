import DubanOffice
import DubanReport
import Testing

@Suite struct `Reading web pages` {
  static let pages: [(page: String, text: String)] = [
    ("<p>甲</p><p>乙</p>", "甲\n乙"),
    ("<div>甲<br>乙<br/>丙</div>", "甲\n乙\n丙"),
    ("<p>&emsp;&emsp;增长&nbsp;8&#37;&#x4E2D;&ldquo;好&rdquo;</p>", "增长 8%中“好”"),
    ("<p>甲&unknown;乙&amp;丙 & 丁&lt;</p>", "甲&unknown;乙&丙 & 丁<"),
    ("<p>改革\n   开放 a\nb</p>", "改革开放 a b"),
    ("<p>增长<b>8%</b>，<span>其中</span></p>", "增长8%，其中"),
    ("<script>if (a<b) '</p>'</script><style>p{}</style><p>文</p>", "文"),
    ("<header>头</header><nav>首页</nav><p>文</p><footer>版权</footer>", "文"),
    ("<div style='display:none'>隐<div>藏</div></div><p>文</p>", "文"),
    ("<!-- <p>注</p> --><p title='a>b'>文</p>", "文"),
    ("<table><tr><td>一</td><td><p>二</p></td></tr><tr><td>三<td>四</table>", "一\t二\n三\t四"),
    ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", "甲\n乙"),
    ("<ul><li>一<li>二</ul>", "一\n二"),
    ("<pre>一 二\n三</pre>", "一 二\n三"),
    ("<p>3<5 且 7>6</p>", "3<5 且 7>6"),
    ("<nav>没有合上<p>文</p>", "没有合上\n文"),
    ("<p>文</p><!-- 没有合上 <p>", "文"),
    ("<p>文</p><a href=\"没有合上", "文"),
  ]

  @Test(arguments: pages)
  func `a page gives the text a person reads`(_ form: (page: String, text: String)) async throws {
    let bytes = Array("<!DOCTYPE html><html><title>题</title><body>\(form.page)".utf8)
    let document = try await SourceDocument.read(bytes: bytes, name: "网页")
    #expect(document.text.string == form.text)
    #expect(document.format == .html)
  }

  @Test func `what the page says of its encoding is not believed`() async throws {
    let page = "<html><head><meta charset=\"utf-8\"></head><body><p>增长8%</p></body></html>"
    let document = try await SourceDocument.read(bytes: Array(gb18030: page), name: "a.html")
    #expect(document.encoding == "GB18030")
    #expect(document.text.string == "增长8%")
  }

  static let kinds: [(text: String, name: String, format: SourceFormat)] = [
    ("<p>段</p>", "a.txt", .html), ("<p align=center>段</p>\n# 题", "a.md", .markdown),
    ("# 题\n正文", "a.markdown", .markdown), ("<十三五>规划", "a.txt", .text),
    ("前言<p>段</p>", "a.htm", .html), ("前言<p>段</p>", "a.txt", .text),
  ]

  @Test(arguments: kinds)
  func `a page is known by its first tag`(
    _ form: (text: String, name: String, format: SourceFormat)
  )
    async throws
  {
    let document = try await SourceDocument.read(bytes: Array(form.text.utf8), name: form.name)
    #expect(document.format == form.format)
  }

  @Test func `hostile pages end in good time`() async throws {
    let page = "<html>" + String(repeating: "<table><nav a='", count: 100_000)
    #expect(await refusal(Array(page.utf8)) == .empty)
    let deep = "<html>" + String(repeating: "<table><td>字", count: 20_000)
    #expect(try await text(Array(deep.utf8)).filter { $0 == "字" }.count == 20_000)
    let attributes = (0..<200_000).map { "a\($0)" }.joined(separator: " ")
    #expect(try await text(Array("<html><p \(attributes)>文</p>".utf8)) == "文")
  }
}
