import Glibc

/// How much an entry matters, in syslog's eight steps; `journalctl -p warning` shows warnings and worse.
package enum Priority: Int, Sendable {
  case emergency, alert, critical, error, warning, notice, info, debug
}

/// One event as the journal will hold it: a message, a priority, and fields to ask for it by.
///
/// A field may be repeated and then has several values, each of which `journalctl FIELD=value` finds.
/// An entry that would be too large for one sd_journal_sendv loses its last fields, never its message.
package struct JournalEntry: Sendable {
  /// "NAME=value" after "NAME=value", without anything between.
  private var bytes: [UInt8] = []
  /// Where each field ends in `bytes`.
  private var ends: [Int] = []
  /// The buffers that libsystemd makes of the fields: a field and its line feed, or, where the value
  /// holds a line feed itself, the name, the value, its length and two line feeds.
  private var buffers = 0

  /// Fields beyond these are left out.
  package static let fieldLimit = 500
  /// sendmsg(2) takes 1,024 buffers, and a longer list fails with EINVAL; SYSLOG_IDENTIFIER needs two.
  private static let bufferLimit = 1022

  /// - Parameter message: what `journalctl` shows; line feeds are legal. One that is blank would be
  ///   shown as nothing at all, and is replaced.
  package init(_ message: String, id: MessageID?, priority: Priority) {
    add("MESSAGE", message.allSatisfy(\.isWhitespace) ? "(no message)" : message)
    add("PRIORITY", "\(priority.rawValue)")
    if let id { add("MESSAGE_ID", id.text) }
  }

  /// Adds a value of the field `name`, besides those it has.
  package mutating func add(_ name: FieldName, _ value: String) { add(name.text, value) }

  private mutating func add(_ name: String, _ value: String) {
    let needed = value.utf8.contains(UInt8(ascii: "\n")) ? 5 : 2
    guard ends.count < Self.fieldLimit, buffers + needed <= Self.bufferLimit else { return }
    bytes += name.utf8
    bytes.append(UInt8(ascii: "="))
    bytes += value.utf8
    ends.append(bytes.count)
    buffers += needed
  }

  /// Calls `body` with the fields as sd_journal_sendv takes them, and `last`, a whole field, after them.
  func withFields<Result>(
    followedBy last: [UInt8], _ body: (UnsafeBufferPointer<iovec>) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { bytes in
      last.withUnsafeBytes { last in
        var start = 0
        var fields = ends.map { end in
          defer { start = end }
          return iovec(reading: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        }
        fields.append(iovec(reading: last))
        return fields.withUnsafeBufferPointer(body)
      }
    }
  }
}

extension iovec {
  /// A buffer that is only read from, though C has no way to say so here.
  fileprivate init(reading bytes: UnsafeRawBufferPointer) {
    self.init(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
  }
}
