/// What the style may use: everything here has worked since the Chromium version beside it, and the
/// floor is 86. A new word is looked up and entered, or not used.
let allowedStyle: [String: Int] = [
  // Properties
  "-webkit-appearance": 1, "-webkit-print-color-adjust": 17, "-webkit-text-size-adjust": 54,
  "align-items": 29,
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
  "text-align": 1, "text-decoration": 1, "text-decoration-color": 57, "text-indent": 1,
  "text-overflow": 1, "top": 1,
  "vertical-align": 1, "white-space": 1, "width": 1, "z-index": 1,
  "border-top-color": 1, "border-width": 1, "clip-path": 55, "flex-direction": 29,
  "grid-auto-flow": 57, "grid-row": 57, "justify-content": 29, "min-height": 1, "order": 29,
  "overflow-y": 3, "page": 85, "transform": 36, "border-left-color": 1, "stroke-dasharray": 1,
  "stroke-width": 1, "text-anchor": 1, "fill-opacity": 1, "object-fit": 32, "tab-size": 21,
  "break-before": 50, "counter-increment": 2, "counter-reset": 2, "max-height": 1,
  "background-color": 1, "resize": 1, "right": 1, "border-bottom-color": 1, "visibility": 1,
  "opacity": 1,
  "justify-items": 57, "border-bottom-width": 1,
  // At-rules and media features
  "@media": 1, "@page": 15, "screen": 1, "print": 1, "min-width:": 1, "max-width:": 1,
  "prefers-color-scheme:": 76,
  // Pseudo-classes and pseudo-elements
  ":root": 1, ":not": 1, ":hover": 1, ":target": 1, ":first-child": 1, ":last-child": 1,
  ":nth-child": 1, ":focus-visible": 86, "::before": 1, "::after": 1,
  "::-webkit-file-upload-button": 1, "::-webkit-progress-bar": 7,
  "::-webkit-progress-value": 7, "::-webkit-details-marker": 12, ":focus": 1, ":disabled": 1,
  ":checked": 1,
  ":nth-last-child": 4, ":focus-within": 60,
  // Functions
  "var": 49, "linear-gradient": 26, "attr": 2, "repeat": 57, "minmax": 57, "calc": 26, "max": 79,
  "polygon": 55, "rotate": 36, "translate": 36, "counter": 2, "min": 79,
]

/// Younger words that an older browser passes over and is none the worse for: page numbers on paper.
let passedOverStyle: [String: Int] = ["@bottom-center": 131]
