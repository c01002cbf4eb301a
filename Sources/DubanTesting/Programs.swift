internal import Foundation

/// A program that did not do what a test needs.
struct FailedProgram: Error, CustomStringConvertible {
  var path: String
  var output: String

  var description: String { "\(path): \(output)" }
}

/// Runs a program to its end.
func run(_ path: String, _ arguments: [String]) throws {
  let process = Process()
  process.executableURL = URL(filePath: path)
  process.arguments = arguments
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = FileHandle.nullDevice
  // A file, not a pipe: the server started keeps it open.
  let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try Data().write(to: errors)
  defer { try? FileManager.default.removeItem(at: errors) }
  process.standardError = try FileHandle(forWritingTo: errors)
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    let output = try? String(contentsOf: errors, encoding: .utf8)
    throw FailedProgram(path: path, output: output ?? "")
  }
}
