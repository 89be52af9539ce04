import GRDB

/// What has come in and been read, in one SQLite file with full-text search.
///
/// The archive knows two things. An *arrival* is a file that came in, with what became of it: kept, told, filed;
/// a daemon that was killed resumes what is unfinished. An *issue* is a page that was kept: its decoded text, the
/// articles it was read into, and the facts found in them. The schema (`Schema`) holds what must always be true of
/// them.
///
/// Each method is one use of the archive and one transaction. The daemon writes through one connection and reads
/// through others; commands open the archive to read, at any time and without the right to write it. Every method
/// blocks until SQLite has answered.
package struct Archive: Sendable {
  package enum Access: Sendable { case write, read }

  package let path: String
  private let reader: any DatabaseReader
  private let writer: DatabasePool?

  /// Opens the archive at `path`; to write it means to make it where there is none and to bring an older one up to
  /// date.
  ///
  /// - Throws: where the file is not this program's archive, or not this user's; the file is left as it was, to
  ///   the byte.
  package init(path: String, access: Access) throws(ArchiveError) {
    self.path = path
    let file = ArchiveFile(path: path)
    if access == .write { try file.checkOwner() }
    let content = try file.content()
    do {
      switch access {
      case .write:
        let pool = try DatabasePool(
          path: path, configuration: Connection.configuration(for: .write))
        try pool.writeWithoutTransaction(Connection.makeDurable)
        if content == .nothing { try pool.writeWithoutTransaction(Schema.claim) }
        try Archive.migrate(pool)
        reader = pool
        writer = pool
      case .read:
        try Archive.checkVersion(content, path: path)
        reader = try DatabaseQueue(
          path: path, configuration: Connection.configuration(for: .read))
        writer = nil
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  private static func checkVersion(
    _ content: ArchiveFile.Content, path: String
  ) throws(ArchiveError) {
    switch content {
    case .nothing: throw .missing(path: path)
    case .archive(Schema.version): break
    case .archive(let version): throw .older(path: path, version: version, known: Schema.version)
    }
  }

  /// Migrates, and again where that fails, at most once for each version: two programs that open a new archive at
  /// the same time both find it empty, and the second one's attempt at each version may meet the tables of the
  /// first.
  private static func migrate(_ pool: DatabasePool) throws {
    let migrator = Schema.migrator
    for _ in 0..<Schema.version {
      do { return try migrator.migrate(pool) } catch {}
    }
    try migrator.migrate(pool)
  }

  /// Takes a turn through the queue of whoever writes (or reads, where nobody here does) and through SQLite: the
  /// archive answers.
  package func ping() throws(ArchiveError) {
    let touch = { (db: Database) in try db.execute(sql: "SELECT 1 FROM sqlite_schema LIMIT 1") }
    try translatingErrors {
      if let writer {
        try writer.writeWithoutTransaction(touch)
      } else {
        try reader.read(touch)
      }
    }
  }

  /// Moves the log into the archive and empties it; call it when nothing arrives.
  ///
  /// It waits for nobody: while a program reads, the log keeps what that program sees.
  package func checkpoint() throws(ArchiveError) {
    try translatingErrors {
      try writable().writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(Int(Connection.patience * 1000))") }
        do {
          _ = try db.checkpoint(.truncate)
        } catch DatabaseError.SQLITE_BUSY {}
      }
    }
  }

  /// Runs `body` in one transaction that writes.
  func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    try translatingErrors { try writable().write(body) }
  }

  /// Runs `body` on one unchanging state of the archive.
  func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    try translatingErrors { try reader.read(body) }
  }

  /// The same, where `body` makes temporary tables, which GRDB otherwise keeps readers from; they go with the
  /// transaction.
  func readWithTemporaries<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value
  {
    try translatingErrors {
      try reader.unsafeRead { db in
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try body(db)
          return .rollback
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return value
      }
    }
  }

  private func writable() throws(ArchiveError) -> DatabasePool {
    guard let writer else { throw .readOnly(path: path) }
    return writer
  }

  func translatingErrors<Value>(_ body: () throws -> Value) throws(ArchiveError) -> Value {
    do {
      return try body()
    } catch {
      throw ArchiveError(error, path: path)
    }
  }
}
