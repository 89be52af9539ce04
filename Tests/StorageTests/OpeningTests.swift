import Foundation
import GRDB
import Storage
import TestSupport
import Testing

/// What may be opened as an archive, and that nothing else is touched.
@Suite struct OpeningTests {
  @Test func `a new archive is made where there is none`() throws {
    let folder = try TemporaryDirectory()
    let path = folder("archive.db")
    let archive = try Archive(path: path, access: .write)
    try archive.ping()
    #expect(try archive.statistics() == Statistics())
    #expect(try archive.verify() == [])
  }

  @Test func `an archive is the same after it was opened again`() throws {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    let id = try #require(try scratch.keep(Sample.arrival(page, facts)).issue)
    let schema = try schema(scratch.archive.path)
    for _ in 0..<3 {
      let again = try Archive(path: scratch.archive.path, access: .write)
      #expect(try again.issue(id)?.page == page)
    }
    #expect(try self.schema(scratch.archive.path) == schema)
    #expect(try Archive(path: scratch.archive.path, access: .read).issue(id)?.facts == facts)
  }

  @Test func `several may open a new archive at once`() async throws {
    let folder = try TemporaryDirectory()
    let path = folder("archive.db")
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<4 {
        group.addTask {
          // One that meets the lock while another turns the log on tries again, as the daemon does.
          while true {
            do {
              let archive = try Archive(path: path, access: .write)
              return try archive.keep([Sample.arrival(Sample.page("文\(number)"))]).count
            } catch let error as ArchiveError where error.isTransient {}
          }
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(counts == 4)
    #expect(try Archive(path: path, access: .read).statistics().issues == 4)
  }

  @Test func `an archive that is being made is never taken for another's`() async throws {
    let folder = try TemporaryDirectory()
    for number in 0..<20 {
      let path = folder("\(number).db")
      let making = Task { try Archive(path: path, access: .write) }
      while try !isThere(path) {}
      _ = try await making.value
    }
  }

  /// Whether the archive can be read; only what says that it is not yet made is no error.
  private func isThere(_ path: String) throws -> Bool {
    do {
      _ = try Archive(path: path, access: .read)
      return true
    } catch {
      switch error {
      case .missing, .older: return false
      default:
        guard error.isTransient else { throw error }
        return false
      }
    }
  }

  @Test func `what a crash during the first start leaves is made an archive`() throws {
    let folder = try TemporaryDirectory()
    let empty = folder("empty.db")
    try Data().write(to: URL(filePath: empty))
    #expect(try Archive(path: empty, access: .write).statistics().issues == 0)
    let tableless = folder("tableless.db")
    try sql("PRAGMA journal_mode = WAL", tableless)
    #expect(try Archive(path: tableless, access: .write).statistics().issues == 0)
    let claimed = folder("claimed.db")
    try sql("PRAGMA journal_mode = WAL; PRAGMA application_id = 0x42524453", claimed)
    #expect(try Archive(path: claimed, access: .write).statistics().issues == 0)
    let begun = folder("begun.db")
    try sql(
      """
      PRAGMA application_id = 0x42524453;
      CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)
      """, begun)
    #expect(try Archive(path: begun, access: .write).statistics().issues == 0)
  }

  @Test
  func `an archive whose header is overwritten while it is open is damaged, not another file`()
    throws
  {
    let folder = try TemporaryDirectory()
    let path = folder("archive.db")
    let archive = try Archive(path: path, access: .write)
    try archive.keep([Sample.arrival(Sample.page("文"))])
    try archive.checkpoint()
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.write(contentsOf: Data(repeating: 0xFF, count: 100))
    try file.close()
    #expect {
      try archive.statistics()
    } throws: { error in
      if case ArchiveError.damaged = error { true } else { false }
    }
  }

  @Test func `reading makes nothing`() throws {
    let folder = try TemporaryDirectory()
    let path = folder("archive.db")
    #expect(throws: ArchiveError.missing(path: path)) { try Archive(path: path, access: .read) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    try Data().write(to: URL(filePath: path))
    #expect(throws: ArchiveError.missing(path: path)) { try Archive(path: path, access: .read) }
    #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
  }

  @Test func `a folder that is not there is named`() throws {
    let folder = try TemporaryDirectory()
    let path = folder("none/archive.db")
    let error = #expect(throws: ArchiveError.self) { try Archive(path: path, access: .write) }
    guard case .cannotOpen(path, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  struct Stranger: Sendable, CustomTestStringConvertible {
    var name: String
    var make: @Sendable (_ path: String) throws -> Void
    var isExpected: @Sendable (ArchiveError) -> Bool
    var testDescription: String { name }
  }

  static let strangers: [Stranger] = [
    Stranger(name: "a text") { path in
      try Data(String(repeating: "滨河区招商\n", count: 400).utf8).write(to: URL(filePath: path))
    } isExpected: {
      if case .notADatabase = $0 { true } else { false }
    },
    Stranger(name: "a short text") { path in
      try Data("meeting at nine".utf8).write(to: URL(filePath: path))
    } isExpected: {
      if case .notADatabase = $0 { true } else { false }
    },
    Stranger(name: "a folder") { path in
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    } isExpected: {
      if case .cannotOpen = $0 { true } else { false }
    },
    Stranger(name: "another program's database") { path in
      try sql("CREATE TABLE t (x); INSERT INTO t VALUES (1)", path)
    } isExpected: {
      if case .foreign = $0 { true } else { false }
    },
    Stranger(name: "another program's database with a log") { path in
      try sql("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)", path)
    } isExpected: {
      if case .foreign = $0 { true } else { false }
    },
    Stranger(name: "an archive of a newer program") { path in
      try archive(path)
      try sql("PRAGMA user_version = 999", path)
    } isExpected: {
      $0 == .newer(path: $0.path, version: 999, known: 2)
    },
    Stranger(name: "an archive whose schema page is overwritten") { path in
      try archive(path)
      try overwrite(path, at: 100, with: [UInt8](repeating: 0xA5, count: 3996))
    } isExpected: {
      if case .damaged = $0 { true } else { false }
    },
    Stranger(name: "an archive that lacks a table") { path in
      try archive(path)
      try sql("DROP TABLE credit", path)
    } isExpected: {
      if case .damaged = $0 { true } else { false }
    },
    Stranger(name: "an archive that was cut short") { path in
      try archive(path)
      let file = try FileHandle(forUpdating: URL(filePath: path))
      try file.truncate(atOffset: 12_000)
      try file.close()
    } isExpected: {
      if case .damaged = $0 { true } else { false }
    },
    Stranger(name: "an archive without a version") { path in
      try archive(path)
      try sql("PRAGMA user_version = 0", path)
    } isExpected: {
      if case .damaged = $0 { true } else { false }
    },
  ]

  @Test(arguments: strangers, [Archive.Access.write, .read])
  func `what is not an archive is refused and left as it is`(
    _ stranger: Stranger, _ access: Archive.Access
  ) throws {
    let folder = try TemporaryDirectory()
    let path = folder("archive.db")
    try stranger.make(path)
    let before = try contents(folder)
    let error = #expect(throws: ArchiveError.self) { try Archive(path: path, access: access) }
    #expect(error.map(stranger.isExpected) == true, "\(String(describing: error))")
    #expect(error?.isTransient == false)
    #expect(try contents(folder) == before)
  }

  @Test func `a newer archive whose log was not merged is left as it is`() throws {
    let folder = try TemporaryDirectory()
    let path = folder("archive.db")
    try OpeningTests.archive(path)
    // The version stands in the log alone, as after a kill.
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 12")
    }
    let before = try contents(folder)
    #expect(throws: ArchiveError.newer(path: path, version: 12, known: 2)) {
      try Archive(path: path, access: .write)
    }
    #expect(try contents(folder) == before)
    try queue.close()
  }

  @Test func `an older archive is brought up to date by who writes, and named by who reads`() throws
  {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    let id = try #require(try scratch.keep(Sample.arrival(page, facts)).issue)
    let path = scratch.archive.path
    let current = try schema(path)
    try OpeningTests.sql(
      """
      DROP TABLE ledgerNote; DROP TABLE programmeSighting; DROP INDEX nameOfProgramme;
      DELETE FROM grdb_migrations WHERE rowid > 1; PRAGMA user_version = 1
      """, path)
    #expect(throws: ArchiveError.older(path: path, version: 1, known: 2)) {
      try Archive(path: path, access: .read)
    }
    let archive = try Archive(path: path, access: .write)
    #expect(try schema(path) == current)
    #expect(try archive.issue(id)?.page == page)
    #expect(try archive.programmes().map(\.name) == ["亮灯行动"])
    #expect(try archive.verify() == [])
  }

  @Test func `a text beside a forgotten log is still a text`() throws {
    let folder = try TemporaryDirectory()
    let path = folder("archive.db")
    try Data(String(repeating: "记事\n", count: 999).utf8).write(to: URL(filePath: path))
    try Data(repeating: 7, count: 5000).write(to: URL(filePath: path + "-wal"))
    let before = try contents(folder)
    #expect(throws: ArchiveError.notADatabase(path: path)) {
      try Archive(path: path, access: .write)
    }
    #expect(try contents(folder) == before)
  }

  @Test func `a path may hold what means something in an URI`() throws {
    let folder = try TemporaryDirectory()
    let path = folder("档案 50%?immutable=1#&.db")
    try Archive(path: path, access: .write).ping()
    try Archive(path: path, access: .read).ping()
  }

  @Test func `an archive behind a symbolic link is opened`() throws {
    let folder = try TemporaryDirectory()
    let link = folder("link.db")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder("archive.db"))
    let archive = try Archive(path: folder("archive.db"), access: .write)
    _ = try archive.keep([Sample.arrival(Sample.page("链接"))])
    #expect(try Archive(path: link, access: .read).search("链接", limit: 1).count == 1)
    #expect(try Archive(path: link, access: .write).search("链接", limit: 1).count == 1)
  }

  @Test func `what is written is on the disk when a method returns`() throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page("耐久")))
    let log = URL(filePath: scratch.archive.path + "-wal")
    #expect(try log.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 > 0)
    try scratch.archive.checkpoint()
    #expect(try log.resourceValues(forKeys: [.fileSizeKey]).fileSize == 0)
  }

  @Test func `an archive that is open to read is not written`() throws {
    let scratch = try ScratchArchive()
    let reader = try Archive(path: scratch.archive.path, access: .read)
    #expect(throws: ArchiveError.readOnly(path: reader.path)) { try reader.keep([]) }
    #expect(throws: ArchiveError.readOnly(path: reader.path)) { try reader.checkpoint() }
    try reader.ping()
    #expect(try reader.verify() == [])
  }

  @Test func `a checkpoint waits for no reader`() throws {
    let scratch = try ScratchArchive()
    let reader = try OpeningTests.stranger(scratch.archive.path)
    try reader.inDatabase { db in
      try db.beginTransaction(.deferred)
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM issue")
    }
    try scratch.keep(Sample.arrival(Sample.page("读者在")))
    let clock = ContinuousClock()
    #expect(try clock.measure { try scratch.archive.checkpoint() } < .seconds(4))
    try reader.inDatabase { try $0.commit() }
    try reader.close()
  }

  @Test func `a locked archive is told apart and works again`() throws {
    let scratch = try ScratchArchive()
    let other = try OpeningTests.stranger(scratch.archive.path)
    try other.inDatabase { try $0.beginTransaction(.exclusive) }
    let error = #expect(throws: ArchiveError.self) { try scratch.archive.keep([]) }
    #expect(error == .locked(path: scratch.archive.path))
    #expect(error?.isTransient == true)
    try other.inDatabase { try $0.rollback() }
    #expect(try scratch.keep(Sample.arrival(Sample.page("解锁"))).issue != nil)
  }
}

extension ArchiveError {
  fileprivate var path: String {
    switch self {
    case .newer(let path, _, _): path
    default: ""
    }
  }
}

extension OpeningTests {
  /// Makes an archive that holds a page, all of it in the file itself.
  @discardableResult
  fileprivate static func archive(_ path: String) throws -> Archive {
    let archive = try Archive(path: path, access: .write)
    _ = try archive.keep([Sample.arrival(Sample.page("原有"))])
    try archive.checkpoint()
    return archive
  }

  /// A program that keeps its transactions open.
  private static func stranger(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  fileprivate static func overwrite(_ path: String, at offset: UInt64, with bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  /// Runs `statements` as another program would, and closes the database cleanly.
  fileprivate static func sql(_ statements: String, _ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
    try queue.close()
  }

  private func sql(_ statements: String, _ path: String) throws {
    try OpeningTests.sql(statements, path)
  }

  private func schema(_ path: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read {
      try String.fetchAll(
        $0, sql: "SELECT name || ifnull(sql, '') FROM sqlite_schema ORDER BY name")
    }
  }

  /// Every file of the folder but the index that SQLite keeps of a log in shared memory, with its bytes.
  private func contents(_ folder: TemporaryDirectory) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: names.filter { !$0.hasSuffix("-shm") }.map {
        ($0, FileManager.default.contents(atPath: folder($0)) ?? Data())
      })
  }
}
