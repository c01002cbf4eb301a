internal import Duban
package import DubanStore

extension MigrationStep {
  /// What of the matter changes but its version: clocks that start or stop, and the light.
  package var changes: [String] {
    let clocks = effects.compactMap { effect -> String? in
      guard case .clock(let clock) = effect else { return nil }
      if clock.endedAt != nil { return "\(clock.name.word)停止" }
      return matter.clock(clock.name) == nil
        ? "增加\(ClockView(clock).sentence)" : ClockView(clock).sentence
    }
    guard lights.before != lights.after else { return clocks }
    let words = [lights.before, lights.after].map { $0?.word ?? "无灯" }
    return clocks + ["灯由“\(words[0])”变为“\(words[1])”"]
  }
}
