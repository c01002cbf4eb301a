import Foundation

/// One run of the built program as its user starts it.
struct CommandLineRun {
  var code: Int32
  var output: String
  var errors: String

  /// The program, built beside the tests.
  static var program: URL {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "duban")
  }

  /// - Parameter environment: is added to a bare one, so that no catalogue is set by accident.
  static func duban(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> CommandLineRun {
    try run(program, arguments, in: folder, environment)
  }

  /// A shell command in which `$DUBAN` is the program.
  static func shell(_ command: String, in folder: URL? = nil) throws -> CommandLineRun {
    try run(
      URL(filePath: "/bin/sh"), ["-c", command], in: folder, ["DUBAN": program.path])
  }

  private static func run(
    _ program: URL, _ arguments: [String], in folder: URL?, _ environment: [String: String]
  ) throws -> CommandLineRun {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? TestFiles.root
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = ["COLUMNS": "80", "PATH": path].merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Messages are short; results may be long and are read first.
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return CommandLineRun(
      code: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      errors: String(decoding: told, as: UTF8.self))
  }
}
