import ArgumentParser

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "测量速度（开发用）。", shouldDisplay: false,
    subcommands: [
      BenchReadVerb.self, BenchFillVerb.self, BenchStoreVerb.self, BenchHammerVerb.self,
      BenchHammeredVerb.self, BenchFullVerb.self, BenchServeVerb.self,
    ])
}
