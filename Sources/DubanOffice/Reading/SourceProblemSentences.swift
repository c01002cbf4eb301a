extension SourceProblem.Reason {
  /// What is wrong and what to do next, to follow the file's name.
  public var sentence: String {
    switch self {
    case .noSuchFile: "不存在。请核对路径和文件名。"
    case .isFolder: "是一个文件夹。请指明其中的报告文件。"
    case .unreadable(let cause): "无法读取（\(cause)）。请检查文件权限，或换一份拷贝再试。"
    case .empty: "没有文字。请确认文件已保存完整。"
    case .tooLarge(let limit): "超过 \(limit) MiB。请只保留报告正文，或拆分后再试。"
    case .lineTooLong(let line, let limit):
      "第 \(line) 行超过 \(limit) MiB，不像报告正文。请检查文件内容。"
    case .binary: "不是文字文件。请提供 txt、Markdown、html、docx 或 pdf 格式的报告。"
    case .invalidBytes(let offset, let encoding):
      "字节偏移 \(offset) 处不是有效的 \(encoding) 编码。"
        + "请打开核对，另存为 UTF-8 编码的文本或 docx 再试。"
    case .otherFormat(let kind): "是\(kind)，不是报告文稿。请提供 docx 格式的报告。"
    case .damagedDocx, .protectedDocx, .zipBomb: docxSentence
    case .damagedPDF, .protectedPDF, .pdfWithoutText: pdfSentence
    case .programMissing(let program): Self.missing(program)
    case .programFailed(let program): Self.failed(program)
    case .programTooSlow(let program, let seconds):
      "用 \(program.rawValue) 转换超过 \(seconds) 秒，已停止。请另存为 docx 或 txt 再试。"
    }
  }

  private var docxSentence: String {
    switch self {
    case .protectedDocx: "设有密码。请在 Word 或 WPS 中取消密码后再试。"
    case .zipBomb: "解压后大得异常，已停止读取。请用 Word 或 WPS 打开核对后另存为 docx。"
    default: "不完整或已损坏。请用 Word 或 WPS 打开后另存为 docx，或重新取得该文件。"
    }
  }

  private var pdfSentence: String {
    switch self {
    case .protectedPDF: "设有密码。请取消密码后再试。"
    case .pdfWithoutText: "里没有文字，可能是扫描件。请先做文字识别，或提供 docx。"
    default: "不完整或已损坏。请重新导出 pdf，或提供 docx。"
    }
  }

  private static func missing(_ program: SourceProblem.Program) -> String {
    switch program {
    case .libreOffice:
      "是旧版 Word 或 WPS 格式，本机没有安装 LibreOffice，无法转换。请另存为 docx 再试。"
    case .pdfToText:
      "是 pdf，本机没有安装 pdftotext（软件包 poppler-utils）。请安装，或提供 docx。"
    }
  }

  private static func failed(_ program: SourceProblem.Program) -> String {
    switch program {
    case .libreOffice: "未能由 LibreOffice 转换，可能设有密码或已损坏。请另存为 docx 再试。"
    case .pdfToText: "未能由 pdftotext 读出文字。请重新导出 pdf，或提供 docx。"
    }
  }
}
