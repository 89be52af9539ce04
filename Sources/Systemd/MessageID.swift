/// The 128 bits, as 32 hexadecimal digits, by which every entry about the same kind of event is found
/// (`journalctl MESSAGE_ID=…`) and explained (`journalctl -x`). A new one comes from
/// `journalctl --new-id128`, and is never changed or used for anything else.
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// In lower case.
  package let text: String
  package var description: String { text }

  package init?(_ text: String) {
    guard text.utf8.count == 32, text.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    self.text = text.lowercased()
  }

  /// An id that stands in the program; a wrong one is a mistake in the program and traps.
  package init(literal: StaticString) {
    guard let id = MessageID("\(literal)") else { preconditionFailure("no message id: \(literal)") }
    self = id
  }
}
