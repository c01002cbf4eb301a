internal import Duban

/// What a route takes and gives (接口操作), as programs are told it.
struct Operation {
  /// The official words, as on the page.
  var summary: String
  var query: [Parameter] = []
  /// The fields of what is sent.
  var fields: [Parameter] = []
  /// Names of fields that hold files; `evidence-0` stands for those that are numbered from 0.
  var files: [String] = []
  var answer: Answer

  enum Answer {
    case page(any PageModel.Type)
    /// To what was made or changed (303).
    case seeOther
    case file(String)
  }

  /// One value that is asked for, in a query or in what is sent.
  struct Parameter {
    var name: String
    var schema: JSON
    var isRequired = false
    /// May be given several times.
    var isMany = false

    init(_ name: String, _ schema: JSON, isRequired: Bool = false, isMany: Bool = false) {
      self.name = name
      self.schema = isMany ? ["type": "array", "items": schema] : schema
      self.isRequired = isRequired
      self.isMany = isMany
    }

    static func text(
      _ name: String, max: Int? = nil, isRequired: Bool = false, isMany: Bool = false
    ) -> Parameter {
      let schema: JSON = ["type": "string"]
      return Parameter(
        name, max.map { schema.with(["maxLength": .number(Int64($0))]) } ?? schema,
        isRequired: isRequired, isMany: isMany)
    }

    static func number(_ name: String, isRequired: Bool = false, isMany: Bool = false) -> Parameter
    {
      Parameter(
        name, ["type": "integer", "format": "int64"], isRequired: isRequired, isMany: isMany)
    }

    static func date(_ name: String) -> Parameter {
      Parameter(name, ["type": "string", "format": "date"])
    }

    /// Of a person at a browser, before what is grave.
    static let ownPassword = text(ConfirmPage.field)

    static func choice(_ name: String, _ words: [String], isMany: Bool = false) -> Parameter {
      Parameter(
        name, ["type": "string", "enum": .list(words.map(JSON.text))], isMany: isMany)
    }
  }
}

extension Operation.Parameter {
  /// What an act's form asks for, with the type it is read as.
  init(_ input: ActInput) {
    switch input {
    case .text, .reason: self = .text(input.name, max: TextLimit.remark)
    case .parts, .fields, .circle: self = .text(input.name, max: TextLimit.body)
    case .due, .wanted, .expires, .from: self = .date(input.name)
    case .milestone, .unit, .lead: self = .number(input.name)
    case .passed: self = .choice(input.name, ["yes", "no"])
    case .workSecret: self = .choice(input.name, ["on"])
    case .level:
      self = .choice(input.name, Party.allCases.filter(\.isLevel).map(\.rawValue))
    case .light: self = .choice(input.name, Light.allCases.map(\.rawValue))
    case .shape: self = .choice(input.name, Plan.Shape.allCases.map(\.rawValue))
    case .link: self = .choice(input.name, Link.Kind.allCases.map(\.rawValue))
    case .title, .support, .other, .source, .field: self = .text(input.name, max: 500)
    case .documentNumber, .counted, .percent, .channel, .stage: self = .text(input.name)
    }
  }

  /// What narrows a ledger's list.
  static let filters: [Operation.Parameter] = [
    .text("q", max: 100), .number("year"), .date("from"), .date("to"), .number("unit"),
    .number("leader"), .choice("standing", Standing.allCases.map(\.rawValue)),
    .choice("light", Light.allCases.map(\.rawValue)), .choice("state", ["closed", "all"]),
    .choice("order", ListOrder.words),
  ]

  /// The milestones of a plan: the first of each name is the first's, and so on.
  static let planRows: [Operation.Parameter] =
    PlanForm.columns.map { .text($0, max: 200, isMany: true) }
    + [.number(PlanForm.key, isMany: true)]

  /// The version that whoever acts has seen, and the id under which the act is done once.
  static let acting: [Operation.Parameter] = [
    .number("known"), .text("command", max: 100), .number("request"),
  ]
}
