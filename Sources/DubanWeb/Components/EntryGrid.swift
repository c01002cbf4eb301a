import DubanHTML

/// 本单位填报表: one grid for all of a unit's matters of this reporting period.
struct EntryGrid: Sendable {
  enum Cell: Sendable {
    /// Only read: grey.
    case locked(String)
    case text(Field)
    case shown(HTML)
  }

  struct Row: Sendable {
    var name: String
    var link: Link?
    var why: String?
    var light: LightMark
    var cells: [Cell]
    /// What must be mended, in words.
    var error: String?
  }

  var caption: String
  /// Heads of the cells after name and light.
  var heads: [String]
  var rows: [Row]

  var html: HTML {
    div(.class("scroll"), .tabIndex(0), .role("region"), .aria("label", caption)) {
      table(.class("rows grid")) {
        DubanHTML.caption(.class("unseen")) { caption }
        thead {
          tr {
            th(.class("c-name"), .scope("col")) { "事项" }
            th(.class("c-light"), .scope("col")) { "进度状态" }
            for head in heads { th(.scope("col")) { head } }
          }
        }
        tbody { for row in rows { self.row(row) } }
      }
    }
  }

  private func row(_ row: Row) -> HTML {
    tr(row.error == nil ? [] : [.class("wrong-row")]) {
      th(.class("c-name"), .scope("row")) {
        RowName(row.name, row.link, why: row.why).html
        if let error = row.error { span(.class("error")) { HTML(spaced: error) } }
      }
      td(.class("c-light")) { row.light.html }
      for (head, cell) in zip(heads, row.cells) { self.cell(cell, head) }
    }
  }

  private func cell(_ cell: Cell, _ head: String) -> HTML {
    switch cell {
    case .locked(let text): td(.class("locked-cell"), .data("of", head)) { HTML(spaced: text) }
    case .shown(let html): td(.data("of", head)) { html }
    case .text(let field):
      td(.class("open-cell"), .data("of", head)) {
        DubanHTML.label(.class("unseen"), .for(field.id)) { field.label }
        FieldControl(field: field).html
      }
    }
  }
}

/// Units as tiles: who has reported, who has not, whose report was returned.
struct UnitTiles: Sendable {
  enum State: String, Sendable {
    case reported, missing, returned, late

    var word: String {
      switch self {
      case .reported: "已报"
      case .missing: "未报"
      case .returned: "退回"
      case .late: "迟报"
      }
    }
  }

  struct Tile: Sendable {
    var unit: String
    var state: State
    /// 12/12件
    var note: String?
    var link: Link?
  }

  var tiles: [Tile]

  var html: HTML {
    ul(.class("tiles")) {
      for tile in tiles {
        li(.class(tile.state.rawValue)) {
          p { if let link = tile.link { a(.href(link)) { tile.unit } } else { tile.unit } }
          p {
            b { tile.state.word }
            if let note = tile.note { small { HTML(spaced: note) } }
          }
        }
      }
    }
  }
}
