/// The columns of the 工作版, left to right (`domain.md` §1.1).
enum WorkingColumn: Int, CaseIterable, Sendable {
  case number, handling, task, type, measure, lead, support, reason, deadline
  case leader, coordinator, responsible, assessor, liaison
  case first, second, third, fourth
  case evidence, weight, progress, rate, standing, problems, next, files, supervision, extensions
  case closing, open
  case origin, original
  case id, check

  var head: String {
    switch self {
    case .number: "序号"
    case .handling: "处理"
    case .task: "目标任务（规范化）"
    case .type: "类型"
    case .measure: "指标（计划值/单位/口径）"
    case .lead: "牵头单位"
    case .support: "配合单位"
    case .reason: "单位建议理由"
    case .deadline: "完成时限"
    case .leader: "责任领导"
    case .coordinator: "协管责任人"
    case .responsible: "牵头责任人"
    case .assessor: "数据评估单位"
    case .liaison: "联络员"
    case .first: "季度节点Q1"
    case .second: "季度节点Q2"
    case .third: "季度节点Q3"
    case .fourth: "季度节点Q4"
    case .evidence: "佐证要求"
    case .weight: "权重/分值"
    case .progress: "当前进展"
    case .rate: "完成率"
    case .standing: "进度状态"
    case .problems: "存在问题"
    case .next: "下一步措施"
    case .files: "附件/佐证"
    case .supervision: "督办记录"
    case .extensions: "延期/调整记录"
    case .closing: "销号时间/销号人"
    case .open: "公开标志"
    case .origin: "来源（报告年份/章节/段落/句号定位）"
    case .original: "原文"
    case .id: "条目编号"
    case .check: "来源校验"
    }
  }

  var width: Double {
    switch self {
    case .number: 6
    case .task: 42
    case .original: 60
    case .lead, .support, .measure: 20
    case .reason: 30
    case .handling: 14
    case .origin: 26
    case .type, .weight, .rate, .standing, .open: 9
    case .progress, .problems, .next, .evidence: 20
    default: 13
    }
  }

  var isHidden: Bool { self == .id || self == .check }

  /// Columns that tell where a row comes from; changes in them are not taken over.
  var isFixed: Bool {
    switch self {
    case .number, .handling, .reason, .origin, .original, .id, .check: true
    default: false
    }
  }

  /// The head without blanks and what stands in brackets, so that 目标任务 (规范化) is found too.
  static func key(_ head: String) -> String {
    let open: Set<Unicode.Scalar> = ["(", "\u{FF08}"]
    var out = String.UnicodeScalarView()
    for scalar in head.unicodeScalars {
      if open.contains(scalar) { break }
      if !scalar.properties.isWhitespace { out.append(scalar) }
    }
    return String(out)
  }

  static let byKey: [String: WorkingColumn] = Dictionary(
    uniqueKeysWithValues: allCases.map { (key($0.head), $0) })

  static let choices: [(WorkingColumn, [String])] = [
    (.handling, ["沿用", "删除", "拆分为：", "合并到："]),
    (.standing, ["超进度", "达进度", "滞后", "严重滞后", "已完成（待销号）", "已销号", "暂不评"]),
    (.open, ["是", "否"]),
  ]
}
