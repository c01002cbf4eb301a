import ArgumentParser
import Duban
import DubanStore

struct SampleVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "让样例库里的事项走出一年的办理。",
    usage: "duban sample [选项]",
    discussion: """
      只在样例库中可用。重点任务从报审走到填报、销号，热线、批示等各来几件；
      每一步都按台账规则由该办的人办，办到 --at 为止，不写为现在。
      """)

  @OptionGroup var data: StoreOptions

  func run() async throws {
    try await data.open(.writing) { desk in
      guard try await desk.store.isSample() else {
        throw Failure(
          status: .refused, message: "这不是样例库，没有改动。样例库用 duban init --sample 建立。",
          code: "not-sample")
      }
      var year = SampleYear(desk)
      try await year.liveTasks()
      try await year.receive(SampleArrival.all)
      _ = try await desk.store.tick(at: desk.at)
      try data.show(SampleLived(matters: year.matters, acts: year.acts))
    }
  }
}

/// What was made up.
struct SampleLived: Shown {
  var matters: Int
  var acts: Int

  func text(columns: Int) -> String { "样例已走过一年：\(matters) 件事项，办理 \(acts) 次。\n" }
}
