extension StoreFailure {
  /// A failure out of an SQLSTATE (PostgreSQL 15, appendix A).
  init(sqlState state: String, detail: String) {
    let kind: Kind =
      switch state {
      case "53100": .diskFull
      case "25006": .readOnly
      case "55P03", "57014": .locked
      case "40001", "40P01": .conflict
      case "58P01", "XX001", "XX002": .corrupt
      case "53300", "57P01", "57P02", "57P03", "57P05": .unreachable
      default:
        switch state.prefix(2) {
        case "08": .unreachable
        case "23": .constraint
        default: .other
        }
      }
    self.init(kind, engineCode: state, detail: detail)
  }
}
