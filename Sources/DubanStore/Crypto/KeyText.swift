internal import Foundation

/// Keys as PEM text, in the forms that `openssl pkey` reads too (RFC 8410).
enum KeyText {
  /// An Ed25519 key as PKCS #8 is this DER head and the 32 secret bytes.
  private static let privateHead: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
  /// A public key as SubjectPublicKeyInfo is this DER head and its 32 bytes.
  private static let publicHead: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]
  private static let privateLabel = "PRIVATE KEY"
  private static let publicLabel = "PUBLIC KEY"
  private static let personalLabel = "DUBAN PERSONAL DATA KEY"

  static func text(_ key: SigningKey) -> String {
    pem(privateHead + key.secret.bytes, privateLabel)
  }

  static func text(_ key: PublicKey) -> String { pem(publicHead + key.bytes, publicLabel) }

  static func text(personal key: SecretKey) -> String { pem(key.bytes, personalLabel) }

  static func signingKey(_ text: String) -> SigningKey? {
    body(text, privateLabel, after: privateHead).flatMap(SecretKey.init).map(SigningKey.init)
  }

  static func publicKey(_ text: String) -> PublicKey? {
    body(text, publicLabel, after: publicHead).flatMap(PublicKey.init)
  }

  static func personalKey(_ text: String) -> SecretKey? {
    body(text, personalLabel, after: []).flatMap(SecretKey.init)
  }

  private static func pem(_ bytes: [UInt8], _ label: String) -> String {
    let body = Data(bytes).base64EncodedString()
    return "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
  }

  private static func body(_ text: String, _ label: String, after head: [UInt8]) -> [UInt8]? {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }
    let first = "-----BEGIN \(label)-----".filter { !$0.isWhitespace }
    let last = "-----END \(label)-----".filter { !$0.isWhitespace }
    guard lines.count >= 3, lines.first == first, lines.last == last,
      let data = Data(base64Encoded: lines.dropFirst().dropLast().joined())
    else { return nil }
    let bytes = [UInt8](data)
    return bytes.starts(with: head) ? Array(bytes.dropFirst(head.count)) : nil
  }
}
