internal import Duban
internal import Foundation

/// A mail as it travels: RFC 5322 with a Chinese subject as RFC 2047 writes it, and a body in base64, so
/// that no line is too long for any server.
struct MailText: Hashable, Sendable {
  /// By which the receiver knows what came twice.
  var id: String
  var subject: String
  var body: String
  var at: Instant

  func text(from sender: String, to receiver: String) -> String {
    let code = id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "." }.joined()
    return [
      "From: <\(sender)>", "To: <\(receiver)>", "Subject: \(Self.encodedWords(subject))",
      "Date: \(Self.date(at))", "Message-ID: <\(code)@duban>", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
      "Auto-Submitted: auto-generated", "", Self.lines(body), "",
    ].joined(separator: "\r\n")
  }

  /// Words of at most 75 characters, cut between characters and folded.
  static func encodedWords(_ text: String) -> String {
    if text.utf8.allSatisfy({ 32...126 ~= $0 }), !text.contains("=?"), text.utf8.count <= 60 {
      return text
    }
    var words: [String] = []
    var part = ""
    for character in text {
      if part.utf8.count + String(character).utf8.count > 42 {
        words.append(part)
        part = ""
      }
      part.append(character)
    }
    words.append(part)
    return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
      .joined(separator: "\r\n ")
  }

  private static func lines(_ body: String) -> String {
    let text = Array(Data(body.utf8).base64EncodedString().utf8)
    return stride(from: 0, to: text.count, by: 76).map { start in
      String(decoding: text[start..<min(start + 76, text.count)], as: UTF8.self)
    }.joined(separator: "\r\n")
  }

  static func date(_ instant: Instant) -> String {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let text = instant.description
    let numbers = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    let day = days[(instant.day.weekday - 1) % 7]
    return
      "\(day), \(numbers[2]) \(months[numbers[1] - 1]) \(numbers[0]) \(text.dropFirst(11).prefix(8)) +0800"
  }
}
