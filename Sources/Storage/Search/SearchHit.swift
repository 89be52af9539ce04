package import PageReading

/// An article in which all words of a search stand.
package struct SearchHit: Sendable, Equatable {
  package var issue: Issue.ID
  /// The article's place in its page, from 0.
  package var article: Int
  package var headline: String?
  package var snippet: Snippet
  /// The issue's.
  package var date: IssueDate

  package init(
    issue: Issue.ID, article: Int, headline: String?, snippet: Snippet, date: IssueDate
  ) {
    self.issue = issue
    self.article = article
    self.headline = headline
    self.snippet = snippet
    self.date = date
  }
}

/// The sentence of a hit, cut from the stored text.
package struct Snippet: Sendable, Equatable {
  package var text: String
  /// Where the words stand in `text`, in Unicode scalars, ascending and apart.
  package var hits: [Range<Int>]

  package init(text: String, hits: [Range<Int>]) {
    self.text = text
    self.hits = hits
  }
}
