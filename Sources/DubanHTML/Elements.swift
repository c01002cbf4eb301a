// The elements in use, by their HTML names. `<title>` is `pageTitle`, as `title` is the word most
// often needed for a value.

// Document
public let html = Tag("html")
public let head = Tag("head")
public let body = Tag("body")
public let pageTitle = Tag("title")
public let meta = Tag("meta", isVoid: true)
public let style = Tag("style")
public let script = Tag("script")

// Landmarks and sections
public let header = Tag("header")
public let footer = Tag("footer")
public let nav = Tag("nav")
public let main = Tag("main")
public let article = Tag("article")
public let section = Tag("section")
public let aside = Tag("aside")
public let h1 = Tag("h1")
public let h2 = Tag("h2")
public let h3 = Tag("h3")
public let h4 = Tag("h4")
public let h5 = Tag("h5")

// Blocks
public let div = Tag("div")
public let p = Tag("p")
public let ul = Tag("ul")
public let ol = Tag("ol")
public let li = Tag("li")
public let dl = Tag("dl")
public let dt = Tag("dt")
public let dd = Tag("dd")
public let details = Tag("details")
public let summary = Tag("summary")
public let blockquote = Tag("blockquote")
public let hr = Tag("hr", isVoid: true)

// Words
public let a = Tag("a")
public let b = Tag("b")
public let br = Tag("br", isVoid: true)
public let code = Tag("code")
public let em = Tag("em")
public let mark = Tag("mark")
public let small = Tag("small")
public let span = Tag("span")
public let strong = Tag("strong")

// Tables
public let table = Tag("table")
public let caption = Tag("caption")
public let thead = Tag("thead")
public let tbody = Tag("tbody")
public let tr = Tag("tr")
public let th = Tag("th")
public let td = Tag("td")

// SVG
public let svg = Tag("svg")
public let g = Tag("g")
public let rect = Tag("rect")
public let path = Tag("path")
public let line = Tag("line")
public let circle = Tag("circle")
public let svgText = Tag("text")
public let svgTitle = Tag("title")
