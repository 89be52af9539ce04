package import Logging

/// Sends what is logged to the journal.
///
/// A message's metadata become fields of its entry, under names that journald takes
/// (`FieldName(mapping:)`): an array one field with several values, a dictionary one field a key
/// (`["request": ["id": 7]]` is REQUEST_ID). The key `message-id` gives the entry its MESSAGE_ID.
///
/// Logging never waits: what a silent journal costs is messages, which are counted (`Journal.post`).
package struct JournalLogHandler: LogHandler {
  package var logLevel: Logger.Level
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?
  private let label: String
  private let journal: Journal

  package init(
    label: String, journal: Journal, level: Logger.Level = .info,
    metadataProvider: Logger.MetadataProvider? = nil
  ) {
    self.label = label
    self.journal = journal
    self.logLevel = level
    self.metadataProvider = metadataProvider
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var fields = metadata
    fields.merge(metadataProvider?.get() ?? [:]) { $1 }
    fields.merge(event.metadata ?? [:]) { $1 }
    let id = fields["message-id"].flatMap { MessageID("\($0)") }
    if id != nil { fields["message-id"] = nil }

    var entry = JournalEntry("\(event.message)", id: id, priority: Priority(event.level))
    entry.add(.logger, label)
    entry.add(.codeFile, event.file)
    entry.add(.codeLine, "\(event.line)")
    entry.add(.codeFunction, event.function)
    if let error = event.error { entry.add(.error, "\(error)") }
    // In the order of their names, so that the same message always gives the same entry.
    for (key, value) in fields.sorted(by: { $0.key < $1.key }) { entry.add(key, value) }
    journal.post(entry)
  }
}

extension FieldName {
  fileprivate static let logger = FieldName(literal: "LOGGER")
  fileprivate static let codeFile = FieldName(literal: "CODE_FILE")
  fileprivate static let codeLine = FieldName(literal: "CODE_LINE")
  fileprivate static let codeFunction = FieldName(literal: "CODE_FUNC")
  fileprivate static let error = FieldName(literal: "ERROR")
}

extension JournalEntry {
  fileprivate mutating func add(_ key: String, _ value: Logger.MetadataValue) {
    switch value {
    case .string(let text): add(FieldName(mapping: key), text)
    case .stringConvertible(let value): add(FieldName(mapping: key), "\(value)")
    case .array(let values): for value in values { add(key, value) }
    case .dictionary(let values):
      for (inner, value) in values.sorted(by: { $0.key < $1.key }) { add("\(key)_\(inner)", value) }
    }
  }
}

extension Priority {
  fileprivate init(_ level: Logger.Level) {
    switch level {
    case .trace, .debug: self = .debug
    case .info: self = .info
    case .notice: self = .notice
    case .warning: self = .warning
    case .error: self = .error
    case .critical: self = .critical
    }
  }
}
