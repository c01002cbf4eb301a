import Foundation
import Testing

@testable import DubanWeb

/// WCAG 2.1 contrast of the tokens, for text of ordinary size.
@Suite struct `Reading the colours` {
  private static let pairs: [(String, [String])] = [
    (
      "ink",
      [
        "paper", "sheet", "achievement", "target", "task", "mechanism", "problem", "red-soft",
        "amber-soft", "lake-soft",
      ]
    ),
    ("ink-soft", ["paper", "sheet", "red-soft", "amber-soft", "lake-soft", "task", "problem"]),
    ("ink-faint", ["paper", "sheet"]),
    ("lake", ["paper", "sheet", "lake-soft", "red-soft", "amber-soft"]),
    ("red", ["paper", "sheet", "red-soft"]),
    ("amber", ["paper", "sheet", "amber-soft"]),
    ("on-red", ["red"]), ("on-lake", ["lake"]),
    ("track", ["paper", "sheet", "track-soft"]),
    ("unrated", ["paper", "sheet", "unrated-soft"]),
    ("ink", ["track-soft", "unrated-soft", "field", "locked"]),
    ("ink-soft", ["track-soft", "locked", "field"]), ("ink-faint", ["locked"]),
  ]

  private static let sets = [
    "light": StyleSheet.lightColours, "dark": StyleSheet.darkColours,
    "wall": StyleSheet.darkColours + StyleSheet.wallColours, "paper": StyleSheet.paperColours,
  ]

  @Test(arguments: sets.keys.sorted())
  func `every text can be read on what it stands on`(_ theme: String) throws {
    let tokens = colours(try #require(Self.sets[theme]))
    for (text, grounds) in Self.pairs {
      for ground in grounds {
        // The report's own tints are not in every set: paper keeps them from the light one.
        guard theme != "paper" || tokens[ground] != nil else { continue }
        let ratio = contrast(try #require(tokens[text]), try #require(tokens[ground]))
        #expect(ratio >= 4.5, "\(theme): \(text) on \(ground) is \(ratio)")
      }
    }
  }

  @Test(arguments: sets.keys.sorted())
  func `edges, bars and marks stand out from what is around them`(_ theme: String) throws {
    let tokens = colours(try #require(Self.sets[theme]))
    for mark in ["edge", "bar-plan", "bar-late", "bar-track", "lake", "red", "amber"] {
      for ground in ["sheet", "paper"] {
        let ratio = contrast(try #require(tokens[mark]), try #require(tokens[ground]))
        #expect(ratio >= 3, "\(theme): \(mark) on \(ground) is \(ratio)")
      }
    }
  }

  @Test func `black on white is 21`() {
    #expect(abs(contrast("000", "fff") - 21) < 0.01)
  }

  private func colours(_ tokens: String) -> [String: String] {
    var colours: [String: String] = [:]
    for match in tokens.matches(of: /--([a-z-]+): #([0-9a-f]{3,6})/) {
      colours[String(match.output.1)] = String(match.output.2)
    }
    return colours
  }

  private func contrast(_ one: String, _ other: String) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private func luminance(_ colour: String) -> Double {
    let full = colour.count == 3 ? colour.map { "\($0)\($0)" }.joined() : colour
    let value = Int(full, radix: 16) ?? 0
    let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel in
      let share = Double(channel) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
