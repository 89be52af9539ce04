import GRDB
import PageReading

extension Archive {
  /// The articles of current issues that hold all `words` (see `Query`), the best first.
  ///
  /// A word in a headline weighs most, then one in a kicker, deck, column or subhead, then a byline's names, then
  /// the story. Ranks that differ by less than a tenth count as equal, and there the newest issue is first: the
  /// exact rank of a word that stands in most articles is noise.
  ///
  /// - Throws: `unsearchable` where `words` hold no word, number or character.
  package func search(_ words: String, limit: Int) throws(ArchiveError) -> [SearchHit] {
    let query = try Query(words)
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT article.id AS articleID, article.ordinal, issue.*
          FROM articleIndex
            JOIN article ON article.id = articleIndex.rowid
            JOIN issue ON issue.id = article.issue
          WHERE articleIndex MATCH ? AND issue.supersededBy IS NULL
          ORDER BY round(bm25(articleIndex, 10, 4, 1, 3), 1), issue.date DESC, article.id
          LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [query.pattern, limit])
        .map { try hit(db, $0, query) }
    }
  }

  private func hit(_ db: Database, _ row: Row, _ query: Query) throws -> SearchHit {
    let article: Int64 = try row.value("articleID")
    let texts = try texts(db, ofArticle: article)
    let headline = texts.first { $0.role == "headline" }?.text
    let snippet = Snippet(of: query.terms, in: texts.map(\.text))
    return SearchHit(
      issue: Issue.ID(rawValue: try row.value("id")), article: try row.value("ordinal"),
      headline: headline,
      snippet: snippet ?? Snippet(text: headline ?? "", hits: []), date: try IssueDate(row))
  }

  /// What is searched of an article, in the order in which a hit is shown from it: the story before the headline,
  /// which stands beside the snippet anyway.
  private func texts(
    _ db: Database, ofArticle article: Int64
  ) throws -> [(role: String, text: String)] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT role, ordinal, text FROM piece WHERE article = :article AND role <> 'byline'
        UNION ALL
        SELECT 'credit', ordinal, name FROM credit WHERE article = :article
        ORDER BY ordinal
        """)
    let order = [
      "paragraph", "caption", "subhead", "deck", "kicker", "column", "headline", "credit",
    ]
    let texts = try Row.fetchAll(statement, arguments: ["article": article])
      .map { (role: try $0.value("role") as String, text: try $0.value("text") as String) }
    return order.flatMap { role in texts.filter { $0.role == role } }
  }
}
