extension FieldDefinition {
  /// What is wrong with a value for this field, in words for the person; `nil` when nothing is.
  public func fault(of value: FieldValue) -> String? {
    switch (kind, value) {
    case (_, .erased): return "已删除的内容不能再填"
    case (.choice, .text(let word)):
      return choices.contains(word) ? nil : "只能选\(choices.joined(separator: "、"))"
    case (.text, .text(let text)), (.place, .text(let text)):
      return text.fault(atMost: TextLimit.body)
    case (.number, .number): return nil
    case (.count, .number(let thousandths)):
      return thousandths >= 0 && thousandths % 1000 == 0 ? nil : "须是不小于零的整数"
    case (.money, .money): return nil
    case (.date, .day): return nil
    case (.unit, .unit): return nil
    case (.person, .person): return nil
    case (.file, .file): return nil
    case (_, .personal): return kind.isPersonal ? nil : "不是个人信息字段"
    default: return "须填\(kind.word)"
    }
  }
}
