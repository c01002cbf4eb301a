/// What became of a correction when it was laid on a report.
public struct CorrectionOutcome: Hashable, Sendable {
  public enum Status: Hashable, Sendable {
    /// 沿用: the sentence stands unchanged, the correction was taken over.
    case applied
    /// 文字有变请核: the sentence was reworded; the correction is kept but waits for a person.
    case changed(before: String, after: String)
    /// 已删: the sentence is gone.
    case gone
    /// 未采用: it cannot be carried out, with the reason.
    case refused(String)

    public var label: String {
      switch self {
      case .applied: "沿用"
      case .changed: "文字有变请核"
      case .gone: "已删"
      case .refused: "未采用"
      }
    }
  }

  public var correction: Correction
  public var status: Status

  public init(_ correction: Correction, _ status: Status) {
    self.correction = correction
    self.status = status
  }

  /// For people, several lines where both texts must be seen.
  public var summary: String {
    let head = "\(status.label):\(correction.summary)"
    switch status {
    case .applied, .gone: return head
    case .refused(let reason): return "\(head)。原因：\(reason)"
    case .changed(let before, let after):
      return before == after
        ? "\(head)\n  条目切分有变，现句：\(after)"
        : "\(head)\n  原句：\(before)\n  现句：\(after)"
    }
  }
}

extension Correction.Field {
  /// The column's name for people.
  public var label: String {
    switch self {
    case .cut: "起止"
    case .task: "目标任务"
    case .type: "类型"
    case .measure: "指标"
    case .lead: "牵头单位"
    case .support: "配合单位"
    case .deadline: "完成时限"
    case .dropped: "删除"
    case .merged: "合并"
    case .split: "拆分"
    case .added: "新增"
    case .column(let name): name
    }
  }
}

extension Correction {
  /// One line for people: which commitment, what was changed, from what to what.
  public var summary: String {
    let what = "“\(Self.short(quote.isEmpty ? to.first ?? "" : quote))”"
    switch field {
    case .dropped: return "\(what)删除"
    case .merged:
      let target = to.count > 2 ? "“\(Self.short(to[2]))”" : to.first ?? ""
      return "\(what)合并到\(target)"
    case .split: return "\(what)拆分为\(to.count)项：" + to.map { "“\($0)”" }.joined(separator: "、")
    case .added: return "新增“\(to.first ?? "")”"
    default: return "\(what)\(field.label)\(change)"
    }
  }

  private var change: String {
    let (old, new) = (from.joined(separator: "、"), to.joined(separator: "、"))
    if old.isEmpty { return "填为“\(new)”" }
    return new.isEmpty ? "清空（原为“\(old)”）" : "由“\(old)”改为“\(new)”"
  }

  private static func short(_ text: String) -> String {
    text.count <= 20 ? text : text.prefix(20) + "…"
  }
}
