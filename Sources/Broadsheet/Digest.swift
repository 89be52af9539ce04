import FactFinding
import PageReading
import Storage
import Systemd

/// Turns what happened to a file into journal entries: the words a person reads in plain `journalctl`, and the
/// fields a program asks by.
struct Digest: Sendable {
  /// journald takes an entry of at most some 500 fields; the archive has all values.
  static let valuesPerField = 64
  /// An article's sentence in MESSAGE, in characters: about two lines of a terminal.
  static let sentenceLength = 120

  var tell: Configuration.Tell

  /// The entries for one arrival: the issue's first, then its articles'.
  ///
  /// - Parameter mayRepeat: whether the entries may have been sent before, by a daemon that died then.
  func entries(for event: Told, mayRepeat: Bool) -> [JournalEntry] {
    var entries: [JournalEntry]
    switch event.outcome {
    case .filed(let issue, let older):
      entries = [filed(issue, event, replacing: older)]
      if tell == .articles {
        entries += issue.page.articles.indices.map { article($0, of: issue, event) }
      }
    case .duplicate(let original): entries = [duplicate(event, of: original)]
    case .setAside(let reason): entries = [setAside(event, reason: reason)]
    }
    if mayRepeat {
      for index in entries.indices { entries[index].add(.repeated, "1") }
    }
    return entries
  }

  /// The same for people at a terminal: a line for the file, then one for each article.
  func lines(for event: Told) -> [String] {
    switch event.outcome {
    case .filed(let issue, let older):
      [heading(issue, event, replacing: older)]
        + (tell == .articles ? issue.page.articles.map(message) : headlines(of: issue))
        + doubts(about: issue)
    case .duplicate(let original): [sentence(duplicate: event, of: original)]
    case .setAside(let reason): [sentence(setAside: event, reason: reason)]
    }
  }

  // MARK: - One entry each

  private func filed(_ issue: Issue, _ event: Told, replacing older: Issue.ID?) -> JournalEntry {
    let doubts = doubts(about: issue)
    let lines = [heading(issue, event, replacing: older)] + headlines(of: issue) + doubts
    var entry = JournalEntry(
      lines.joined(separator: "\n  "), id: .issueFiled,
      priority: doubts.isEmpty ? .notice : .warning)
    entry.add(.source, event.source)
    entry.add(.issue, "\(issue.id)")
    entry.add(.date, issue.date.value.description)
    if let paper = issue.page.paper { entry.add(.paper, paper.printable) }
    if let number = issue.page.number { entry.add(.page, number.printable) }
    entry.add(.articles, "\(issue.page.articles.count)")
    entry.add(.figures, "\(issue.figureCount)")
    return entry
  }

  private func article(_ index: Int, of issue: Issue, _ event: Told) -> JournalEntry {
    let article = issue.page.articles[index]
    let facts = issue.facts[index]
    var entry = JournalEntry(message(for: article), id: .article, priority: .info)
    entry.add(.source, event.source)
    entry.add(.issue, "\(issue.id)")
    entry.add(.article, "\(index)")
    if let headline = article.headline { entry.add(.headline, headline.text.printable) }
    entry.add(.reporter, values: article.reporters)
    entry.add(.person, values: facts.people.map(\.name))
    entry.add(.place, values: facts.places)
    entry.add(.organization, values: facts.organizations)
    entry.add(.programme, values: facts.programmes)
    entry.add(.figure, values: facts.figures.map(\.labelled))
    entry.add(.note, values: facts.notes.map(\.text))
    return entry
  }

  private func duplicate(_ event: Told, of original: Issue.ID) -> JournalEntry {
    var entry = JournalEntry(
      sentence(duplicate: event, of: original), id: .duplicate, priority: .info)
    entry.add(.source, event.source)
    entry.add(.issue, "\(original)")
    return entry
  }

  private func setAside(_ event: Told, reason: String) -> JournalEntry {
    var entry = JournalEntry(
      sentence(setAside: event, reason: reason), id: .setAside, priority: .warning)
    entry.add(.source, event.source)
    entry.add(.reason, reason.printable)
    return entry
  }

  // MARK: - The words

  private func heading(_ issue: Issue, _ event: Told, replacing older: Issue.ID?) -> String {
    var date = issue.date.value.description
    if issue.date.basis == .received { date += ", the day it came in" }
    var heading = "\(event.source) (\(date)): \(count(issue.page.articles.count, "article")), "
    heading += count(issue.figureCount, "figure")
    if let older { heading += "; a new version of issue \(older)" }
    return heading
  }

  private func headlines(of issue: Issue) -> [String] { issue.page.articles.map(title) }

  /// A sentence for each article whose reading is in doubt, so that somebody looks at these lines.
  private func doubts(about issue: Issue) -> [String] {
    issue.page.articles.filter(\.isDoubtful).map { article in
      let lines = article.lines
      return
        "in doubt, lines \(lines.first ?? 0) to \(lines.last ?? 0): \(title(of: article)); see read --explain"
    }
  }

  private func sentence(duplicate event: Told, of original: Issue.ID) -> String {
    "\(event.source): the same content as issue \(original), which is kept; not stored again"
  }

  private func sentence(setAside event: Told, reason: String) -> String {
    "\(event.source) was set aside: \(reason.printable)"
  }

  /// Headline, who wrote it, and what it says: 惠民市场开张 (记者 王小明): 昨日，…。
  private func message(for article: Article) -> String {
    let sentence = article.summary ?? article.openingSentence
    return
      "\(title(of: article))\(credit(of: article)): \(sentence.printable.clipped(to: Self.sentenceLength))"
  }

  private func title(of article: Article) -> String {
    if let headline = article.headline { return headline.text.printable }
    let opening = article.openingSentence.printable.clipped(to: 30)
    return article.kind == .photo ? "[picture] \(opening)" : "[no headline] \(opening)"
  }

  private func credit(of article: Article) -> String {
    let groups = [
      ("记者", article.reporters), ("通讯员", article.correspondents), ("", article.unspecified),
    ]
    let words = groups.filter { !$0.1.isEmpty }.map { role, names in
      ([role] + names).filter { !$0.isEmpty }.joined(separator: " ")
    }
    return words.isEmpty ? "" : " (\(words.joined(separator: " ").printable))"
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

/// What became of an arrival, as it is told.
struct Told: Sendable {
  enum Outcome: Sendable {
    case filed(Issue, replacing: Issue.ID?)
    case duplicate(of: Issue.ID)
    case setAside(reason: String)
  }

  let arrival: Arrival
  let outcome: Outcome
  /// The file's path below the inbox, safe to print.
  var source: String { arrival.shown }

  /// Loads the issue, where it is told; nil where that is no longer in the archive.
  init?(_ arrival: Arrival, in archive: Archive) throws {
    self.arrival = arrival
    switch arrival.outcome {
    case .new(let id), .version(let id, of: _):
      guard let issue = try archive.issue(id) else { return nil }
      var older: Issue.ID?
      if case .version(_, let replaced) = arrival.outcome { older = replaced }
      outcome = .filed(issue, replacing: older)
    case .duplicate(let original): outcome = .duplicate(of: original)
    case .refused(let reason): outcome = .setAside(reason: reason)
    }
  }
}

extension Issue {
  fileprivate var figureCount: Int { facts.reduce(0) { $0 + $1.figures.count } }
}

extension Figure {
  /// What is counted and how much, 收集各类问题=218个.
  fileprivate var labelled: String { of.map { "\($0)=\(text)" } ?? text }
}

// MARK: - Fields

extension FieldName {
  static let source = FieldName(literal: "BROADSHEET_SOURCE")
  static let issue = FieldName(literal: "BROADSHEET_ISSUE")
  static let date = FieldName(literal: "BROADSHEET_DATE")
  static let paper = FieldName(literal: "BROADSHEET_PAPER")
  static let page = FieldName(literal: "BROADSHEET_PAGE")
  static let articles = FieldName(literal: "BROADSHEET_ARTICLES")
  static let figures = FieldName(literal: "BROADSHEET_FIGURES")
  static let article = FieldName(literal: "BROADSHEET_ARTICLE")
  static let headline = FieldName(literal: "BROADSHEET_HEADLINE")
  static let reporter = FieldName(literal: "BROADSHEET_REPORTER")
  static let person = FieldName(literal: "BROADSHEET_PERSON")
  static let place = FieldName(literal: "BROADSHEET_PLACE")
  static let organization = FieldName(literal: "BROADSHEET_ORGANIZATION")
  static let programme = FieldName(literal: "BROADSHEET_PROGRAMME")
  static let figure = FieldName(literal: "BROADSHEET_FIGURE")
  static let note = FieldName(literal: "BROADSHEET_NOTE")
  static let reason = FieldName(literal: "BROADSHEET_REASON")
  static let repeated = FieldName(literal: "BROADSHEET_REPEAT")
}

extension JournalEntry {
  fileprivate mutating func add(_ name: FieldName, values: [String]) {
    for value in values.prefix(Digest.valuesPerField) { add(name, value.printable) }
  }
}

// MARK: - Sentences

extension Article {
  /// The story's first sentence, without the byline at its head.
  fileprivate var openingSentence: String {
    guard let paragraph = paragraphs.first?.text else { return "" }
    var text = Substring(paragraph)
    if let byline, byline.lines == paragraphs.first?.lines.prefix(1).map({ $0 }),
      text.hasPrefix(byline.text)
    {
      text = text.dropFirst(byline.text.count)
    }
    let end = text.firstIndex { "。！？!?".contains($0) }.map { text.index(after: $0) }
    return String(text[..<(end ?? text.endIndex)])
  }
}

extension String {
  /// At most `length` characters, the last of them an ellipsis where something was cut.
  fileprivate func clipped(to length: Int) -> String {
    count <= length ? self : prefix(length - 1) + "…"
  }
}
