import FoundationEssentials

/// Converts old office files by LibreOffice, each time with a profile and folder of its own.
package enum LibreOffice {
  /// - Parameters:
  ///   - suffix: of the given file: doc, rtf …
  ///   - target: LibreOffice's name of the wanted format: docx, pdf …
  package static func convert(
    _ bytes: [UInt8], suffix: String, to target: String,
    seconds: Int = SourceLimits.libreOfficeSeconds
  ) async throws(SourceProblem.Reason) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "duban-\(UUID().uuidString)", directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "report.\(suffix)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: source)
    } catch {
      throw .unreadable("无法写入临时文件夹")
    }
    let outcome = try await run(in: folder, source, to: target, seconds: seconds)
    let result = folder.appending(path: "out/report.\(target.prefix { $0 != ":" })")
    guard outcome.succeeded, let converted = try? Data(contentsOf: result) else {
      throw .programFailed(.libreOffice)
    }
    return Array(converted)
  }

  private static func run(in folder: URL, _ source: URL, to target: String, seconds: Int)
    async throws(SourceProblem.Reason) -> ProgramRun.Outcome
  {
    let profile = folder.appending(path: "profile", directoryHint: .isDirectory)
    let run = ProgramRun(
      program: .libreOffice, command: "soffice",
      arguments: [
        "-env:UserInstallation=\(profile.absoluteString)", "--headless", "--norestore",
        "--convert-to", target, "--outdir", folder.appending(path: "out").path, source.path,
      ],
      outputMax: 1 << 20, seconds: seconds)
    return try await run()
  }
}
