package import PageReading

/// How often an issue's articles name a programme.
package struct ProgrammeSighting: Sendable, Equatable {
  package var name: String
  /// Articles in which it stands in quotation marks.
  package var quoted: Int
  /// Articles in which it stands only without.
  package var plain: Int

  package init(name: String, quoted: Int, plain: Int) {
    self.name = name
    self.quoted = quoted
    self.plain = plain
  }
}

/// What the archive has to say of programmes that its caller does not know yet.
package struct ProgrammeNews: Sendable {
  /// A state of the archive, as far as programmes go.
  package struct Mark: Sendable, Equatable {
    var lastIssue: Int64
    /// How many issues are superseded, and by which, summed up: it changes whenever one is, or is current again.
    var superseded: Int
    var successors: Int64
  }

  package var sightings: [ProgrammeSighting]
  /// Whether `sightings` are all that there are, and not only those that came in since the caller's mark.
  package var isComplete: Bool
  package var mark: Mark
}

/// A programme that articles name; superseded issues do not count.
package struct ProgrammeSummary: Sendable, Equatable {
  package var name: String
  package var articles: Int
  /// The dates of the first and the last issue that names it.
  package var first: Day
  package var last: Day
}

/// An article that names a programme.
package struct ProgrammeArticle: Sendable, Equatable {
  package var issue: Issue.ID
  /// The article's place in its page, from 0.
  package var article: Int
  package var headline: String?
  /// The issue's.
  package var date: IssueDate
}
