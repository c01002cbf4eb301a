import DubanHTML

/// 事项卡: what a leader asks about a matter, on one phone screen, ready to be forwarded.
struct MatterCard: Sendable {
  var name: String
  var number: String
  var link: Link?
  var light: LightMark
  var why: String
  var progress: Progress?
  var unit: String?
  /// Where it is stuck; `nil` when nothing is.
  var stuck: String?
  var next: String?
  var left: DaysLeft?
  var source: SourceQuote?
  /// 范清越 区住建局 联络员
  var responsible: String
  var telephone: String?
  /// 截至4月27日 09:12
  var asOf: String

  var html: HTML {
    article(.class("card")) {
      header {
        p(.class("soft")) { number }
        h2 { HTML(spaced: name) }
        p(.class("acts")) {
          light.html
          if let left { left.html }
        }
        p(.class("soft")) { HTML(spaced: why) }
      }
      if let progress { progress.html }
      KeyValue(pairs).html
      if let source { source.html }
      if let link { p { ActButton("看全部办理情况", .leads(link), about: name).html } }
      details(.class("forward")) {
        summary { "转发文字" }
        p(.class("forward-text")) { text }
      }
    }
  }

  private var pairs: [(key: String, value: HTML)] {
    [
      ("牵头单位", HTML(spaced: unit ?? "待明确")), ("卡点", HTML(spaced: stuck ?? "无")),
      ("下一步", HTML(spaced: next ?? "未填")),
      (
        "联系人",
        HTML {
          responsible
          if let telephone {
            " "
            a(.class("nowrap"), .href(.telephone(telephone))) { telephone }
          }
        }
      ),
    ]
  }

  /// The card in plain words, for a messenger.
  var text: String {
    var lines = ["【\(name)】\(number)"]
    let lit = [light.shape.colour, light.word].compactMap(\.self).joined(separator: " ")
    lines.append("进度：" + (light.word == why ? why : "\(lit)，\(why)"))
    if let progress { lines.append("完成：" + progress.text) }
    if let left { lines.append("时限：" + left.words) }
    if let unit { lines.append("牵头单位：\(unit)") }
    lines.append("卡点：\(stuck ?? "无")")
    if let next { lines.append("下一步：\(next)") }
    lines.append("联系人：\(responsible)" + (telephone.map { " " + $0 } ?? ""))
    lines.append(asOf)
    return lines.joined(separator: "\n")
  }
}
