/// How a short text such as a title is worded: enough to tell whether another one says the same in other
/// words.
package struct TitleWording: Hashable, Sendable {
  /// Dice over pairs of characters, above which two titles are alike. Measured in `TitleWordingTests`: higher
  /// misses what was reworded, lower takes a neighbour of the same number for the same.
  static let likenessMin = 0.6

  let grams: Set<Gram>
  let numbers: Set<String>

  package init(_ text: String) {
    grams = Grams.of(text)
    numbers = Set(
      text.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }.map(String.init)
        .filter { $0.contains(where: \.isNumber) })
  }

  /// How much of the wording both share, from 0 for nothing to 1 for all of it.
  package func likeness(to other: TitleWording) -> Double {
    Grams.likeness(grams, other.grams)
  }

  /// Whether both may be one promise: alike in words, and a figure of one is in the other.
  package func isLike(_ other: TitleWording) -> Bool {
    let sharesFigure =
      numbers.isEmpty && other.numbers.isEmpty || !numbers.isDisjoint(with: other.numbers)
    return sharesFigure && Grams.likeness(grams, other.grams) > Self.likenessMin
  }
}
