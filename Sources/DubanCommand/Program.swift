import ArgumentParser
import Glibc

@main
struct Program: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duban",
    abstract: "督办：把政府工作报告变成看得见结果的事。",
    version: "0.1.0",
    subcommands: [
      ReportCommand.self, InitVerb.self, ServeVerb.self, AccountCommand.self,
      CommitmentCommand.self, MatterCommand.self,
      LightsVerb.self, SearchVerb.self, FilterCommand.self, UnitCommand.self, PostCommand.self,
      PersonCommand.self, PortfolioCommand.self, LedgerCommand.self, YearCommand.self,
      CalendarCommand.self,
      JournalCommand.self, TickVerb.self, RebuildVerb.self, BackupVerb.self, RestoreVerb.self,
      UpgradeVerb.self, EvidenceCommand.self, SampleVerb.self,
      ExportVerb.self, ImportVerb.self, BenchCommand.self,
    ])

  static func main() async {
    StandardStream.ignoreClosedPipes()
    Glibc.exit(await Invocation(arguments: Array(CommandLine.arguments.dropFirst())).run())
  }
}
