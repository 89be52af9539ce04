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
      source: row["source"], encoding: row["encoding"], replacedBytes: row["replacedBytes"],
      text: row["text"], date: date.basis == .received ? nil : date, paper: row["paper"],
      number: row["page"], slogans: pieces["slogan"] ?? [], unplaced: pieces["unplaced"] ?? [],
      articles: try stories.map(article))
    return Issue(
      id: id, page: page, facts: try stories.map { try facts(of: $0["id"]) },
      sha256: [UInt8](row["sha256"] as Data), receivedAt: Date(milliseconds: row["receivedAt"]),
      date: date, supersededBy: (row["supersededBy"] as Int64?).map(Issue.ID.init(rawValue:)))
  }

  private func rows(_ sql: String, _ id: Int64) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
  }

  private func piecesOfPage(_ id: Issue.ID) throws -> [String: [Piece]] {
    let sql = "SELECT * FROM pagePiece WHERE issue = ? ORDER BY role, ordinal"
    return Dictionary(grouping: try rows(sql, id.rawValue)) { $0["role"] }
      .mapValues { $0.map(Piece.init) }
  }

  private func article(_ row: Row) throws -> Article {
    let id: Int64 = row["id"]
    let pieces = Dictionary(
      grouping: try rows("SELECT * FROM piece WHERE article = ? ORDER BY role, ordinal", id)
    ) { $0["role"] as String }.mapValues { $0.map(Piece.init) }
    let credits = Dictionary(
      grouping: try rows("SELECT * FROM credit WHERE article = ? ORDER BY role, ordinal", id)
    ) { $0["role"] as String }.mapValues { $0.map { $0["name"] as String } }
    return Article(
      kind: try word(row, "kind"), column: pieces["column"]?.first,
      kicker: pieces["kicker"]?.first, headline: pieces["headline"]?.first,
      deck: pieces["deck"]?.first, byline: pieces["byline"]?.first,
      reporters: credits["reporter"] ?? [], correspondents: credits["correspondent"] ?? [],
      photographers: credits["photographer"] ?? [], unspecified: credits["unspecified"] ?? [],
      subheads: pieces["subhead"] ?? [], paragraphs: pieces["paragraph"] ?? [],
      captions: pieces["caption"] ?? [], truncatedAt: LineList.lines(row["truncatedAt"]),
      summary: row["summary"], confidence: row["confidence"])
  }

  private func facts(of article: Int64) throws -> Facts {
    var facts = Facts()
    facts.figures = try rows("SELECT * FROM figure WHERE article = ? ORDER BY ordinal", article)
      .map(figure)
    facts.dates = try rows(
      "SELECT * FROM dateExpression WHERE article = ? ORDER BY ordinal", article
    ).map {
      DateExpression(
        span: Span($0), text: $0["text"], from: $0["since"], to: $0["until"],
        grain: try word($0, "grain"))
    }
    facts.people = try rows("SELECT * FROM person WHERE article = ? ORDER BY ordinal", article)
      .map { Person(name: $0["name"], role: $0["role"]) }
    let names = Dictionary(
      grouping: try rows("SELECT * FROM name WHERE article = ? ORDER BY kind, ordinal", article)
    ) { $0["kind"] as String }.mapValues { $0.map { $0["name"] as String } }
    facts.organizations = names["organization"] ?? []
    facts.places = names["place"] ?? []
    facts.programmes = names["programme"] ?? []
    facts.mentions = try rows("SELECT * FROM mention WHERE article = ? ORDER BY ordinal", article)
      .map { Mention(kind: try word($0, "kind"), name: $0["name"], span: Span($0)) }
    return facts
  }

  private func figure(_ row: Row) throws -> Figure {
    Figure(
      span: Span(row), text: row["text"], value: try decimal(row["value"]),
      valueTo: try (row["valueTo"] as String?).map(decimal), unit: row["unit"],
      qualifier: row["qualifier"], change: try optionalWord(row, "change"), of: row["of"],
      place: row["place"], period: row["period"], measure: try optionalWord(row, "measure"))
  }

  private func decimal(_ text: String) throws -> Decimal {
    guard let value = Decimal(string: text) else { throw unknown("value", text) }
    return value
  }

  /// A column that holds one of a few words.
  private func word<Word: RawRepresentable<String>>(_ row: Row, _ column: String) throws -> Word {
    let text: String = row[column]
    guard let word = Word(rawValue: text) else { throw unknown(column, text) }
    return word
  }

  private func optionalWord<Word: RawRepresentable<String>>(
    _ row: Row, _ column: String
  ) throws -> Word? {
    (row[column] as String?) == nil ? nil : try word(row, column)
  }

  /// The schema lets in none of these, so the file has been changed by other means.
  private func unknown(_ column: String, _ text: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the \(column) “\(text)” of a fact")
  }
}

extension Piece {
  fileprivate init(_ row: Row) {
    self = Mends.piece(row["text"], line: row["line"], mends: row["mends"])
  }
}

extension Span {
  fileprivate init(_ row: Row) {
    self.init(
      line: row["line"], paragraph: row["paragraph"], start: row["spanStart"],
      end: row["spanEnd"])
  }
}
