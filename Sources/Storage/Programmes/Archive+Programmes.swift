import GRDB
import PageReading

extension Archive {
  /// The sightings of programmes in current issues since `mark`; nil where nothing has changed.
  ///
  /// It costs two look-ups where nothing came in, and reads what came in otherwise; only after an issue was
  /// superseded, or where there is no mark, everything is summed up anew.
  package func programmeNews(
    since mark: ProgrammeNews.Mark?
  ) throws(ArchiveError) -> ProgrammeNews? {
    try read { db in
      let now = try ProgrammeNews.Mark(db)
      guard now != mark else { return nil }
      if let mark, mark.superseded == now.superseded, mark.successors == now.successors {
        let sightings = try db.sightings("programmeSighting.issue > \(mark.lastIssue)")
        return ProgrammeNews(sightings: sightings, isComplete: false, mark: now)
      }
      return ProgrammeNews(
        sightings: try db.sightings("true"), isComplete: true, mark: now)
    }
  }

  /// Every programme that an article of a current issue names, the most often named first.
  package func programmes() throws(ArchiveError) -> [ProgrammeSummary] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT name.name, count(*) AS articles, min(issue.date) AS first, max(issue.date) AS last
          FROM name JOIN article ON article.id = name.article JOIN issue ON issue.id = article.issue
          WHERE name.kind = 'programme' AND issue.supersededBy IS NULL
          GROUP BY name.name ORDER BY articles DESC, name.name
          """
      ).map {
        ProgrammeSummary(
          name: try $0.value("name"), articles: try $0.value("articles"),
          first: try $0.day("first"), last: try $0.day("last"))
      }
    }
  }

  /// The articles of current issues that name `programme`, the newest first.
  package func articles(naming programme: String) throws(ArchiveError) -> [ProgrammeArticle] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT issue.*, article.ordinal,
            (SELECT text FROM piece WHERE article = article.id AND role = 'headline') AS headline
          FROM name JOIN article ON article.id = name.article JOIN issue ON issue.id = article.issue
          WHERE name.kind = 'programme' AND name.name = ? AND issue.supersededBy IS NULL
          ORDER BY issue.date DESC, issue.id DESC, article.ordinal
          """,
        arguments: [programme]
      ).map {
        ProgrammeArticle(
          issue: Issue.ID(rawValue: try $0.value("id")), article: try $0.value("ordinal"),
          headline: try $0.value("headline"), date: try IssueDate($0))
      }
    }
  }
}

extension Database {
  /// Sums of the current issues that meet `condition`, by name.
  fileprivate func sightings(_ condition: String) throws -> [ProgrammeSighting] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT name, sum(quoted) AS quoted, sum(plain) AS plain
        FROM programmeSighting JOIN issue ON issue.id = programmeSighting.issue
        WHERE issue.supersededBy IS NULL AND \(condition)
        GROUP BY name ORDER BY name
        """
    ).map {
      ProgrammeSighting(
        name: try $0.value("name"), quoted: try $0.value("quoted"), plain: try $0.value("plain"))
    }
  }
}

extension ProgrammeNews.Mark {
  fileprivate init(_ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT (SELECT ifnull(max(id), 0) FROM issue) AS lastIssue,
          count(*) AS superseded, ifnull(sum(supersededBy), 0) AS successors
        FROM issue WHERE supersededBy IS NOT NULL
        """)
    guard let row = try Row.fetchOne(statement) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    self.init(
      lastIssue: try row.value("lastIssue"), superseded: try row.value("superseded"),
      successors: try row.value("successors"))
  }
}

extension Row {
  fileprivate func day(_ column: String) throws -> Day {
    guard let day = Day(iso: try value(column) as String) else { throw unknown(column) }
    return day
  }
}
