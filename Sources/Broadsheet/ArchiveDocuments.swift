import Foundation
import PageReading
package import Storage

/// An issue as `issues` prints it.
package struct IssueDocument: Encodable, Sendable {
  let id: Int64
  let source: String
  let sha256: String
  let date: String
  let dateBasis: String
  @Nullable var paper: String?
  @Nullable var page: String?
  let receivedAt: String
  let articles: Int
  let figures: Int
  @Nullable var supersededBy: Int64?

  package init(_ issue: IssueSummary) {
    id = issue.id.rawValue
    source = issue.source
    sha256 = issue.sha256.hexadecimal
    date = issue.date.value.description
    dateBasis = issue.date.basis.documented
    paper = issue.paper
    page = issue.page
    receivedAt = issue.receivedAt.iso8601
    articles = issue.articles
    figures = issue.figures
    supersededBy = issue.supersededBy?.rawValue
  }
}

/// An issue as `show` prints it: the page as `read` does, with what the archive knows beside it.
package struct StoredIssueDocument: Encodable, Sendable {
  private struct Keeping: Encodable {
    let id: Int64
    let receivedAt: String
    @Nullable var supersededBy: Int64?
  }

  private let page: PageDocument
  private let keeping: Keeping

  package init(_ issue: Issue) {
    var dated = issue.page
    dated.date = issue.date
    page = PageDocument(dated, facts: issue.facts, sha256: issue.sha256.hexadecimal)
    keeping = Keeping(
      id: issue.id.rawValue, receivedAt: issue.receivedAt.iso8601,
      supersededBy: issue.supersededBy?.rawValue)
  }

  package func encode(to encoder: any Encoder) throws {
    try page.encode(to: encoder)
    try keeping.encode(to: encoder)
  }
}

/// A hit as `search` prints it.
package struct SearchHitDocument: Encodable, Sendable {
  let issue: Int64
  let article: Int
  @Nullable var headline: String?
  let snippet: String
  let date: String

  package init(_ hit: SearchHit) {
    issue = hit.issue.rawValue
    article = hit.article
    headline = hit.headline
    snippet = hit.snippet.text
    date = hit.date.value.description
  }
}

/// A programme as `programmes` prints it.
package struct ProgrammeDocument: Encodable, Sendable {
  let name: String
  let status: String
  let articles: Int
  @Nullable var first: String?
  @Nullable var last: String?

  package init(_ programme: Programme) {
    name = programme.name
    status = programme.status.rawValue
    articles = programme.articles
    first = programme.dates?.lowerBound.description
    last = programme.dates?.upperBound.description
  }
}

/// An article as `programmes NAME` prints it.
package struct ProgrammeArticleDocument: Encodable, Sendable {
  let issue: Int64
  let article: Int
  @Nullable var headline: String?
  let date: String

  package init(_ article: ProgrammeArticle) {
    issue = article.issue.rawValue
    self.article = article.article
    headline = article.headline
    date = article.date.value.description
  }
}

extension Date {
  /// With milliseconds, in UTC: 2026-11-20T06:30:00.125Z.
  fileprivate var iso8601: String {
    formatted(ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
