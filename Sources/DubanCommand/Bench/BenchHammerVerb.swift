import ArgumentParser
import Duban
import DubanStore
import DubanWeb
import Foundation
import Glibc
import Synchronization

/// Acts and stores evidence without end, to be killed: each act that was answered is written to a
/// log outside the store before its writer goes on.
struct BenchHammerVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hammer", abstract: "不停办理，供断电演练用；直到被杀死。")

  @Argument(help: ArgumentHelp("数据目录。", valueName: "DIR")) var folder: String
  @Option(help: ArgumentHelp("已答复的办理写在哪。", valueName: "FILE")) var log: String
  @Option(help: ArgumentHelp("同时办理的人数。", valueName: "N")) var writers = 8
  @Option(help: ArgumentHelp("本轮编号前缀。", valueName: "TEXT")) var name: String

  func run() async throws {
    // A short log, so that many a kill falls into the copying of it.
    let place = BenchPlace(folder: folder, logPages: 100)
    let store = try await place.open()
    let lock = try StoreLock(besideDatabase: place.paths.database)
    let hammer = try await Hammer(
      store: store, name: name, log: HammerLog(path: log),
      evidence: try EvidenceStore.create(folder: place.paths.evidence))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers { group.addTask { try await hammer.write(writer) } }
      group.addTask { try await hammer.keepTime() }
      try await group.waitForAll()
    }
    withExtendedLifetime(lock) {}
  }
}

/// Lines that outlive the process: appended with one call each.
final class HammerLog: Sendable {
  private let descriptor: Int32

  init(path: String) throws {
    descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(status: .failed, message: "不能写“\(path)”：\(Descriptor.reason(errno))。")
    }
  }

  func write(_ line: String) throws {
    if let code = Descriptor.writeAll(Array((line + "\n").utf8), to: descriptor) {
      throw Failure(status: .failed, message: "不能写日志：\(Descriptor.reason(code))。")
    }
  }
}

/// Writers of all kinds of acts, with a timekeeper between them.
struct Hammer: Sendable {
  let store: Store
  let name: String
  let log: HammerLog
  let evidence: EvidenceStore
  private let matters: [(id: MatterID, unit: UnitID)]

  init(store: Store, name: String, log: HammerLog, evidence: EvidenceStore) async throws {
    self.store = store
    self.name = name
    self.log = log
    self.evidence = evidence
    if try await store.standings().isEmpty {
      var histories = BenchHistories(count: 100, open: 80)
      try await store.load((0..<100).map { histories.history($0) })
    }
    matters = try await BenchWriters(store, name: name, upTo: 200).matters
  }

  func write(_ writer: Int, withFiles: Bool = true) async throws {
    var random = BenchRandom(state: UInt64(writer) &+ UInt64(bitPattern: Int64(name.hashValue)))
    var words = BenchWords(seed: random.next())
    for number in 0... {
      let matter = matters[Int.random(in: 0..<matters.count, using: &random)]
      let id = "\(name)-\(writer)-\(number)"
      switch number % 8 {
      case 5: try await open(id, text: words.text(20), index: writer * 1_000 + number)
      case 7 where withFiles: try await attach(id, to: matter, bytes: file(&words, &random))
      default:
        let (command, actor) = BenchWriters.act(
          number % 3, on: matter.id, of: matter.unit, id: id, text: words.text(40),
          seed: random.next())
        try await perform(command, actor)
      }
    }
  }

  /// Seals and folds beside the writers, as the timekeeper does.
  func keepTime() async throws {
    for number in 0... {
      try await store.foldTallies(today: BenchDistrict.now.day)
      _ = try await store.seal(at: BenchDistrict.now.advanced(by: Int64(number)))
      try await Task.sleep(for: .milliseconds(40))
    }
  }

  private func perform(_ command: Command, _ actor: Actor) async throws {
    let answer = try await store.perform(command, by: actor, at: BenchDistrict.now)
    try log.write("c \(command.id) \(answer.matter) \(answer.version)")
  }

  private func open(_ id: String, text: String, index: Int) async throws {
    let command = Command(
      id: id, act: .open,
      details: Details {
        $0.ledger = BenchDistrict.ledger
        $0.title = text
        $0.units = [UnitRole(BenchHistories.unit(index), .lead)]
        $0.due = BenchDistrict.now.day.advanced(by: 30)
      })
    try await perform(command, BenchDistrict.supervisor)
  }

  private func attach(
    _ id: String, to matter: (id: MatterID, unit: UnitID), bytes: [UInt8]
  ) async throws {
    var intake = try evidence.intake(name: "照片.txt")
    try intake.take(bytes)
    let stored = try intake.finish()
    try await store.register(stored, at: BenchDistrict.now)
    let command = Command(
      id: id, act: .attach, matter: matter.id,
      evidence: [Evidence(hash: stored.hash, kind: "照片")])
    try await perform(command, BenchDistrict.liaison(of: matter.unit))
    try log.write("e \(stored.hash.rawValue)")
  }

  private func file(_ words: inout BenchWords, _ random: inout BenchRandom) -> [UInt8] {
    let line = Array(words.text(40).utf8)
    let count = Int.random(in: 1..<1_500, using: &random)
    return (0..<count).flatMap { Array("\($0) ".utf8) + line }
  }
}
