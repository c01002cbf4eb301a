extension Deed {
  /// What each act does once everything that is asked of it holds.
  mutating func perform(touching others: inout [MatterID: [Entry]]) throws(Refusal) {
    switch context.command.act {
    case .open: preconditionFailure("a matter that is there is not opened")
    case .submit, .dispute, .plan, .report, .coordinate, .extend, .adjust, .transfer, .suspend,
      .cancel, .requestClosing, .regularize:
      try file()
    case .sign: try sign()
    case .refuse: try refuse()
    case .withdraw: try withdraw()
    case .climb: try climb()
    case .verify: try verify()
    case .inspect: try inspect()
    case .relapse: relapse()
    case .archive: try archive()
    case .draw, .signBatch: try drawOrSignBatch()
    case .merge, .split, .link: try rearrange(touching: &others)
    case .issue where context.ledger.regime == .paper && context.details.other != nil:
      try issue()
      try urgeOther(touching: &others)
    default: try performSmall()
    }
  }

  /// What is at its end waits for nobody: requests still on their way fall.
  mutating func dropRequests() {
    guard isOver else { return }
    for request in matter.requests {
      add(.settled(request: request.number, granted: false))
    }
  }

  /// At its end; what is concluded still waits for its draw.
  var isOver: Bool { !matter.standing.isOpen && matter.standing != .concluded }

  private mutating func performSmall() throws(Refusal) {
    switch context.command.act {
    case .remark, .comment: break
    case .contact: happened(.contacted)
    case .attach: attachEvidence()
    case .urge: add(.counted(.urges))
    case .amend: try amend()
    case .consult: stand(.consulting)
    case .issue, .assign: try issue()
    case .accept: accept()
    case .advance: try advance()
    case .noNews: noNews()
    case .enter: try enterForUnit()
    case .correct: try correct()
    case .answer: try answer()
    case .resume: try resume()
    case .settle, .sendBack, .explain: review()
    case .lock: try lock()
    default: try performOffice()
    }
  }

  private mutating func performOffice() throws(Refusal) {
    switch context.command.act {
    case .override: try override()
    case .addSource: try addSources()
    case .carryOver: try carryOver()
    case .terminate: stand(.ended)
    case .migrate: try migrate()
    case .regroup: regroup()
    case .recalculate: recalculate()
    case .expire: add(.override(nil))
    case .undo: try undo()
    case .erase: try erase()
    case .confine: try confine()
    case .reveal: try reveal()
    default: preconditionFailure("every act has a place in one of the three lists")
    }
  }
}
