import Testing

@testable import DubanWeb

/// What the style may use: everything here has worked since the Chromium version beside it, and the
/// floor is 86. A new word is looked up and entered, or not used.
private let allowed: [String: Int] = [
  // Properties
  "-webkit-print-color-adjust": 17, "-webkit-text-size-adjust": 54, "align-items": 29,
  "align-self": 36, "background": 1, "background-repeat": 1, "border": 1, "border-bottom": 1,
  "border-bottom-style": 1, "border-collapse": 1, "border-color": 1, "border-left": 1,
  "border-left-width": 1, "border-radius": 4, "border-right": 1, "border-style": 1,
  "border-top": 1, "bottom": 1, "box-sizing": 10, "break-after": 50, "break-inside": 50,
  "clear": 1, "color": 1, "color-scheme": 81, "column-count": 50, "column-gap": 66, "content": 1,
  "cursor": 1, "display": 1, "fill": 1, "flex": 29, "flex-wrap": 29, "float": 1, "font": 1,
  "font-family": 1, "font-size": 1, "font-variant-east-asian": 63, "font-variant-numeric": 52,
  "font-weight": 2, "gap": 84, "grid-column": 57, "grid-template-columns": 57, "height": 1,
  "left": 1, "letter-spacing": 1, "line-height": 1, "list-style": 1, "margin": 1,
  "margin-bottom": 1, "margin-left": 1, "margin-right": 1, "margin-top": 1, "max-width": 1,
  "min-width": 1, "outline": 1, "outline-offset": 1, "overflow": 1, "overflow-wrap": 23,
  "overflow-x": 3, "padding": 1, "padding-bottom": 1, "padding-left": 1, "padding-right": 1,
  "padding-top": 1, "position": 1, "scroll-padding-top": 69, "size": 15, "stroke": 1,
  "text-align": 1, "text-decoration": 1, "text-indent": 1, "text-overflow": 1, "top": 1,
  "vertical-align": 1, "white-space": 1, "width": 1, "z-index": 1,
  // At-rules and media features
  "@media": 1, "@page": 15, "screen": 1, "print": 1, "min-width:": 1, "max-width:": 1,
  "prefers-color-scheme:": 76,
  // Pseudo-classes and pseudo-elements
  ":root": 1, ":not": 1, ":hover": 1, ":target": 1, ":first-child": 1, ":last-child": 1,
  ":nth-child": 1, ":focus-visible": 86, "::before": 1, "::after": 1,
  "::-webkit-details-marker": 12,
  // Functions
  "var": 49, "linear-gradient": 26, "attr": 2, "repeat": 57, "minmax": 57, "calc": 26, "max": 79,
]

@Suite struct `Keeping to the browser floor` {
  private let style = StyleSheet.annotatedReport

  @Test func `nothing allowed is younger than Chromium 86`() {
    #expect(allowed.filter { $0.value > 86 }.isEmpty)
  }

  @Test func `every property is allowed`() {
    for name in Stylesheet(style).properties where !name.hasPrefix("--") {
      #expect(allowed[name] != nil, "property \(name)")
    }
  }

  @Test func `every at-rule and media feature is allowed`() {
    for name in Stylesheet(style).conditions { #expect(allowed[name] != nil, "condition \(name)") }
  }

  @Test func `every pseudo-class and pseudo-element is allowed`() {
    for name in Stylesheet(style).pseudos { #expect(allowed[name] != nil, "selector \(name)") }
  }

  @Test func `every function is allowed`() {
    for name in Stylesheet(style).functions { #expect(allowed[name] != nil, "function \(name)") }
  }

  @Test func `rules are not nested`() {
    #expect(Stylesheet(style).depthMax <= 2)
    #expect(!style.contains("&"))
  }

  @Test(arguments: [
    "@layer a { p { top: 0 } }", "p { inset: 0 }", "p { margin-inline: 0 }", "p { height: 1dvh }",
    "p:has(a) { top: 0 }", ":is(p, a) { top: 0 }", "p { aspect-ratio: 1 }",
    "p { color: oklch(1 0 0) }", "p { a { top: 0 } } x { a { b { top: 0 } } }",
    "@container (min-width: 1px) { p { top: 0 } }", "p { width: 1svh }",
  ])
  func `what is too young is found`(_ rule: String) {
    let sheet = Stylesheet(rule)
    let names = sheet.properties + sheet.conditions + sheet.pseudos + sheet.functions
    let isYoung = names.contains { allowed[$0] == nil } || sheet.depthMax > 2
    #expect(isYoung || sheet.units.contains { !Stylesheet.knownUnits.contains($0) })
  }

  @Test func `every unit is an old one`() {
    for unit in Stylesheet(style).units {
      #expect(Stylesheet.knownUnits.contains(unit), "unit \(unit)")
    }
  }

  @Test func `colours are named in the tokens and nowhere else`() {
    let rest = style.replacing(StyleSheet.tokens, with: "")
      .replacing(StyleSheet.darkTokens, with: "").replacing("#fff;", with: "")
    #expect(rest.firstMatch(of: /#[0-9a-fA-F]{3,6}\b/) == nil)
  }

  @Test func `nothing casts a shadow`() {
    #expect(!style.contains("shadow"))
  }
}
