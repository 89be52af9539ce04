import Broadsheet
import Foundation

/// Standard output and standard error. Colours only where a person looks on.
struct Output {
  private static let colours =
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

  static func line(_ text: String = "") { print(text) }

  static func json(_ document: some Encodable) throws { print(try JSON.line(document)) }

  /// One sentence on standard error.
  static func refusal(_ sentence: String) {
    FileHandle.standardError.write(Data("broadsheet: \(sentence.printable)\n".utf8))
  }

  static func bold(_ text: String) -> String { colours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  static func dim(_ text: String) -> String { colours ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  static func marked(_ text: String) -> String { colours ? "\u{1B}[1;33m\(text)\u{1B}[0m" : text }
}
