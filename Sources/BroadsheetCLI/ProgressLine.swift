import Foundation

/// How far long work is, on a terminal's standard error only.
struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1

  func show(_ done: Int, of total: Int) {
    guard isShown, total > 1 else { return }
    FileHandle.standardError.write(Data("\r\(done) of \(total)".utf8))
  }

  /// Takes the line away again.
  func clear() {
    guard isShown else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
