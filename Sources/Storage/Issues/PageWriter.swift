import FactFinding
import FoundationEssentials
import GRDB
import PageReading

/// Writes the rows of a page and its facts; `PageLoader` is its inverse.
struct PageWriter {
  private let text: Insertion
  private let pagePiece: Insertion
  private let article: Insertion
  private let piece: Insertion
  private let credit: Insertion
  private let facts: FactWriter

  init(_ db: Database) throws {
    text = try Insertion(db, into: "issueText", "issue", "text")
    pagePiece = try Insertion(
      db, into: "pagePiece", "issue", "role", "ordinal", "line", "mends", "text")
    article = try Insertion(
      db, into: "article", "id", "issue", "ordinal", "kind", "summary", "confidence",
      "truncatedAt")
    piece = try Insertion(db, into: "piece", "article", "role", "ordinal", "line", "mends", "text")
    credit = try Insertion(db, into: "credit", "article", "role", "ordinal", "name")
    facts = try FactWriter(db)
  }

  /// Writes what belongs to `issue`; its articles get the ids from `firstArticle` on.
  func write(
    _ page: Page, _ factsOfArticles: [Facts], of issue: Issue.ID, firstArticle: Int64
  ) throws {
    guard page.articles.count == factsOfArticles.count else {
      throw Unstorable(
        reason: "\(page.articles.count) articles with \(factsOfArticles.count) lists of facts")
    }
    let id = issue.rawValue
    try text(id, page.text)
    for (ordinal, piece) in page.slogans.enumerated() {
      try write(piece, to: pagePiece, of: id, "slogan", ordinal)
    }
    for (ordinal, piece) in page.unplaced.enumerated() {
      try write(piece, to: pagePiece, of: id, "unplaced", ordinal)
    }
    for (ordinal, story) in page.articles.enumerated() {
      let articleID = firstArticle + Int64(ordinal)
      try article(
        articleID, id, ordinal, story.kind.rawValue, story.summary, story.confidence,
        LineList.text(story.truncatedAt))
      try writePieces(of: story, articleID)
      try writeCredits(of: story, articleID)
      try facts.write(factsOfArticles[ordinal], of: articleID)
    }
  }

  private func writePieces(of story: Article, _ id: Int64) throws {
    try write(story.column, of: id, "column")
    try write(story.kicker, of: id, "kicker")
    try write(story.headline, of: id, "headline")
    try write(story.deck, of: id, "deck")
    try write(story.byline, of: id, "byline")
    try write(story.subheads, of: id, "subhead")
    try write(story.paragraphs, of: id, "paragraph")
    try write(story.captions, of: id, "caption")
  }

  private func write(_ single: Piece?, of article: Int64, _ role: String) throws {
    if let single { try write(single, to: piece, of: article, role, 0) }
  }

  private func write(_ several: [Piece], of article: Int64, _ role: String) throws {
    for (ordinal, one) in several.enumerated() {
      try write(one, to: piece, of: article, role, ordinal)
    }
  }

  private func write(
    _ piece: Piece, to table: Insertion, of owner: Int64, _ role: String, _ ordinal: Int
  ) throws {
    guard let line = piece.lines.first, piece.starts.first == 0 else {
      throw Unstorable(reason: "a \(role) that stands on no line")
    }
    try table(owner, role, ordinal, line, Mends.text(piece), piece.text)
  }

  private func writeCredits(of story: Article, _ id: Int64) throws {
    try write(story.reporters, of: id, "reporter")
    try write(story.correspondents, of: id, "correspondent")
    try write(story.photographers, of: id, "photographer")
    try write(story.unspecified, of: id, "unspecified")
  }

  private func write(_ names: [String], of article: Int64, _ role: String) throws {
    for (ordinal, name) in names.enumerated() { try credit(article, role, ordinal, name) }
  }
}

/// Writes the facts of an article, each list in its order.
private struct FactWriter {
  private let figure: Insertion
  private let date: Insertion
  private let person: Insertion
  private let name: Insertion
  private let mention: Insertion
  private let note: Insertion

  init(_ db: Database) throws {
    figure = try Insertion(
      db, into: "figure", "article", "ordinal", "line", "paragraph", "spanStart", "spanEnd",
      "text", "value", "valueTo", "unit", "qualifier", "change", "\"of\"", "place", "period",
      "measure")
    date = try Insertion(
      db, into: "dateExpression", "article", "ordinal", "line", "paragraph", "spanStart",
      "spanEnd", "text", "since", "until", "grain")
    person = try Insertion(db, into: "person", "article", "ordinal", "name", "role")
    name = try Insertion(db, into: "name", "article", "kind", "ordinal", "name")
    mention = try Insertion(
      db, into: "mention", "article", "ordinal", "kind", "name", "line", "paragraph", "spanStart",
      "spanEnd")
    note = try Insertion(
      db, into: "ledgerNote", "article", "ordinal", "line", "paragraph", "spanStart", "spanEnd",
      "text")
  }

  func write(_ facts: Facts, of article: Int64) throws {
    for (ordinal, it) in facts.figures.enumerated() {
      try figure(
        article, ordinal, it.span.line, it.span.paragraph, it.span.start, it.span.end, it.text,
        it.value.description, it.valueTo?.description, it.unit, it.qualifier, it.change?.rawValue,
        it.of, it.place, it.period, it.measure?.rawValue)
    }
    for (ordinal, it) in facts.dates.enumerated() {
      try date(
        article, ordinal, it.span.line, it.span.paragraph, it.span.start, it.span.end, it.text,
        it.from, it.to, it.grain.rawValue)
    }
    for (ordinal, it) in facts.people.enumerated() {
      try person(article, ordinal, it.name, it.role)
    }
    try write(facts.organizations, "organization", of: article)
    try write(facts.places, "place", of: article)
    try write(facts.programmes, "programme", of: article)
    for (ordinal, it) in facts.mentions.enumerated() {
      try mention(
        article, ordinal, it.kind.rawValue, it.name, it.span.line, it.span.paragraph,
        it.span.start, it.span.end)
    }
    for (ordinal, it) in facts.notes.enumerated() {
      try note(
        article, ordinal, it.span.line, it.span.paragraph, it.span.start, it.span.end, it.text)
    }
  }

  private func write(_ names: [String], _ kind: String, of article: Int64) throws {
    for (ordinal, one) in names.enumerated() { try name(article, kind, ordinal, one) }
  }
}

/// What a page must be to be kept, and this one is not.
struct Unstorable: Error {
  var reason: String
}

/// Line numbers as a column holds them, `9,31`; none is NULL.
enum LineList {
  static func text(_ lines: [Int]) -> String? {
    lines.isEmpty ? nil : lines.map(String.init).joined(separator: ",")
  }

  static func lines(_ text: String?) -> [Int] {
    text?.split(separator: ",").compactMap { Int($0) } ?? []
  }
}

/// The lines of a piece after its first and where each begins in the text, `17:120,19:251`; none is NULL.
enum Mends {
  static func text(_ piece: Piece) -> String? {
    guard piece.lines.count > 1 else { return nil }
    return zip(piece.lines, piece.starts).dropFirst().map { "\($0):\($1)" }.joined(separator: ",")
  }

  /// The piece whose first line is `line`.
  static func piece(_ text: String, line: Int, mends: String?) -> Piece {
    var piece = Piece(line: line, text: text)
    for mend in mends?.split(separator: ",") ?? [] {
      let parts = mend.split(separator: ":").compactMap { Int($0) }
      guard parts.count == 2 else { continue }
      piece.lines.append(parts[0])
      piece.starts.append(parts[1])
    }
    return piece
  }
}
