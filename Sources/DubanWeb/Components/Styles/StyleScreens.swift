import DubanHTML

/// Whole screens that the page of styles cannot show inside itself.
extension StylesPage {
  /// Signing in, after a refusal.
  var gate: Gate {
    Gate(
      office: "湖滨区人民政府督查室", heading: "登录", lead: "本系统不处理涉密事项",
      notices: [
        .refused("姓名或密码不对，还可以试3次。", advice: "忘记密码请联系系统管理员重置。", word: "登录不成")
      ],
      theme: theme, assets: assets,
      content: ActForm(.path("/session"), hidden: [Hidden("token", "…")]) {
        Field(
          label: "登录名", name: "login", value: "柏若溪", isRequired: true, autocomplete: "username"
        ).html
        Field(
          label: "密码", name: "password", control: .password(isNew: false), error: "密码不对",
          isRequired: true
        ).html
        Field(
          label: "动态口令", name: "code", control: .code, hint: "管理员和签发人须填，6位数字"
        ).html
        div(.class("acts")) { ActButton("登录", .submit(), .main).html }
      }.html)
  }

  /// The screen on the wall: published lights, the chart, and on to the next page by itself.
  var wall: Shell {
    Shell(
      office: "湖滨区人民政府督查室", places: [], heading: "重大项目作战图", subtitle: "截至4月24日锁定",
      today: "2026年4月27日 星期一 · 二季度第18个工作日，还剩43个", theme: .wall, assets: assets,
      turn: .init(
        seconds: 30, next: .path(address + "/wall?page=2"), stop: .path(address + "/wall")),
      content: HTML {
        FactRow(facts: [
          .init(name: "项目", value: "83", unit: "个"),
          .init(name: "达进度", value: "61", unit: "个", note: "含超进度9个"),
          .init(name: "滞后", value: "14", unit: "个", note: "本周新增2个", tone: .amber),
          .init(name: "严重滞后", value: "5", unit: "个", note: "较上月减少1个", tone: .red),
          .init(name: "暂不评", value: "3", unit: "个", tone: .faint),
        ]).html
        Panel("按分管领导", note: "第1页，共6页") { StyleCharts().wholeYear }.html
      })
  }

  /// The chart alone, for a sheet of A3.
  var sheet: Shell {
    var shell = wall
    shell.theme = .day
    shell.turn = nil
    shell.paper = .a3
    shell.content = StyleCharts().wholeYear
    return shell
  }
}
