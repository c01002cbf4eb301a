import Foundation

/// The files of this repository: those git tracks and new ones that it does not ignore.
enum Repository {
  struct File: Sendable {
    var path: String
    var text: String
    /// Of a Swift file.
    var tokens: [Token] { Repository.tokens[path] ?? SwiftTokens.cut(text) }

    var lines: [Substring] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.hasSuffix("\r") ? $0.dropLast() : $0
      }
    }
    var lineCount: Int { text.hasSuffix("\n") ? lines.count - 1 : lines.count }
    /// `DubanReport` of `Sources/DubanReport/Reading.swift`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var isSource: Bool { path.hasPrefix("Sources/") && path.hasSuffix(".swift") }
    var isTest: Bool { path.hasPrefix("Tests/") && path.hasSuffix(".swift") }
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether the checkout has its history; a bare copy of the files has no list to go by.
  static let isCheckout = FileManager.default.fileExists(atPath: root.appending(path: ".git").path)

  /// Every file that is text; pictures and the like are left out.
  static let files: [File] = list("--cached", "--others", "--exclude-standard").compactMap { path in
    guard let data = try? Data(contentsOf: root.appending(path: path)) else { return nil }
    return String(data: data, encoding: .utf8).map { File(path: path, text: $0) }
  }

  private static let tokens = Dictionary(
    uniqueKeysWithValues: swift.map { ($0.path, SwiftTokens.cut($0.text)) })

  static let swift = files.filter { $0.path.hasSuffix(".swift") }
  static let sources = files.filter(\.isSource)
  static let tests = files.filter(\.isTest)
  static let markdown = files.filter { $0.path.hasSuffix(".md") }

  static func text(_ path: String) -> String { files.first { $0.path == path }?.text ?? "" }

  /// What `git ls-files` lists; a failure of git is an empty list, which a test refuses.
  static func list(_ options: String...) -> [String] {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", root.path, "ls-files", "-z"] + options
    let output = Pipe()
    git.standardOutput = output
    guard (try? git.run()) != nil else { return [] }
    let names = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    return names.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
