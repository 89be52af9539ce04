import FoundationEssentials
import GRDB

/// How much the archive holds.
package struct Statistics: Sendable, Equatable {
  package var issues = 0
  /// Of the issues, those that a newer version took the place of.
  package var superseded = 0
  package var articles = 0
  package var figures = 0
  package var arrivals = 0
  package var duplicates = 0
  package var refused = 0
  package var filed = 0
  package var setAside = 0
  package var left = 0
  package var unfinished = 0
  package var untold = 0

  package init() {}
}

/// A file that an arrival was filed under.
package struct FiledPath: Sendable, Equatable {
  package var arrival: Arrival.ID
  /// Below the spool, in the file system's bytes.
  package var path: [UInt8]
  package var sha256: [UInt8]
}

extension Archive {
  package func statistics() throws(ArchiveError) -> Statistics {
    try read { db in
      let count = { (sql: String) in try Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql) ?? 0 }
      var statistics = Statistics()
      statistics.issues = try count("issue")
      statistics.superseded = try count("issue WHERE supersededBy IS NOT NULL")
      statistics.articles = try count("article")
      statistics.figures = try count("figure")
      statistics.arrivals = try count("arrival")
      statistics.duplicates = try count("arrival WHERE outcome = 'duplicate'")
      statistics.refused = try count("arrival WHERE outcome = 'refused'")
      statistics.filed = try count("arrival WHERE disposition = 'filed'")
      statistics.setAside = try count("arrival WHERE disposition = 'setAside'")
      statistics.left = try count("arrival WHERE disposition = 'left'")
      statistics.unfinished = try count("arrival WHERE disposition IS NULL")
      statistics.untold = try count("arrival WHERE told = 0")
      return statistics
    }
  }

  /// Every file that should lie in `filed/`, with what it should hold, in the order they came.
  package func filedPaths() throws(ArchiveError) -> [FiledPath] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, path, sha256 FROM arrival
          WHERE disposition = 'filed' AND sha256 IS NOT NULL ORDER BY id
          """
      ).map {
        FiledPath(
          arrival: Arrival.ID(rawValue: try $0.value("id")), path: try $0.bytes("path"),
          sha256: try $0.bytes("sha256"))
      }
    }
  }

  /// Every path in `rejected/` that an arrival was set aside under; below the spool, in the file system's bytes.
  package func setAsidePaths() throws(ArchiveError) -> [[UInt8]] {
    try read { db in
      try Data.fetchAll(db, sql: "SELECT path FROM arrival WHERE disposition = 'setAside'")
        .map([UInt8].init)
    }
  }

  /// The SQLite that this program runs with.
  package static var engine: (version: String, hasFullTextSearch: Bool) {
    let queue = try? DatabaseQueue()
    let options = try? queue?.read { db in
      (
        try String.fetchOne(db, sql: "SELECT sqlite_version()"),
        try String.fetchAll(db, sql: "PRAGMA compile_options").contains("ENABLE_FTS5")
      )
    }
    return (options?.0 ?? "unknown", options?.1 ?? false)
  }

  /// Looks through the whole file for damage, and compares the index of the search with the texts; gives a
  /// sentence for each thing that is wrong.
  ///
  /// It takes as long as keeping everything again, but keeps nobody from writing meanwhile.
  package func verify() throws(ArchiveError) -> [String] {
    try readWithTemporaries { db in
      try [integrityProblems, foreignKeyProblems, indexProblems].flatMap { look in
        do {
          return try look(db)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
          return ["The archive is damaged: \(error.message ?? "it cannot be read")."]
        }
      }
    }
  }

  private func integrityProblems(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      .map { "The archive is damaged: \($0)." }
  }

  private func foreignKeyProblems(_ db: Database) throws -> [String] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      let (child, parent): (String, String) = (try row.value("table"), try row.value("parent"))
      return "A row of \(child) belongs to a row of \(parent) that is not there."
    }
  }

  private func indexProblems(_ db: Database) throws -> [String] {
    try IndexCheck.articles(db).map {
      "The search's index does not agree with the text of article \($0)."
    }
  }
}
