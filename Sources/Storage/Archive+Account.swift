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
          arrival: Arrival.ID(rawValue: $0["id"]), path: [UInt8]($0["path"] as Data),
          sha256: [UInt8]($0["sha256"] as Data))
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

  /// Looks through the whole file for damage; gives a sentence for each thing that is wrong.
  ///
  /// Only who opened the archive for writing can have FTS5 compare its index with the texts; else it is only seen
  /// whether every article stands in it.
  package func verify() throws(ArchiveError) -> [String] {
    var problems = try read { db in
      try integrityProblems(db) + foreignKeyProblems(db) + indexProblems(db)
    }
    if isWritable, let problem = try fullIndexProblem() { problems.append(problem) }
    return problems
  }

  private func integrityProblems(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      .map { "The archive is damaged: \($0)." }
  }

  private func foreignKeyProblems(_ db: Database) throws -> [String] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      "A row of \(row["table"] as String) belongs to a row of \(row["parent"] as String) that is "
        + "not there."
    }
  }

  private func indexProblems(_ db: Database) throws -> [String] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM article WHERE id NOT IN (SELECT id FROM articleIndex_docsize)
        UNION ALL
        SELECT id FROM articleIndex_docsize WHERE id NOT IN (SELECT id FROM article)
        """
    ).map { "The search's index and the articles disagree about article \($0)." }
  }

  private func fullIndexProblem() throws(ArchiveError) -> String? {
    do {
      try write { db in
        try db.execute(
          sql: "INSERT INTO articleIndex (articleIndex, rank) VALUES ('integrity-check', 1)")
      }
      return nil
    } catch .damaged {
      return "The search's index does not agree with the texts of the articles."
    }
  }
}
