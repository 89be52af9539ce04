import GRDB
import GRDBSQLite

/// How connections to the archive are set up.
enum Connection {
  /// Seconds to wait for another program's lock.
  static let patience = 5.0

  /// Bytes that the log may keep between two uses; under load it grows to a few transactions.
  private static let logSize = 16 << 20

  static func configuration(for access: Archive.Access) -> Configuration {
    var configuration = Configuration()
    configuration.label = "archive"
    configuration.readonly = access == .read
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 2
    configuration.prepareDatabase { db in
      db.add(tokenizer: IndexTokenizer.self)
      try keepLog(db)
      if !db.configuration.readonly { try prepareForWriting(db) }
    }
    return configuration
  }

  /// What GRDB's pool sets otherwise when it turns the log on: a committed page has reached the disk.
  static func makeDurable(_ db: Database) throws {
    try db.execute(sql: "PRAGMA synchronous = FULL")
  }

  private static func prepareForWriting(_ db: Database) throws {
    // The page size is fixed when the archive is made, and ignored after. The cache fills in a burst, and is the larger part
    // of what the daemon may give up to stay below the limit that `make bench` has for its memory.
    try db.execute(
      sql: """
        PRAGMA page_size = 8192;
        PRAGMA cache_size = -7168;
        PRAGMA journal_size_limit = \(logSize);
        PRAGMA wal_autocheckpoint = 1000;
        PRAGMA secure_delete = OFF;
        PRAGMA temp_store = MEMORY;
        """)
  }

  /// Keeps `-wal` and `-shm` when the last connection closes: who may read the archive but not write into its
  /// folder can open it only while both are there.
  private static func keepLog(_ db: Database) throws {
    var keep: CInt = 1
    let code = sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &keep)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
