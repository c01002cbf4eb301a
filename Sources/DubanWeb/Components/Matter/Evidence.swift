import DubanHTML

/// 佐证: files with a thumbnail, who brought them, and the beginning of their hash.
struct EvidenceGrid: Sendable {
  struct Item: Sendable {
    var name: String
    /// 照片, 验收单
    var kind: String
    /// 2.4 MB
    var size: String
    /// 范清越 4月23日
    var brought: String
    /// The first figures of its hash.
    var hash: String
    var link: Link?
    var thumbnail: Link?
    /// The ground on which it was erased; then there is neither link nor thumbnail.
    var erased: String?
  }

  var items: [Item]

  var html: HTML {
    ul(.class("evidence")) {
      for item in items {
        li {
          if let link = item.link { a(.href(link)) { face(item) } } else { face(item) }
          p(.class("file")) { item.name }
          for words in [[item.kind, item.size], [item.brought]] {
            let said = words.filter { !$0.isEmpty }.joined(separator: " · ")
            if !said.isEmpty { p(.class("soft")) { HTML(spaced: said) } }
          }
          p(.class("hash")) { item.hash }
        }
      }
    }
  }

  private func face(_ item: Item) -> HTML {
    span(.class("face")) {
      if let erased = item.erased {
        span { HTML(spaced: "已删除：" + erased) }
      } else if let thumbnail = item.thumbnail {
        img(.src(thumbnail), .alt(item.kind + "：" + item.name))
      } else {
        span(.class("kind")) { item.kind }
      }
    }
  }
}

/// Where files are brought in: what may come, and what may not.
struct UploadBox: Sendable {
  var action: Link
  var hidden: [Hidden] = []
  var field: Field
  var word = "上传"
  /// One line each: sizes, kinds, what happens next.
  var rules: [String]

  var html: HTML {
    ActForm(action, hidden: hidden, hasFiles: true) {
      div(.class("upload")) {
        field.html
        ul(.class("rules")) {
          for rule in rules { li { HTML(spaced: rule) } }
          li(.class("grave")) { "涉密文件（秘密、机密、绝密）不得上传，系统不接收、不保存" }
        }
        div(.class("acts")) { ActButton(word, .submit(), .main).html }
      }
    }.html
  }
}
