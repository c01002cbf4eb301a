import DubanHTML

/// One of several values to choose from.
struct Choice: Sendable {
  var value: String
  var label: String
  var isChosen: Bool

  init(_ value: String, _ label: String, isChosen: Bool = false) {
    self.value = value
    self.label = label
    self.isChosen = isChosen
  }
}

/// What a person fills in: label, control, hint and, after a refusal, what to mend.
struct Field: Sendable {
  enum Control: Sendable {
    case text
    case search
    case telephone
    case password(isNew: Bool)
    /// A one-time code of digits.
    case code
    case number(min: Int?, max: Int?, step: String = "1", unit: String? = nil)
    case date(min: String?, max: String?)
    case area(rows: Int, lengthMax: Int?)
    case select([Choice])
    /// All choices in sight.
    case radio([Choice])
    /// All choices in sight, any number of them.
    case ticks([Choice])
    case checkbox(isChecked: Bool)
    case file(accept: String, isMultiple: Bool)
  }

  var label: String
  var name: String
  var control = Control.text
  var value = ""
  var hint: String?
  var error: String?
  var isRequired = false
  var isLocked = false
  var placeholder: String?
  var autocomplete: String?
  /// Stands in front of the name in its `id`, when a page has the name twice.
  var prefix = "f"

  var id: String { prefix + "-" + name }

  var html: HTML {
    switch control {
    case .checkbox: ticked
    case .radio(let choices): group(choices) { FieldControl(field: self).radio($0, id: $1) }
    case .ticks(let choices): group(choices) { FieldControl(field: self).tick($0, id: $1) }
    default:
      div(.class("field", error == nil ? "fine" : "wrong")) {
        DubanHTML.label(.for(id), .class("field-label")) { labelText }
        body
        notes
      }
    }
  }

  private var labelText: HTML {
    HTML {
      label
      if isRequired { span(.class("must")) { "必填" } }
    }
  }

  private var body: HTML { FieldControl(field: self).html }

  private var ticked: HTML {
    div(.class("field", "tick-field", error == nil ? "fine" : "wrong")) {
      DubanHTML.label(.for(id)) {
        body
        span { labelText }
      }
      notes
    }
  }

  private func group(_ choices: [Choice], _ box: (Choice, String) -> HTML) -> HTML {
    fieldset(.class("field", error == nil ? "fine" : "wrong")) {
      DubanHTML.legend(.class("field-label")) { labelText }
      div(.class("choices")) {
        for (index, choice) in choices.enumerated() {
          DubanHTML.label(.for("\(id)-\(index)")) {
            box(choice, "\(id)-\(index)")
            span { HTML(spaced: choice.label) }
          }
        }
      }
      notes
    }
  }

  private var notes: HTML {
    HTML {
      if let hint { p(.class("hint"), .id(id + "-hint")) { HTML(spaced: hint) } }
      if let error { p(.class("error"), .id(id + "-error")) { HTML(spaced: error) } }
    }
  }
}
