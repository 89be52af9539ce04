import FoundationEssentials
import GRDB
import PageReading

extension Archive {
  /// The issue with all that was kept of it; nil where there is none of this id.
  package func issue(_ id: Issue.ID) throws(ArchiveError) -> Issue? {
    try read { db in try PageLoader(db).issue(id) }
  }

  /// Issues, the last received first.
  package func issues(
    matching filter: IssueFilter = IssueFilter(), limit: Int
  ) throws(ArchiveError) -> [IssueSummary] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT *,
            (SELECT count(*) FROM article WHERE issue = issue.id) AS articles,
            (SELECT count(*) FROM article JOIN figure ON figure.article = article.id
              WHERE issue = issue.id) AS figures
          FROM issue
          WHERE (:paper IS NULL OR paper = :paper)
            AND (:from IS NULL OR date >= :from) AND (:to IS NULL OR date <= :to)
            AND (:source IS NULL OR instr(source, :source) > 0)
            AND (:includesSuperseded OR supersededBy IS NULL)
          ORDER BY id DESC LIMIT :limit
          """)
      let rows = try Row.fetchAll(
        statement,
        arguments: [
          "paper": filter.paper, "from": filter.from?.description, "to": filter.to?.description,
          "source": filter.source, "includesSuperseded": filter.includesSuperseded,
          "limit": limit,
        ])
      return try rows.map(IssueSummary.init)
    }
  }
}

extension IssueSummary {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: Issue.ID(rawValue: row["id"]), source: row["source"],
      sha256: [UInt8](row["sha256"] as Data), date: try IssueDate(row), paper: row["paper"],
      page: row["page"], receivedAt: Date(milliseconds: row["receivedAt"]),
      articles: row["articles"], figures: row["figures"],
      supersededBy: (row["supersededBy"] as Int64?).map(Issue.ID.init(rawValue:)))
  }
}

extension IssueDate {
  /// From the columns of `issue`.
  init(_ row: Row) throws {
    let text: String = row["date"]
    let word: String = row["dateBasis"]
    guard let day = Day(iso: text), let basis = Basis(rawValue: word) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the date “\(text)” (\(word)) of an issue")
    }
    self.init(value: day, basis: basis, evidence: row["dateEvidence"])
  }
}
