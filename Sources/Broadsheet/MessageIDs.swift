import Systemd

/// The fixed identifiers of what the daemon tells (`journalctl MESSAGE_ID=…`): part of the interface, never
/// changed and never used for anything else. `docs/journal.md` lists them.
extension MessageID {
  /// An issue was read, stored and filed.
  static let issueFiled = MessageID(literal: "2e53e6e82dd04809851c65b6f5a8e4ab")
  /// One article of an issue.
  static let article = MessageID(literal: "486fe4cc211e42c081c1567d28af1e70")
  /// A file whose content the archive has already.
  static let duplicate = MessageID(literal: "3c5d6925d1654933b0fce1628951c0f0")
  /// A file that cannot be read as a page; it lies in `rejected/`.
  static let setAside = MessageID(literal: "ecbd37aac0224e89bdcf861306ec12c5")
  /// Something keeps the daemon from its work, or from one file; it goes on trying.
  static let trouble = MessageID(literal: "00ccd9403e7246ea9fa51b2ec196014c")
  /// What was told as trouble is over.
  static let recovered = MessageID(literal: "0bc65e7c1f6149fda9a41a645691aece")
  /// A configuration was refused by a reload; the one before it stays in use.
  static let configurationRefused = MessageID(literal: "944efc6c43ac450fb560f8e1e4701760")
  /// The daemon cannot start, or cannot go on.
  static let ended = MessageID(literal: "a3fc331861944baf9a63bd4be7f58174")
}
