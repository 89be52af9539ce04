package import FactFinding
import Foundation
package import PageReading

/// What the commands print for programs: the JSON objects of the project's contract.
///
/// An absent thing is `null` or `[]`, never a missing key, so optional values are wrapped in `Nullable`. Keys
/// are written in snake_case and in alphabetical order: the same file always gives the same bytes.
package enum JSON {
  /// One line of JSON, without a line feed at its end.
  package static func line(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}

/// Encodes nil as `null` where a synthesized encoder would leave the key out.
@propertyWrapper
package struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
  package var wrappedValue: Value?

  package init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

/// What `read` prints of a page, and `show` of a stored one.
package struct PageDocument: Encodable, Sendable {
  struct DateDocument: Encodable, Sendable {
    let value: String
    let basis: String
    @Nullable var evidence: String?
  }

  let source: String
  let sha256: String
  let encoding: String
  let replacedBytes: Int
  @Nullable var date: DateDocument?
  @Nullable var paper: String?
  @Nullable var page: String?
  let slogans: [PieceDocument]
  let unplaced: [PieceDocument]
  let articles: [ArticleDocument]

  /// - Parameters:
  ///   - facts: one for each article of `page`, in the same order.
  package init(_ page: Page, facts: [Facts], sha256: String) {
    source = page.source
    self.sha256 = sha256
    encoding = page.encoding
    replacedBytes = page.replacedBytes
    date = page.date.map {
      DateDocument(
        value: $0.value.description, basis: $0.basis.documented, evidence: $0.evidence)
    }
    paper = page.paper
    self.page = page.number
    slogans = page.slogans.map(PieceDocument.init)
    unplaced = page.unplaced.map(PieceDocument.init)
    articles = zip(page.articles, facts).map(ArticleDocument.init)
  }
}

struct PieceDocument: Encodable, Sendable {
  let lines: [Int]
  let text: String

  init(_ piece: Piece) {
    lines = piece.lines
    text = piece.text
  }
}

struct ArticleDocument: Encodable, Sendable {
  struct Content: Encodable, Sendable {
    let kind: String
    @Nullable var column: PieceDocument?
    @Nullable var kicker: PieceDocument?
    @Nullable var headline: PieceDocument?
    @Nullable var deck: PieceDocument?
    @Nullable var byline: PieceDocument?
    let reporters: [String]
    let correspondents: [String]
    let photographers: [String]
    let unspecified: [String]
    let subheads: [PieceDocument]
    let paragraphs: [PieceDocument]
    let captions: [PieceDocument]
    let truncatedAt: [Int]
    @Nullable var summary: String?
    let confidence: Double
  }

  let content: Content
  let facts: FactsDocument

  init(_ article: Article, _ facts: Facts) {
    content = Content(
      kind: article.kind.rawValue, column: article.column.map(PieceDocument.init),
      kicker: article.kicker.map(PieceDocument.init),
      headline: article.headline.map(PieceDocument.init),
      deck: article.deck.map(PieceDocument.init),
      byline: article.byline.map(PieceDocument.init), reporters: article.reporters,
      correspondents: article.correspondents, photographers: article.photographers,
      unspecified: article.unspecified, subheads: article.subheads.map(PieceDocument.init),
      paragraphs: article.paragraphs.map(PieceDocument.init),
      captions: article.captions.map(PieceDocument.init), truncatedAt: article.truncatedAt,
      summary: article.summary, confidence: article.confidence)
    self.facts = FactsDocument(facts, in: .page)
  }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    try facts.encode(to: encoder)
  }
}

/// What `read --explain` prints of a line.
package struct LineExplanationDocument: Encodable, Sendable {
  struct EvidenceDocument: Encodable, Sendable {
    let feature: String
    let weight: Float
  }

  let line: Int
  let role: String
  let secondRole: String
  /// By how much the best reading of the page beats the best one with another role here: log-odds, roughly.
  let margin: Float
  /// All that was seen of the line and its neighbours, by name.
  let features: [String]
  /// What the line's own features say for `role` against `secondRole`, weightiest first.
  let evidence: [EvidenceDocument]
  let text: String

  package init(_ explanation: LineExplanation) {
    line = explanation.line
    role = explanation.role
    secondRole = explanation.secondRole
    margin = explanation.margin
    features = explanation.features.map { "\($0)" }
    evidence = explanation.evidence.map {
      EvidenceDocument(feature: $0.feature, weight: $0.weight)
    }
    text = explanation.text
  }
}

/// The facts of an article, or what `facts` prints of a plain text: there spans count in the whole text, so there
/// is no line and no paragraph.
package struct FactsDocument: Encodable, Sendable {
  let figures: [FigureDocument]
  let dates: [DateExpressionDocument]
  let people: [PersonDocument]
  let organizations: [String]
  let places: [String]
  let programmes: [String]
  let mentions: [MentionDocument]
  let notes: [NoteDocument]

  /// The facts of a plain text.
  package init(_ facts: Facts) { self.init(facts, in: .plainText) }

  init(_ facts: Facts, in setting: SpanDocument.Setting) {
    figures = facts.figures.map { FigureDocument($0, in: setting) }
    dates = facts.dates.map { DateExpressionDocument($0, in: setting) }
    people = facts.people.map(PersonDocument.init)
    organizations = facts.organizations
    places = facts.places
    programmes = facts.programmes
    mentions = facts.mentions.map { MentionDocument($0, in: setting) }
    notes = facts.notes.map { NoteDocument($0, in: setting) }
  }
}

/// Where a fact stands: with `line` and `paragraph` on a page, without both in plain text.
struct SpanDocument: Encodable, Sendable {
  enum Setting: Sendable { case page, plainText }
  enum CodingKeys: CodingKey { case line, paragraph, start, end }

  let span: Span
  let setting: Setting

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(span.start, forKey: .start)
    try container.encode(span.end, forKey: .end)
    guard setting == .page else { return }
    try container.encode(span.line, forKey: .line)
    try container.encode(span.paragraph, forKey: .paragraph)
  }
}

struct FigureDocument: Encodable, Sendable {
  struct Content: Encodable, Sendable {
    let text: String
    let value: Decimal
    @Nullable var valueTo: Decimal?
    let unit: String
    @Nullable var qualifier: String?
    @Nullable var change: String?
    @Nullable var of: String?
    @Nullable var place: String?
    @Nullable var period: String?
    @Nullable var measure: String?
  }

  let span: SpanDocument
  let content: Content

  init(_ figure: Figure, in setting: SpanDocument.Setting) {
    span = SpanDocument(span: figure.span, setting: setting)
    content = Content(
      text: figure.text, value: figure.value, valueTo: figure.valueTo, unit: figure.unit,
      qualifier: figure.qualifier, change: figure.change?.rawValue, of: figure.of,
      place: figure.place, period: figure.period, measure: figure.measure?.rawValue)
  }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    try span.encode(to: encoder)
  }
}

struct DateExpressionDocument: Encodable, Sendable {
  struct Content: Encodable, Sendable {
    let text: String
    @Nullable var from: String?
    @Nullable var to: String?
    let grain: String
  }

  let span: SpanDocument
  let content: Content

  init(_ date: DateExpression, in setting: SpanDocument.Setting) {
    span = SpanDocument(span: date.span, setting: setting)
    content = Content(text: date.text, from: date.from, to: date.to, grain: date.grain.rawValue)
  }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    try span.encode(to: encoder)
  }
}

struct PersonDocument: Encodable, Sendable {
  let name: String
  @Nullable var role: String?

  init(_ person: Person) {
    name = person.name
    role = person.role
  }
}

struct MentionDocument: Encodable, Sendable {
  struct Content: Encodable, Sendable {
    let kind: String
    let name: String
  }

  let span: SpanDocument
  let content: Content

  init(_ mention: Mention, in setting: SpanDocument.Setting) {
    span = SpanDocument(span: mention.span, setting: setting)
    content = Content(kind: mention.kind.rawValue, name: mention.name)
  }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    try span.encode(to: encoder)
  }
}

/// A remark on the figure that stands at its span.
struct NoteDocument: Encodable, Sendable {
  struct Content: Encodable, Sendable {
    let text: String
  }

  let span: SpanDocument
  let content: Content

  init(_ note: LedgerNote, in setting: SpanDocument.Setting) {
    span = SpanDocument(span: note.span, setting: setting)
    content = Content(text: note.text)
  }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    try span.encode(to: encoder)
  }
}

extension IssueDate.Basis {
  /// The contract's word: a folder is part of the file's name there.
  var documented: String { self == .folder ? Self.filename.rawValue : rawValue }
}
