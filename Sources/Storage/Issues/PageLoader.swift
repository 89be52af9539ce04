import FactFinding
import Foundation
import GRDB
import PageReading

/// Puts a page and its facts together from their rows; `PageWriter` is its inverse.
struct PageLoader {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func issue(_ id: Issue.ID) throws -> Issue? {
    let sql = "SELECT * FROM issue JOIN issueText ON issueText.issue = issue.id WHERE id = ?"
    guard let row = try rows(sql, id.rawValue).first else { return nil }
    let date = try IssueDate(row)
    let stories = try rows("SELECT * FROM article WHERE issue = ? ORDER BY ordinal", id.rawValue)
    let pieces = try piecesOfPage(id)
    let page = Page(
      source: try row.value("source"), encoding: try row.value("encoding"),
      replacedBytes: try row.value("replacedBytes"),
      text: try row.value("text"), date: date.basis == .received ? nil : date,
      paper: try row.value("paper"),
      number: try row.value("page"), slogans: pieces["slogan"] ?? [],
      unplaced: pieces["unplaced"] ?? [],
      articles: try stories.map(article))
    return Issue(
      id: id, page: page, facts: try stories.map { try facts(of: try $0.value("id")) },
      sha256: try row.bytes("sha256"), receivedAt: try row.date("receivedAt"),
      date: date, supersededBy: try row.issueID("supersededBy"))
  }

  private func rows(_ sql: String, _ id: Int64) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
  }

  /// The rows of a query, put together by the word in `column`.
  private func rows(_ sql: String, _ id: Int64, by column: String) throws -> [String: [Row]] {
    try Dictionary(grouping: rows(sql, id)) { try $0.value(column) }
  }

  private func piecesOfPage(_ id: Issue.ID) throws -> [String: [Piece]] {
    let sql = "SELECT * FROM pagePiece WHERE issue = ? ORDER BY role, ordinal"
    return try rows(sql, id.rawValue, by: "role").mapValues { try $0.map(Piece.init) }
  }

  private func article(_ row: Row) throws -> Article {
    let id: Int64 = try row.value("id")
    let pieces = try rows(
      "SELECT * FROM piece WHERE article = ? ORDER BY role, ordinal", id, by: "role"
    ).mapValues { try $0.map(Piece.init) }
    let credits = try rows(
      "SELECT * FROM credit WHERE article = ? ORDER BY role, ordinal", id, by: "role"
    ).mapValues(names)
    return Article(
      kind: try row.word("kind"), column: pieces["column"]?.first,
      kicker: pieces["kicker"]?.first, headline: pieces["headline"]?.first,
      deck: pieces["deck"]?.first, byline: pieces["byline"]?.first,
      reporters: credits["reporter"] ?? [], correspondents: credits["correspondent"] ?? [],
      photographers: credits["photographer"] ?? [], unspecified: credits["unspecified"] ?? [],
      subheads: pieces["subhead"] ?? [], paragraphs: pieces["paragraph"] ?? [],
      captions: pieces["caption"] ?? [], truncatedAt: LineList.lines(try row.value("truncatedAt")),
      summary: try row.value("summary"), confidence: try row.value("confidence"))
  }

  private func names(_ rows: [Row]) throws -> [String] { try rows.map { try $0.value("name") } }

  private func facts(of article: Int64) throws -> Facts {
    var facts = Facts()
    facts.figures = try rows("SELECT * FROM figure WHERE article = ? ORDER BY ordinal", article)
      .map(figure)
    facts.dates = try rows(
      "SELECT * FROM dateExpression WHERE article = ? ORDER BY ordinal", article
    ).map {
      DateExpression(
        span: try Span($0), text: try $0.value("text"), from: try $0.value("since"),
        to: try $0.value("until"), grain: try $0.word("grain"))
    }
    facts.people = try rows("SELECT * FROM person WHERE article = ? ORDER BY ordinal", article)
      .map { Person(name: try $0.value("name"), role: try $0.value("role")) }
    let names = try rows(
      "SELECT * FROM name WHERE article = ? ORDER BY kind, ordinal", article, by: "kind"
    ).mapValues(names)
    facts.organizations = names["organization"] ?? []
    facts.places = names["place"] ?? []
    facts.programmes = names["programme"] ?? []
    facts.mentions = try rows("SELECT * FROM mention WHERE article = ? ORDER BY ordinal", article)
      .map {
        Mention(kind: try $0.word("kind"), name: try $0.value("name"), span: try Span($0))
      }
    facts.notes = try rows("SELECT * FROM ledgerNote WHERE article = ? ORDER BY ordinal", article)
      .map { LedgerNote(span: try Span($0), text: try $0.value("text")) }
    return facts
  }

  private func figure(_ row: Row) throws -> Figure {
    guard let value = try decimal(row, "value") else { throw row.unknown("value") }
    return Figure(
      span: try Span(row), text: try row.value("text"), value: value,
      valueTo: try decimal(row, "valueTo"), unit: try row.value("unit"),
      qualifier: try row.value("qualifier"), change: try row.optionalWord("change"),
      of: try row.value("of"),
      place: try row.value("place"), period: try row.value("period"),
      measure: try row.optionalWord("measure"))
  }

  private func decimal(_ row: Row, _ column: String) throws -> Decimal? {
    guard let text: String = try row.value(column) else { return nil }
    guard let value = Decimal(string: text) else { throw row.unknown(column) }
    return value
  }
}

extension Piece {
  fileprivate init(_ row: Row) throws {
    self = Mends.piece(
      try row.value("text"), line: try row.value("line"), mends: try row.value("mends"))
  }
}

extension Span {
  fileprivate init(_ row: Row) throws {
    self.init(
      line: try row.value("line"), paragraph: try row.value("paragraph"),
      start: try row.value("spanStart"),
      end: try row.value("spanEnd"))
  }
}
