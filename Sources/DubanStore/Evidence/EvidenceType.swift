/// What a file holds, found by looking at its bytes, never at its name (文件类型).
public enum EvidenceType: String, Hashable, Sendable, Codable, CaseIterable {
  case pdf, ofd, jpeg, png, gif, webp, heic, mp4, docx, xlsx, pptx, doc, xls, ppt, zip, text
  /// Recognised so that the refusal can name them.
  case rtf, quickTime, macroDocument, lockedDocument, html, svg, xml, executable, unknown

  /// What a district usually takes as evidence.
  public static let usual: Set<EvidenceType> = [
    .pdf, .ofd, .jpeg, .png, .gif, .webp, .heic, .mp4, .docx, .xlsx, .pptx, .doc, .xls, .zip, .text,
  ]

  /// Never taken, whatever a configuration allows: it could run in a browser or on a desk.
  public var isActive: Bool {
    switch self {
    case .html, .svg, .xml, .executable, .unknown: true
    default: false
    }
  }

  /// Its name for people.
  public var word: String {
    switch self {
    case .pdf: "PDF 文件"
    case .ofd: "OFD 版式文件"
    case .jpeg: "JPEG 图片"
    case .png: "PNG 图片"
    case .gif: "GIF 图片"
    case .webp: "WebP 图片"
    case .heic: "HEIC 图片"
    case .mp4: "MP4 视频"
    case .docx, .doc: "Word 文档"
    case .xlsx, .xls: "Excel 表格"
    case .pptx, .ppt: "演示文稿"
    case .zip: "ZIP 压缩包"
    case .text: "文本文件"
    default: refusedWord
    }
  }

  private var refusedWord: String {
    switch self {
    case .rtf: "RTF 文档"
    case .quickTime: "MOV 视频"
    case .macroDocument: "带宏的 Office 文档"
    case .lockedDocument: "加了密码的 Office 文档"
    case .html: "网页文件"
    case .svg: "SVG 图形"
    case .xml: "XML 文件"
    case .executable: "程序或脚本"
    default: "无法识别的文件"
    }
  }

  /// The type to serve it as; together with `nosniff`, so that no browser guesses another.
  public var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .ofd: "application/ofd"
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .gif: "image/gif"
    case .webp: "image/webp"
    case .heic: "image/heic"
    case .mp4: "video/mp4"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    case .doc: "application/msword"
    case .xls: "application/vnd.ms-excel"
    case .zip: "application/zip"
    // Without a charset: a text may be UTF-8 or GB18030, and browsers look themselves.
    case .text: "text/plain"
    default: "application/octet-stream"
    }
  }
}
