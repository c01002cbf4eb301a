/// Lets markup be written as nested Swift, with `if`, `switch` and `for` inside it.
@resultBuilder
public enum HTMLBuilder {
  public static func buildExpression(_ html: HTML) -> HTML { html }
  public static func buildExpression(_ text: String) -> HTML { HTML(text) }
  public static func buildExpression(_ number: Int) -> HTML { HTML(String(number)) }

  public static func buildBlock() -> HTML { .empty }
  public static func buildBlock(_ only: HTML) -> HTML { only }
  public static func buildBlock(_ pieces: HTML...) -> HTML { HTML(pieces) }

  public static func buildOptional(_ html: HTML?) -> HTML { html ?? .empty }
  public static func buildEither(first html: HTML) -> HTML { html }
  public static func buildEither(second html: HTML) -> HTML { html }
  public static func buildArray(_ pieces: [HTML]) -> HTML { HTML(pieces) }
}
