import FactFinding
import FoundationEssentials
import GRDB
import PageReading

/// Keeps new arrivals within one transaction.
struct Keeper {
  private let db: Database
  private let pages: PageWriter
  private let issue: Insertion
  private let arrival: Insertion
  private let sighting: Insertion
  /// The articles of this transaction come after this one.
  private let lastArticle: Int64

  init(_ db: Database) throws {
    self.db = db
    pages = try PageWriter(db)
    issue = try Insertion(
      db, into: "issue", "id", "sha256", "source", "encoding", "replacedBytes", "date",
      "dateBasis", "dateEvidence", "paper", "page", "receivedAt")
    arrival = try Insertion(
      db, into: "arrival", "source", "shown", "device", "inode", "size", "modified", "sha256",
      "receivedAt", "outcome", "issue", "older", "refusal", "attempted")
    sighting = try Insertion(
      db, into: "programmeSighting", "issue", "name", "quoted", "plain")
    lastArticle = try db.lastID(of: "article")
  }

  /// Keeps `new` in a savepoint of its own.
  ///
  /// A page that breaks a rule of the schema fails alone; what keeps the archive from being written (no space, a
  /// lock) is thrown, and nothing of the transaction stays.
  func keep(_ new: NewArrival) throws -> Receipt {
    var receipt: Receipt?
    do {
      try db.inSavepoint {
        receipt = try keepUnguarded(new)
        return .commit
      }
    } catch let error as Unstorable {
      return Receipt(outcome: .failed(error.reason))
    } catch let error as DatabaseError where error.isOfTheRow {
      return Receipt(outcome: .failed(error.message ?? error.description))
    }
    return receipt ?? Receipt(outcome: .failed("the savepoint was not run"))
  }

  /// Puts the articles of this transaction into the index of the search.
  ///
  /// All at once and outside the savepoints: FTS5 writes out what it has gathered in memory at every savepoint,
  /// and merging its many small segments costs a page half as much again.
  func index() throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO articleIndex (rowid, headline, display, body, credit)
        SELECT id, headline, display, body, credit FROM articleText WHERE id > ?
        """
    ).execute(arguments: [lastArticle])
  }

  private func keepUnguarded(_ new: NewArrival) throws -> Receipt {
    let rewritten = try new.rewrites.flatMap(takePath)
    switch new.content {
    case .refused(let reason):
      return Receipt(arrival: try insert(new, "refused", refusal: reason), outcome: .refused)
    case .page(let page, let facts):
      guard let sha256 = new.sha256 else { throw Unstorable(reason: "a page without its SHA-256") }
      if let known = try issueID("SELECT id FROM issue WHERE sha256 = ?", [sha256.databaseValue]) {
        try supersede(rewritten, by: known)
        let id = try insert(new, "duplicate", issue: known)
        return Receipt(arrival: id, outcome: .duplicate(of: known))
      }
      let kept = try insert(page, facts, of: new, sha256, superseding: rewritten)
      guard let older = kept.older else {
        return Receipt(arrival: try insert(new, "new", issue: kept.id), outcome: .new(kept.id))
      }
      let id = try insert(new, "version", issue: kept.id, older: older)
      return Receipt(arrival: id, outcome: .version(kept.id, of: older))
    }
  }

  private func insert(
    _ new: NewArrival, _ outcome: String, issue: Issue.ID? = nil, older: Issue.ID? = nil,
    refusal: String? = nil
  ) throws -> Arrival.ID {
    try arrival(
      new.source, new.shown, Int64(bitPattern: new.identity.device),
      Int64(bitPattern: new.identity.inode), new.identity.size, new.identity.modified, new.sha256,
      new.receivedAt.milliseconds, outcome, issue?.rawValue, older?.rawValue, refusal,
      new.isAttempted ? 1 : 0)
    return Arrival.ID(rawValue: db.lastInsertedRowID)
  }

  /// Writes the issue with all that belongs to it.
  ///
  /// - Returns: its id, and the issue that it is a new version of.
  private func insert(
    _ page: Page, _ facts: [Facts], of new: NewArrival, _ sha256: [UInt8],
    superseding rewritten: Issue.ID?
  ) throws -> (id: Issue.ID, older: Issue.ID?) {
    let id = Issue.ID(rawValue: try db.lastID(of: "issue") + 1)
    let date = page.date ?? IssueDate(value: new.today, basis: .received)
    // Before the issue itself: of one paper, date and page there are never two current ones.
    let current = try current(paper: page.paper, date: date, page: page.number)
    try supersede(current, by: id)
    try supersede(rewritten, by: id)
    try issue(
      id.rawValue, sha256, page.source, page.encoding, page.replacedBytes,
      date.value.description, date.basis.rawValue, date.evidence, page.paper, page.number,
      new.receivedAt.milliseconds)
    try pages.write(page, facts, of: id, firstArticle: try db.lastID(of: "article") + 1)
    for one in new.sightings { try sighting(id.rawValue, one.name, one.quoted, one.plain) }
    return (id, rewritten ?? current)
  }
}

extension Keeper {
  /// The current issue of this paper, date and page; none where one of the three is unknown or inferred.
  private func current(paper: String?, date: IssueDate, page: String?) throws -> Issue.ID? {
    guard let paper, let page else { return nil }
    switch date.basis {
    case .text, .received: return nil
    case .folder, .filename, .masthead: break
    }
    return try issueID(
      """
      SELECT id FROM issue
      WHERE paper = ? AND date = ? AND page = ? AND supersededBy IS NULL
        AND dateBasis IN ('folder', 'filename', 'masthead')
      """, [paper.databaseValue, date.value.description.databaseValue, page.databaseValue])
  }

  /// Takes `path` from the arrival that has it, for its file was written on.
  ///
  /// - Returns: the issue that was kept of it, unless another file still stands for that.
  private func takePath(_ path: [UInt8]) throws -> Issue.ID? {
    let owner = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, issue FROM arrival WHERE path = ?"),
      arguments: [path.databaseValue])
    guard let owner else { return nil }
    let id: Int64 = try owner.value("id")
    try db.release(path: path)
    guard let issue = try owner.issueID("issue") else { return nil }
    return try issueID(
      """
      SELECT id FROM issue WHERE id = ? AND NOT EXISTS (
        SELECT * FROM arrival WHERE issue = issue.id AND arrival.id <> ?
          AND (disposition IS NULL OR disposition IN ('filed', 'left')))
      """, [issue.rawValue.databaseValue, id.databaseValue])
  }

  /// Marks `older` as superseded by `newer`.
  private func supersede(_ older: Issue.ID?, by newer: Issue.ID) throws {
    guard let older, older != newer else { return }
    let isTakenBack = try isSuperseded(newer, byWayOf: older)
    try mark(older, supersededBy: newer)
    if isTakenBack { try makeCurrent(newer) }
  }

  /// Whether `issue` was superseded, directly or by a chain of versions, by `later`: a file that was written on
  /// and then taken back to what it held before.
  private func isSuperseded(_ issue: Issue.ID, byWayOf later: Issue.ID) throws -> Bool {
    try issueID(
      """
      WITH RECURSIVE successor (id) AS (
        SELECT supersededBy FROM issue WHERE id = ?
        UNION
        SELECT supersededBy FROM issue JOIN successor USING (id))
      SELECT id FROM successor WHERE id = ?
      """, [issue.rawValue.databaseValue, later.rawValue.databaseValue]) != nil
  }

  /// Makes a superseded issue the current one again.
  private func makeCurrent(_ issue: Issue.ID) throws {
    let rival = try issueID(
      """
      SELECT rival.id FROM issue AS own JOIN issue AS rival USING (paper, date, page)
      WHERE own.id = ? AND rival.supersededBy IS NULL
        AND own.dateBasis IN ('folder', 'filename', 'masthead')
        AND rival.dateBasis IN ('folder', 'filename', 'masthead')
      """, [issue.rawValue.databaseValue])
    if let rival { try mark(rival, supersededBy: issue) }
    try mark(issue, supersededBy: nil)
  }

  private func mark(_ issue: Issue.ID, supersededBy newer: Issue.ID?) throws {
    try db.cachedStatement(sql: "UPDATE issue SET supersededBy = ? WHERE id = ?")
      .execute(arguments: [newer?.rawValue, issue.rawValue])
  }

  private func issueID(_ sql: String, _ arguments: [DatabaseValue]) throws -> Issue.ID? {
    try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
      .map(Issue.ID.init(rawValue:))
  }
}

extension DatabaseError {
  /// Whether the row is at fault and not the archive.
  fileprivate var isOfTheRow: Bool {
    switch resultCode {
    case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH: true
    default: false
    }
  }
}

extension Database {
  fileprivate func lastID(of table: String) throws -> Int64 {
    try Int64.fetchOne(cachedStatement(sql: "SELECT max(id) FROM \(table)")) ?? 0
  }
}
