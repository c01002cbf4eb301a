extension MeasureDefinition {
  /// What a matter adds to the figure: thousandths of its unit, of a sum of money fen (分). `nil` when it is
  /// not counted: one that is not issued, or does not stand where the figure looks.
  public func amount(of matter: Matter) -> Int64? {
    guard matter.issuedAt != nil, counts(matter.standing) else { return nil }
    guard let field else { return 1_000 }
    switch matter.fields[field] {
    case .number(let thousandths)?: return thousandths
    case .money(let fen)?: return fen
    default: return nil
    }
  }

  /// Without standings of its own all but those given up count: what was merged is counted elsewhere.
  private func counts(_ standing: Standing) -> Bool {
    standings.isEmpty ? ![.cancelled, .ended].contains(standing) : standings.contains(standing)
  }
}

/// What the matters of a ledger come to in one of its figures (计量结果), and which they are.
public struct Measured: Hashable, Sendable {
  public var ledger: String
  /// Id of the figure.
  public var measure: String
  /// As of `MeasureDefinition.amount(of:)`.
  public var amount: Int64
  public var matters: [MatterID]
}

/// What one matter adds to the figures of its ledger, and which units lead it.
public struct MeasuredMatter: Sendable {
  public var matter: MatterID
  public var leads: [UnitID]
  var ledger: String
  /// In the order of the ledger's figures.
  var amounts: [(measure: String, amount: Int64)]

  /// Under the definition that the matter lives under; `nil` when it adds to none.
  public init?(_ matter: Matter, under ledger: Ledger) {
    amounts = ledger.measures.compactMap { measure in
      measure.amount(of: matter).map { (measure.id, $0) }
    }
    guard !amounts.isEmpty else { return nil }
    (self.matter, self.ledger) = (matter.id, ledger.id)
    leads = matter.units(.lead)
  }
}

/// Adds matters up (计量).
public struct Measuring: Sendable {
  private struct Key: Hashable {
    var ledger: String
    var measure: String
  }

  private var sums: [Key: Measured] = [:]

  public init() {}

  public mutating func add(_ one: MeasuredMatter) {
    for (measure, amount) in one.amounts {
      sums[
        Key(ledger: one.ledger, measure: measure),
        default: Measured(ledger: one.ledger, measure: measure, amount: 0, matters: [])
      ].add(amount, of: one.matter)
    }
  }

  /// By ledger and figure.
  public var results: [Measured] {
    sums.values.sorted { ($0.ledger, $0.measure) < ($1.ledger, $1.measure) }
  }
}

extension Measured {
  fileprivate mutating func add(_ more: Int64, of matter: MatterID) {
    amount += more
    matters.append(matter)
  }
}
