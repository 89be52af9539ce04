import FoundationEssentials
import GRDB

extension Archive {
  /// Keeps arrivals together, durably: one transaction, in which each stands or falls alone.
  ///
  /// - Returns: what was made of each, in their order.
  /// - Throws: what kept the archive from being written; then none of them was kept.
  package func keep(_ arrivals: [NewArrival]) throws(ArchiveError) -> [Receipt] {
    try write { db in
      let keeper = try Keeper(db)
      let receipts = try arrivals.map(keeper.keep)
      try keeper.index()
      return receipts
    }
  }

  /// What is known of this file, from the last time that it came: nil where it is new or was written on since.
  package func arrival(
    source: [UInt8], identity: Arrival.Identity
  ) throws(ArchiveError) -> Arrival? {
    try read { db in
      try Arrival.fetch(
        db,
        """
        WHERE inode = ? AND modified = ? AND device = ? AND size = ? AND source = ?
        ORDER BY id DESC LIMIT 1
        """,
        [
          Int64(bitPattern: identity.inode), identity.modified,
          Int64(bitPattern: identity.device), identity.size, Data(source),
        ]
      ).first
    }
  }

  package func arrival(_ id: Arrival.ID) throws(ArchiveError) -> Arrival? {
    try read { try Arrival.fetch($0, "WHERE id = ?", [id.rawValue]).first }
  }

  /// The arrivals of whose files it is not known what became of them, oldest first.
  package func unfinished() throws(ArchiveError) -> [Arrival] {
    try read { try Arrival.fetch($0, "WHERE disposition IS NULL ORDER BY id") }
  }

  /// Notes what became of files, and which arrivals were told, in one transaction.
  ///
  /// The file system is right: where another arrival has a path that is filed under now, its file is gone.
  package func finish(
    _ finished: [(Arrival.ID, Arrival.Disposition)], told: [Arrival.ID] = []
  ) throws(ArchiveError) {
    try write { db in
      for (id, disposition) in finished {
        let row = disposition.row
        if let path = row.path { try db.release(path: path, for: id) }
        try db.cachedStatement(
          sql: "UPDATE arrival SET disposition = ?, path = ?, leftBecause = ? WHERE id = ?"
        ).execute(
          arguments: [row.name, row.path?.databaseValue, row.leftBecause, id.rawValue])
      }
      try db.mark("told", told)
    }
  }

  package func markTold(_ arrivals: [Arrival.ID]) throws(ArchiveError) {
    try write { try $0.mark("told", arrivals) }
  }

  /// Notes that telling starts: if the daemon dies before `markTold`, the entries are sent again as repeats.
  package func markAttempted(_ arrivals: [Arrival.ID]) throws(ArchiveError) {
    try write { try $0.mark("attempted", arrivals) }
  }

  /// Arrivals that are not told yet, oldest first.
  package func untold(limit: Int) throws(ArchiveError) -> [Arrival] {
    try read { try Arrival.fetch($0, "WHERE told = 0 ORDER BY id LIMIT ?", [limit]) }
  }

  package func untoldCount() throws(ArchiveError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM arrival WHERE told = 0") ?? 0 }
  }
}

extension Database {
  /// Takes `path` from the arrival that has it, unless that is `owner`.
  func release(path: [UInt8], for owner: Arrival.ID? = nil) throws {
    try cachedStatement(
      sql: """
        UPDATE arrival SET disposition = 'replaced', path = NULL WHERE path = ? AND id IS NOT ?
        """
    ).execute(arguments: [path.databaseValue, owner?.rawValue])
  }

  fileprivate func mark(_ column: String, _ arrivals: [Arrival.ID]) throws {
    let statement = try cachedStatement(sql: "UPDATE arrival SET \(column) = 1 WHERE id = ?")
    for arrival in arrivals { try statement.execute(arguments: [arrival.rawValue]) }
  }
}

extension [UInt8] {
  var databaseValue: DatabaseValue { Data(self).databaseValue }
}

extension Date {
  /// As the archive keeps it: since 1970.
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

  init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension Arrival.Disposition {
  /// The columns that hold it.
  fileprivate var row: (name: String, path: [UInt8]?, leftBecause: String?) {
    switch self {
    case .filed(let path): ("filed", path, nil)
    case .setAside(let path): ("setAside", path, nil)
    case .left(let reason): ("left", nil, reason)
    case .vanished: ("vanished", nil, nil)
    case .replaced: ("replaced", nil, nil)
    }
  }

  /// Nil where it is not known yet.
  fileprivate static func from(_ row: Row) throws -> Arrival.Disposition? {
    switch try row.value("disposition") as String? {
    case nil: nil
    case "filed": .filed(try row.bytes("path"))
    case "setAside": .setAside(try row.bytes("path"))
    case "left": .left(try row.value("leftBecause"))
    case "vanished": .vanished
    case "replaced": .replaced
    default: throw row.unknown("disposition")
    }
  }
}

extension Arrival {
  fileprivate static func fetch(
    _ db: Database, _ condition: String, _ arguments: StatementArguments = []
  ) throws -> [Arrival] {
    let statement = try db.cachedStatement(sql: "SELECT * FROM arrival \(condition)")
    return try Row.fetchAll(statement, arguments: arguments).map(Arrival.init)
  }

  private init(_ row: Row) throws {
    self.init(
      id: ID(rawValue: try row.value("id")), source: try row.bytes("source"),
      shown: try row.value("shown"),
      identity: Identity(
        device: UInt64(bitPattern: try row.value("device")),
        inode: UInt64(bitPattern: try row.value("inode")), size: try row.value("size"),
        modified: try row.value("modified")),
      sha256: try row.optionalBytes("sha256"), receivedAt: try row.date("receivedAt"),
      outcome: try Outcome(row), disposition: try Disposition.from(row),
      isAttempted: try row.value("attempted"), isTold: try row.value("told"))
  }
}

extension Arrival.Outcome {
  fileprivate init(_ row: Row) throws {
    let issue = try row.issueID("issue")
    let older = try row.issueID("older")
    self =
      switch (try row.value("outcome") as String, issue, older) {
      case ("new", let issue?, _): .new(issue)
      case ("version", let issue?, let older?): .version(issue, of: older)
      case ("duplicate", let issue?, _): .duplicate(of: issue)
      case ("refused", _, _): .refused(reason: try row.value("refusal"))
      default: throw row.unknown("outcome")
      }
  }
}
