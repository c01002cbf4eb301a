import DubanHTML

/// The control of a field, tied to its label, hint and error.
struct FieldControl {
  let field: Field

  var html: HTML {
    switch field.control {
    case .text: line("text")
    case .search: line("search")
    case .telephone: line("tel")
    case .password(let isNew):
      line("password", [.autocomplete(isNew ? "new-password" : "current-password")])
    case .code: line("text", [.inputMode("numeric"), .autocomplete("one-time-code")])
    case .number(let min, let max, let step, let unit): number(min, max, step, unit)
    case .date(let min, let max):
      line("date", [min.map { .min($0) }, max.map { .max($0) }].compactMap(\.self))
    case .area(let rows, let lengthMax): area(rows, lengthMax)
    case .select(let choices): select(common) { for choice in choices { item(choice) } }
    case .checkbox(let isChecked): tick(isChecked)
    case .file(let accept, let isMultiple):
      input(common + [.type("file"), .accept(accept)] + (isMultiple ? [.multiple] : []))
    case .radio, .ticks: .empty
    }
  }

  func radio(_ choice: Choice, id: String) -> HTML { box("radio", choice, id) }

  func tick(_ choice: Choice, id: String) -> HTML { box("checkbox", choice, id) }

  private func box(_ type: String, _ choice: Choice, _ id: String) -> HTML {
    var attributes: [Attribute] = [
      .type(type), .id(id), .name(field.name), .value(choice.value),
    ]
    if choice.isChosen { attributes.append(.checked) }
    if field.isLocked { attributes.append(.disabled) }
    return input(attributes)
  }

  private func line(_ type: String, _ more: [Attribute] = []) -> HTML {
    var attributes = common + [.type(type)] + more
    if !field.value.isEmpty { attributes.append(.value(field.value)) }
    if let text = field.placeholder { attributes.append(.placeholder(text)) }
    if let word = field.autocomplete { attributes.append(.autocomplete(word)) }
    return input(attributes)
  }

  private func number(_ min: Int?, _ max: Int?, _ step: String, _ unit: String?) -> HTML {
    let bounds: [Attribute?] = [
      min.map { .min(String($0)) }, max.map { .max(String($0)) }, .step(step),
    ]
    let box = line("number", bounds.compactMap(\.self))
    guard let unit else { return box }
    return span(.class("with-unit")) {
      box
      span { unit }
    }
  }

  private func area(_ rows: Int, _ lengthMax: Int?) -> HTML {
    var attributes = common + [.rows(rows)]
    if let lengthMax { attributes.append(.lengthMax(lengthMax)) }
    if let text = field.placeholder { attributes.append(.placeholder(text)) }
    return textarea(attributes) { field.value }
  }

  private func item(_ choice: Choice) -> HTML {
    let isChosen = choice.isChosen || (!field.value.isEmpty && choice.value == field.value)
    return option([.value(choice.value)] + (isChosen ? [.selected] : [])) { choice.label }
  }

  private func tick(_ isChecked: Bool) -> HTML {
    let value = field.value.isEmpty ? "1" : field.value
    return input(common + [.type("checkbox"), .value(value)] + (isChecked ? [.checked] : []))
  }

  private var common: [Attribute] {
    var attributes: [Attribute] = [.id(field.id), .name(field.name)]
    if field.isRequired { attributes.append(.required) }
    if field.isLocked { attributes.append(isTyped ? .readOnly : .disabled) }
    let notes = [
      field.hint == nil ? nil : field.id + "-hint", field.error == nil ? nil : field.id + "-error",
    ].compactMap(\.self)
    if !notes.isEmpty { attributes.append(.aria("describedby", notes.joined(separator: " "))) }
    if field.error != nil { attributes.append(.aria("invalid", "true")) }
    return attributes
  }

  /// Whether the control knows `readonly`, so that its value is still sent.
  private var isTyped: Bool {
    switch field.control {
    case .select, .radio, .ticks, .checkbox, .file: false
    default: true
    }
  }
}
