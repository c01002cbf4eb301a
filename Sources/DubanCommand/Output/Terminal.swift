import Glibc

/// What is known of the terminal a stream is connected to.
struct Terminal: Sendable {
  var descriptor: Int32

  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let errors = Terminal(descriptor: STDERR_FILENO)

  var isPresent: Bool { isatty(descriptor) == 1 }

  /// Its width; `COLUMNS` or 80 where there is none.
  var columns: Int {
    var size = winsize()
    if isPresent, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return getenv("COLUMNS").flatMap { Int(String(cString: $0)) } ?? 80
  }

  /// Lines longer than this tire the eye, however wide the window is.
  var readableColumns: Int { min(max(columns, 40), 100) }
}
