internal import HTTPTypes

/// The one cookie: the session's token. Host-bound, out of the reach of scripts, never sent along from
/// foreign pages.
enum Cookies {
  static func name(_ settings: WebSettings) -> String {
    settings.isSecure && settings.basePath.isEmpty ? "__Host-duban" : "duban"
  }

  static func token(_ headers: HTTPFields, _ settings: WebSettings) -> String? {
    let mark = name(settings) + "="
    for part in (headers[.cookie] ?? "").split(separator: ";") {
      let pair = part.drop { $0 == " " }
      guard pair.hasPrefix(mark) else { continue }
      let token = String(pair.dropFirst(mark.count))
      return token.utf8.count == 64 ? token : nil
    }
    return nil
  }

  static func header(_ token: String?, _ settings: WebSettings) -> String {
    let path = settings.basePath.isEmpty ? "/" : settings.basePath
    let end = token == nil ? "; Max-Age=0" : ""
    let secure = settings.isSecure ? "; Secure" : ""
    return "\(name(settings))=\(token ?? ""); Path=\(path); HttpOnly; SameSite=Strict" + secure
      + end
  }
}
