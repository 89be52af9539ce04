import Broadsheet
import Foundation

/// Standard output and standard error. Colours only where a person looks on.
struct Output {
  static let colours = {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR"] == nil
      && environment["TERM"] != "dumb"
  }()

  static func line(_ text: String = "") { print(text) }

  static func json(_ document: some Encodable) throws { print(try JSON.line(document)) }

  /// One sentence on standard error.
  static func refusal(_ sentence: String) {
    FileHandle.standardError.write(Data("broadsheet: \(sentence.printable)\n".utf8))
  }

  static func bold(_ text: String) -> String { styled(text, "1") }
  static func dim(_ text: String) -> String { styled(text, "2") }
  static func marked(_ text: String) -> String { styled(text, "1;33") }

  /// - Parameter style: the parameters of ECMA-48's SGR (`1;33` is bold and yellow); none leaves the text as it is.
  static func styled(_ text: String, _ style: String) -> String {
    colours && !style.isEmpty && !text.isEmpty ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}
