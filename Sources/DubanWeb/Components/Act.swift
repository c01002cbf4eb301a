import DubanHTML

/// A value that a form sends without showing it.
struct Hidden: Sendable {
  var name: String
  var value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  var html: HTML { input(.type("hidden"), .name(name), .value(value)) }
}

/// How much an act asks to be pressed.
enum Weight: String, Sendable {
  /// The likely act of a page or a row.
  case main
  case plain
  /// Cannot be taken back.
  case grave
  /// Looks like a link.
  case quiet
}

/// A button or a link that looks like one.
struct ActButton: Sendable {
  enum Kind: Sendable {
    /// Sends the form around it; with a name and value when a form has several.
    case submit(name: String? = nil, value: String? = nil)
    case leads(Link)
    /// May not be pressed; says why.
    case refused(String)
  }

  var word: String
  var kind: Kind
  var weight = Weight.plain
  /// What it acts on, read aloud after its word: the row of a table says which.
  var about: String?

  init(_ word: String, _ kind: Kind, _ weight: Weight = .plain, about: String? = nil) {
    self.word = word
    self.kind = kind
    self.weight = weight
    self.about = about
  }

  var html: HTML {
    switch kind {
    case .submit(let name, let value):
      var attributes: [Attribute] = [.class("act", weight.rawValue), .type("submit")]
      if let name { attributes.append(.name(name)) }
      if let value { attributes.append(.value(value)) }
      return button(attributes) { content }
    case .leads(let link):
      return a(.class("act", weight.rawValue), .href(link)) { content }
    case .refused(let reason):
      return span(.class("refused-act")) {
        span(.class("act", "off"), .aria("disabled", "true")) { content }
        small { HTML(spaced: reason) }
      }
    }
  }

  private var content: HTML {
    HTML {
      word
      if let about { span(.class("unseen")) { "：" + about } }
    }
  }
}

/// A form that performs one act.
struct ActForm: Sendable {
  enum Method: String, Sendable {
    case post, get
  }

  var action: Link
  var method = Method.post
  var hidden: [Hidden] = []
  /// Carries files.
  var hasFiles = false
  /// Stands in a row of a table rather than on its own.
  var isInline = false
  var id: String?
  var content: HTML

  init(
    _ action: Link, method: Method = .post, hidden: [Hidden] = [], hasFiles: Bool = false,
    isInline: Bool = false, id: String? = nil, @HTMLBuilder content: () -> HTML
  ) {
    self.action = action
    self.method = method
    self.hidden = hidden
    self.hasFiles = hasFiles
    self.isInline = isInline
    self.id = id
    self.content = content()
  }

  /// The one likely act of a row: a form of one button.
  init(
    _ word: String, _ action: Link, hidden: [Hidden] = [], weight: Weight = .plain,
    about: String? = nil
  ) {
    self.init(action, hidden: hidden, isInline: true) {
      ActButton(word, .submit(), weight, about: about).html
    }
  }

  var html: HTML {
    var attributes: [Attribute] = [
      .class(isInline ? "inline" : "stack"), .method(method.rawValue), .action(action),
    ]
    if hasFiles { attributes.append(.encoding("multipart/form-data")) }
    if let id { attributes.append(.id(id)) }
    return form(attributes) {
      for value in hidden { value.html }
      content
    }
  }
}
