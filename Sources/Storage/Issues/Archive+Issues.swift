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
      id: Issue.ID(rawValue: try row.value("id")), source: try row.value("source"),
      sha256: try row.bytes("sha256"), date: try IssueDate(row), paper: try row.value("paper"),
      page: try row.value("page"), receivedAt: try row.date("receivedAt"),
      articles: try row.value("articles"), figures: try row.value("figures"),
      supersededBy: try row.issueID("supersededBy"))
  }
}

extension IssueDate {
  /// From the columns of `issue`.
  init(_ row: Row) throws {
    guard let day = Day(iso: try row.value("date") as String) else { throw row.unknown("date") }
    self.init(
      value: day, basis: try row.word("dateBasis"), evidence: try row.value("dateEvidence"))
  }
}
