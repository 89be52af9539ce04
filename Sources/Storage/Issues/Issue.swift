package import FactFinding
package import FoundationEssentials
package import PageReading

/// A page that was kept.
package struct Issue: Sendable, Equatable {
  package struct ID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
    package var description: String { String(rawValue) }
  }

  package let id: ID
  /// As it was read.
  package var page: Page
  /// One for each article of the page.
  package var facts: [Facts]
  package var sha256: [UInt8]
  package var receivedAt: Date
  /// The page's, else the day it was received.
  package var date: IssueDate
  /// The issue that took its place.
  package var supersededBy: ID?
}

/// An issue in a list.
package struct IssueSummary: Sendable, Equatable {
  package let id: Issue.ID
  package var source: String
  package var sha256: [UInt8]
  package var date: IssueDate
  package var paper: String?
  package var page: String?
  package var receivedAt: Date
  /// Counts.
  package var articles: Int
  package var figures: Int
  package var supersededBy: Issue.ID?
}

/// Which issues a list holds; what is nil does not restrict it.
package struct IssueFilter: Sendable, Equatable {
  package var paper: String?
  /// The issue's date, both ends included.
  package var from: Day?
  package var to: Day?
  /// Part of the path below the inbox.
  package var source: String?
  package var includesSuperseded: Bool

  package init(
    paper: String? = nil, from: Day? = nil, to: Day? = nil, source: String? = nil,
    includesSuperseded: Bool = true
  ) {
    self.paper = paper
    self.from = from
    self.to = to
    self.source = source
    self.includesSuperseded = includesSuperseded
  }
}
