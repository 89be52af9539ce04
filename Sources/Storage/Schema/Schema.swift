import GRDB

/// The archive's tables, and the way from each version of them to the next.
enum Schema {
  /// Says in the file's header that it is Broadsheet's: "BRDS".
  static let applicationID = 0x4252_4453

  /// Where GRDB keeps the names of the migrations that were run. It makes the table before the first of them, in
  /// a transaction of its own.
  static let migrationsTable = "grdb_migrations"

  /// The version that this program reads and writes, kept in the header as `user_version`.
  static var version: Int { migrations.count }

  /// Order is meaning: add at the end, and never edit one that was released.
  private static let migrations: [(name: String, sql: String)] = [
    ("the spine: arrivals, issues, facts, search", theSpine),
    ("notes of case ledgers, programmes that are learnt", notesAndProgrammes),
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.name) { db in
        try db.execute(sql: migration.sql)
        try claim(db)
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    return migrator
  }

  /// Says that an empty database is this program's, before it has a table: whoever looks at it, or starts after a
  /// crash, between the making of GRDB's table and the first migration must not take it for another's.
  static func claim(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
  }

  /// What `sqlite_schema` holds at `version`, by the object's name.
  static func objects(atVersion version: Int) throws -> [String: String] {
    var configuration = Configuration()
    configuration.prepareDatabase { $0.add(tokenizer: IndexTokenizer.self) }
    let model = try DatabaseQueue(configuration: configuration)
    try migrator.migrate(model, upTo: migrations[version - 1].name)
    return try model.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["sql"]) })
    }
  }
}
