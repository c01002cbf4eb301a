import ArgumentParser
import Duban
import DubanStore

struct JournalProveVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "为一条办理记录出具存证证明，可离线核对。",
    usage: "duban journal prove <事项> <序号> -o <FILE> [选项]")

  @Argument(help: ArgumentHelp("事项，如 重点〔2026〕012号，或其编号。", valueName: "MATTER"))
  var matter: String
  @Argument(help: ArgumentHelp("办理记录的序号。", valueName: "ENTRY")) var entry: Int
  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("写到这个文件。", valueName: "PATH"))
  var output: String
  @OptionGroup var data: StoreOptions

  func run() async throws {
    try OutputPlace(path: output).demandFolder()
    try await data.open(.reading) { desk in
      let matter = try await desk.matter(matter)
      guard let proof = try await desk.store.proof(of: matter.id, entry: entry) else {
        throw Failure(
          status: .refused,
          message: "\(matter.number)没有第 \(entry) 条办理记录，或还没有封存。请先用 duban journal seal 封存。",
          code: "unsealed")
      }
      let file = try OutputFile(path: output)
      try file.write(proof.fileBytes())
      try file.commit()
      let seal = "\(proof.seal.header.number):\(proof.seal.header.hash)"
      try data.show(Done(sentence: "已写入 \(output)：存证号 \(seal)。"))
    }
  }
}

/// Needs no data folder: whoever has got a proof can check it.
struct JournalCheckVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "离线核对一份存证证明，不需要数据库。",
    usage: "duban journal check <FILE> [--key <PEM>] [--seal <N:指纹>] [--json]",
    discussion: "没有公钥和存证号，只能核对文件自身。证明不成立时退出码为 1。")

  @Argument(help: ArgumentHelp("由 prove 写出的证明。", valueName: "FILE")) var file: String
  @Option(help: ArgumentHelp("对外公布的公钥。", valueName: "PEM")) var key: String?
  @Option(help: ArgumentHelp("对外公布的存证号。", valueName: "N:HASH")) var seal: SealArgument?
  @Flag(help: "输出 JSON。") var json = false

  func run() throws {
    let proof = try JournalProof(fileBytes: try InputFile.bytes(file, named: "存证证明"))
    let keys = try key.map { Set([try KeyRing.publicKey(file: $0)]) } ?? []
    let verdict: ProofVerdict
    switch proof.check(trusted: keys, outside: seal?.seal) {
    case .success(let trust): verdict = ProofVerdict(holds: true, sentence: trust.description)
    case .failure(let fault): verdict = ProofVerdict(holds: false, sentence: fault.description)
    }
    let bytes =
      json ? try JSONText.line(verdict) : Array(verdict.text(columns: 80).utf8)
    try StandardStream.output.write(bytes)
    try (verdict.holds ? Outcome.done : .failed).leave()
  }
}

struct ProofVerdict: Shown {
  var holds: Bool
  var sentence: String

  func text(columns: Int) -> String { Wrapping(columns: min(columns, 100))(sentence) + "\n" }
}
