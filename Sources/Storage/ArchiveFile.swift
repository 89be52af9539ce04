import GRDB
import GRDBSQLite
import Glibc

/// The archive's file before it is opened: whose it is and what it holds, found out without changing a byte.
struct ArchiveFile {
  enum Content: Equatable {
    /// No file, a database without a table, or one that was claimed and has none of ours yet: what a crash during
    /// the first start leaves, and what another's first start looks like before it is done.
    case nothing
    case archive(version: Int)
  }

  let path: String

  /// Refuses whoever may not write the archive: an archive has one owner, or the files that one leaves beside
  /// it (`-wal`, `-shm`) shut out the other. Root makes a new one only in a folder of its own.
  func checkOwner() throws(ArchiveError) {
    let user = geteuid()
    if let file = try status(of: path) {
      guard file.st_uid != user else { return }
      throw .notOwner(path: path, owner: ArchiveFile.name(of: file.st_uid))
    }
    guard user == 0, let folder = try status(of: folder), folder.st_uid != 0 else { return }
    throw .notOwner(path: path, owner: ArchiveFile.name(of: folder.st_uid))
  }

  /// What the file holds.
  ///
  /// SQLite is told that the file cannot change (`immutable`), so that it leaves no `-wal` beside a file that is
  /// refused. Only where a log holds pages already, the archive is read through it; that alters neither.
  ///
  /// - Throws: `notADatabase`, `foreign`, `newer`, `damaged`, or what keeps it from being opened.
  func content() throws(ArchiveError) -> Content {
    guard let file = try status(of: path) else { return .nothing }
    guard file.st_mode & S_IFMT == S_IFREG else {
      throw .cannotOpen(path: path, reason: "it is not a regular file")
    }
    let main = Result { () throws(ArchiveError) in try header(immutable: true) }
    guard let log = try status(of: realPath + "-wal"), log.st_size > 0 else {
      return try check(main.get())
    }
    // A file that is no database stays one, whatever log lies beside it.
    if case .failure(let error) = main, case .notADatabase = error { throw error }
    return try check(header(immutable: false))
  }

  private struct Header {
    var applicationID = 0
    var version = 0
    /// SQL by the object's name.
    var objects: [String: String] = [:]
  }

  private func check(_ header: Header) throws(ArchiveError) -> Content {
    if header.applicationID == 0, header.objects.isEmpty { return .nothing }
    guard header.applicationID == Schema.applicationID else { throw .foreign(path: path) }
    if header.version == 0, header.objects.keys.allSatisfy({ $0 == Schema.migrationsTable }) {
      return .nothing
    }
    guard header.version <= Schema.version else {
      throw .newer(path: path, version: header.version, known: Schema.version)
    }
    guard header.version > 0 else {
      throw .damaged(path: path, detail: "its header holds no version")
    }
    let expected: [String: String]
    do {
      expected = try Schema.objects(atVersion: header.version)
    } catch {
      throw ArchiveError(error, path: path)
    }
    for (name, sql) in expected.sorted(by: { $0.key < $1.key }) where header.objects[name] != sql {
      throw .damaged(path: path, detail: "`\(name)` is missing or not what it was made as")
    }
    return .archive(version: header.version)
  }

  private func header(immutable: Bool) throws(ArchiveError) -> Header {
    var connection: OpaquePointer?
    let uri = "file:\(percentEncoded(realPath))" + (immutable ? "?immutable=1" : "")
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(uri, &connection, flags, nil)
    defer { sqlite3_close(connection) }
    guard code == SQLITE_OK, let connection else { throw error(code, connection) }
    sqlite3_busy_timeout(connection, CInt(Connection.patience * 1000))
    var header = Header()
    // One look at one state: between two, another's first start may make the tables that an empty header says
    // are not there.
    try forEachRow(of: "BEGIN", connection) { _ in }
    try forEachRow(of: "PRAGMA application_id", connection) {
      header.applicationID = Int(sqlite3_column_int64($0, 0))
    }
    try forEachRow(of: "PRAGMA user_version", connection) {
      header.version = Int(sqlite3_column_int64($0, 0))
    }
    let schema = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
    try forEachRow(of: schema, connection) { row in
      guard let name = sqlite3_column_text(row, 0), let sql = sqlite3_column_text(row, 1) else {
        return
      }
      header.objects[String(cString: name)] = String(cString: sql)
    }
    return header
  }

  private func forEachRow(
    of sql: String, _ connection: OpaquePointer, _ body: (OpaquePointer) -> Void
  ) throws(ArchiveError) {
    var statement: OpaquePointer?
    let prepared = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    guard prepared == SQLITE_OK, let statement else { throw error(prepared, connection) }
    var code = sqlite3_step(statement)
    while code == SQLITE_ROW {
      body(statement)
      code = sqlite3_step(statement)
    }
    guard code == SQLITE_DONE else { throw error(code, connection) }
  }

  private func error(_ code: CInt, _ connection: OpaquePointer?) -> ArchiveError {
    let message = connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    return ArchiveError(code: ResultCode(rawValue: code), message: message, path: path)
  }

  /// Where the file is behind symbolic links: SQLite keeps the log beside that one.
  private var realPath: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Nil where there is none.
  private func status(of path: String) throws(ArchiveError) -> stat? {
    var status = stat()
    guard stat(path, &status) != 0 else { return status }
    let code = errno
    if code == ENOENT { return nil }
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    throw .cannotOpen(path: self.path, reason: reason)
  }

  /// As `sudo -u` takes it: the name, or #1000 where the user has none.
  private static func name(of user: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { space in
      guard let start = space.baseAddress,
        getpwuid_r(user, &entry, start, space.count, &found) == 0, let name = found?.pointee.pw_name
      else { return "#\(user)" }
      return String(cString: name)
    }
  }
}

/// `path` for an URI: every byte that means something there is written %NN.
private func percentEncoded(_ path: String) -> String {
  path.utf8.reduce(into: "") { uri, byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      uri.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      uri += "%" + String(UInt16(byte) + 0x100, radix: 16).dropFirst()
    }
  }
}
