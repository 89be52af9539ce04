/// The name of a field of our own in a journal entry: A-Z, 0-9 and _, not starting with _ or a digit,
/// at most 64 bytes. journald passes over a field with any other name without a word.
package struct FieldName: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package var description: String { text }

  package init?(_ text: String) {
    let isValid =
      (1...Self.maximumLength).contains(text.utf8.count)
      && text.utf8.allSatisfy(Self.isAllowed)
      && text.utf8.first.map(Self.mayStart) == true
    guard isValid else { return nil }
    self.text = text
  }

  /// A name that stands in the program, `static let place = FieldName(literal: "BROADSHEET_PLACE")`;
  /// a wrong one is a mistake in the program and traps.
  package init(literal: StaticString) {
    guard let name = FieldName("\(literal)") else {
      preconditionFailure("no field name: \(literal)")
    }
    self = name
  }

  /// The name for a logger's metadata key, any string: `request-id` gives REQUEST_ID, `3rd` and
  /// `message`, which stand for nothing or something else in the journal, FIELD_3RD and FIELD_MESSAGE.
  package init(mapping key: String) {
    var name = String(
      decoding: key.utf8.map { byte in
        let upper = Self.isLowerCase(byte) ? byte - 0x20 : byte
        return Self.isAllowed(upper) ? upper : UInt8(ascii: "_")
      }.drop { $0 == UInt8(ascii: "_") }, as: UTF8.self)
    let mayStand = name.utf8.first.map(Self.mayStart) == true && !Self.reserved.contains(name)
    if !mayStand { name = "FIELD_" + name }
    text = String(name.prefix(Self.maximumLength))
  }

  private static let maximumLength = 64

  /// Written for every log message; a second value from a metadata key would pass for the first.
  private static let reserved: Set<String> = [
    "MESSAGE", "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER", "LOGGER", "ERROR", "CODE_FILE",
    "CODE_LINE", "CODE_FUNC",
  ]

  private static func isLowerCase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func mayStart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    mayStart(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_")
  }
}
