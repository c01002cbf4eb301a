import ArgumentParser
import Duban
import DubanStore

struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "办理记录的存证：封存、核验、出具证明。",
    subcommands: [
      JournalVerifyVerb.self, JournalShowVerb.self, JournalSealVerb.self, JournalProveVerb.self,
      JournalCheckVerb.self,
    ])
}

/// A seal that is known from outside the database.
struct SealArgument: ExpressibleByArgument {
  var seal: OutsideSeal

  init?(argument: String) {
    guard let seal = OutsideSeal(argument) else { return nil }
    self.seal = seal
  }
}

struct JournalVerifyVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核验全部办理记录和存证，找出改动、删除和截断。",
    usage: "duban journal verify [--seal <N:指纹>] [选项]",
    discussion: """
      对外公布过的存证号用 --seal 写明，才能发现整体替换。最后一个对外
      存证之后的截断看不出来。有问题时退出码为 1。
      """)

  @Option(
    name: .customLong("seal"), help: ArgumentHelp("对外公布的存证号，可多次。", valueName: "N:HASH"))
  var seals: [SealArgument] = []
  @OptionGroup var data: StoreOptions

  func run() async throws {
    let isWhole = try await data.open(.reading) { desk in
      let report = try await desk.store.verifyJournal(outside: seals.map(\.seal))
      try data.show(JournalVerdict(report, outside: seals.count))
      return report.isWhole
    }
    try (isWhole ? Outcome.done : .failed).leave()
  }
}

struct JournalVerdict: Shown {
  struct Fault: Encodable {
    var matter: Int64?
    var sentence: String
  }

  var isWhole: Bool
  var entries: Int
  var matters: Int
  var seals: Int
  var unsealed: Int
  /// `N:HASH` of the last seal.
  var last: String?
  var faults: [Fault]
  private var outside: Int

  init(_ report: JournalReport, outside: Int) {
    isWhole = report.isWhole
    entries = report.entries
    matters = report.matters
    seals = report.seals
    unsealed = report.unsealed
    last = report.last.map { "\($0.number):\($0.hash)" }
    faults = report.faults.map { Fault(matter: $0.matter?.rawValue, sentence: $0.sentence) }
    self.outside = outside
  }

  private enum CodingKeys: String, CodingKey {
    case isWhole, entries, matters, seals, unsealed, last, faults
  }

  func text(columns: Int) -> String {
    var lines = faults.map { fault in
      (fault.matter.map { "事项 \($0)：" } ?? "") + fault.sentence
    }
    lines.append(
      "核验办理记录 \(entries) 条（事项 \(matters) 件）、存证 \(seals) 号，"
        + (isWhole ? "没有发现改动。" : "发现问题 \(faults.count) 处。"))
    if unsealed > 0 { lines.append("其中 \(unsealed) 条还没有封存。") }
    if let last { lines.append("最后的存证号 \(last)。") }
    if outside == 0 { lines.append("没有写明对外公布的存证号（--seal），整体替换看不出来。") }
    return lines.map { Wrapping(columns: min(columns, 100))($0) + "\n" }.joined()
  }
}

struct JournalSealVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "封存还没有封存的办理记录，给出存证号。",
    usage: "duban journal seal [选项]")

  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      let new = try await desk.store.seal(at: desk.at)
      let last = try await desk.store.seals(last: 1).first
      try data.show(SealView(last?.header, isNew: new != nil))
    }
  }
}

struct SealView: Shown {
  var isNew: Bool
  /// `N:HASH`, to be printed in a bulletin.
  var seal: String?
  var at: String?
  var count: Int?

  init(_ header: SealHeader?, isNew: Bool) {
    self.isNew = isNew
    seal = header.map { "\($0.number):\($0.hash)" }
    at = header?.at.description
    count = header?.count
  }

  func text(columns: Int) -> String {
    guard let seal else { return "还没有办理记录，没有存证。\n" }
    return isNew ? "已封存 \(count ?? 0) 条，存证号 \(seal)\n" : "没有新的办理记录。最后的存证号 \(seal)\n"
  }
}
