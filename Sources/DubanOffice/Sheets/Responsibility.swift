import DubanReport

/// Who answers for a commitment, as the tables print it.
struct Responsibility: Sendable {
  /// 待明确: no leader, unit or person is known.
  static let open = "待明确"
  static let assessing = "（数据统计评估牵头单位）"

  /// 责任领导 and 区政府办协管责任人; empty when not known.
  var leader: String
  var coordinator: String
  /// Position of the leader in the catalogue, for the order of the groups.
  var rank: Int?
  var lead: [String]
  var responsible: [String]
  var support: [String]
  /// 数据统计评估牵头单位, of statistical targets only.
  var assessor: String?

  /// Without the post, which stands above the group.
  var leaderName: String {
    leader.split(separator: " ").last.map(String.init) ?? leader
  }

  /// 相关单位: the data-assessing unit first, then the supporting ones.
  var related: [String] {
    let first = assessor.map { [$0 + Responsibility.assessing] } ?? []
    return first + support.filter { $0 != assessor }
  }

  init(of commitment: Commitment, in report: WorkReport, by catalogue: DutyCatalogue) {
    let filled = commitment.corrected?.filled ?? [:]
    lead = commitment.lead.map(\.unit)
    support = commitment.support.map(\.unit).filter { [lead] in !lead.contains($0) }
    let known = lead.lazy.compactMap { catalogue.leader(of: $0) }.first
    leader = filled[WorkingColumn.leader.head] ?? known.map(Responsibility.words) ?? ""
    coordinator = filled[WorkingColumn.coordinator.head] ?? known?.coordinator ?? ""
    rank = catalogue.leaders.firstIndex { [leader] in
      Responsibility.words($0) == leader || $0.name == leader
    }
    responsible = lead.compactMap { catalogue.responsibles[$0] }
    if let person = filled[WorkingColumn.responsible.head] { responsible = [person] }
    assessor =
      filled[WorkingColumn.assessor.head]
      ?? (StatisticalIndicator.isPromised(by: commitment, in: report) ? catalogue.assessor : nil)
  }

  /// 常务副区长 张某某
  static func words(_ leader: DutyCatalogue.Leader) -> String {
    leader.post.isEmpty ? leader.name : "\(leader.post) \(leader.name)"
  }
}

/// The headline figures that the statistics bureau assesses (`domain.md` §1.1).
package enum StatisticalIndicator {
  static let names = [
    "地区生产总值", "GDP", "生产总值", "工业增加值", "工业总产值", "固定资产投资", "工业投资",
    "民间投资", "房地产开发投资", "社会消费品零售总额", "社零总额", "可支配收入", "人均纯收入",
    "服务业增加值", "第一产业增加值", "第二产业增加值", "第三产业增加值", "农业总产值",
    "高新技术产业增加值", "城镇化率", "产业结构", "经济增长贡献率", "研发经费", "研发投入", "单位GDP能耗",
  ]

  package static func includes(_ name: String) -> Bool {
    names.contains { name.contains($0) }
  }

  /// Whether a target of the whole district is promised, of which the figure comes from the
  /// statistics bureau.
  static func isPromised(by commitment: Commitment, in report: WorkReport) -> Bool {
    let sentence = report.sentences[commitment.sentence]
    guard sentence.kind == .target else { return false }
    return commitment.quantities.contains { index in
      sentence.quantities.indices.contains(index) && includes(sentence.quantities[index].name)
    }
  }
}
