import Foundation
import Glibc
import TestSupport
import Testing

/// Whose the archive is, and what else may lie at its path.
@Suite(.gate, .withJournald)
struct ArchiveTests {
  @Test(arguments: ["text", "another program's database", "a newer archive"])
  func `what is no archive of ours is refused with one sentence and not altered`(
    kind: String
  ) async throws {
    let newsroom = try await Newsroom()
    let path = newsroom.folder("archive/broadsheet.db")
    try await make(kind, at: path, in: newsroom)
    let before = try Data(contentsOf: URL(filePath: path))
    let folder = newsroom.folder("archive")
    let besideBefore = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    for arguments in [["serve"], ["issues"], ["search", "粮站"], ["show", "1"], ["account"]] {
      let finished = try await newsroom.journald.run(
        [newsroom.program] + arguments, environment: newsroom.environment)
      // The service is not started again after 65 (RestartPreventExitStatus=).
      expectRefusal(finished, naming: path, status: arguments == ["serve"] ? 65 : 1)
    }
    let told = try await newsroom.entries(of: .ended)
    #expect(told.count == 1)
    #expect(told.first?["PRIORITY"] == .text("2"))
    #expect(told.first?["MESSAGE"]?.text?.contains(path) == true)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    let beside = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(beside == besideBefore)
  }

  private func make(_ kind: String, at path: String, in newsroom: Newsroom) async throws {
    switch kind {
    case "text":
      try String(repeating: Sheet(1).text, count: 20)
        .write(toFile: path, atomically: false, encoding: .utf8)
    case "another program's database":
      try await python("db.execute('CREATE TABLE t (x)'); db.commit()", path)
    default:
      try await newsroom.serve().stop()
      try await python("db.execute('PRAGMA user_version = 9999'); db.commit()", path)
      // The statement above went through the log; what is refused is the file alone.
      try await python(
        "db.execute('PRAGMA wal_checkpoint(TRUNCATE)'); db.execute('PRAGMA journal_mode=DELETE')",
        path)
    }
  }

  private func python(_ statements: String, _ path: String) async throws {
    let program = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); " + statements
    let finished = try await run(["python3", "-c", program, path])
    try #require(finished.status == 0, "\(finished.standardError)")
  }

  private func expectRefusal(_ finished: Finished, naming text: String, status: Int32 = 1) {
    #expect(finished.status == status)
    let lines = finished.standardError.split(separator: "\n")
    #expect(lines.count == 1, "\(finished.standardError)")
    #expect(lines.first?.contains(text) == true, "\(finished.standardError)")
    #expect(finished.standardOutput == "")
  }

  @Test func `an archive that is damaged under the daemon ends it with the same status`()
    async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    // More than SQLite holds in memory of it.
    for number in 1...100 { try newsroom.drop("\(number).txt", Sheet(number).text) }
    try await newsroom.settle(filed: 100)
    let path = newsroom.folder("archive/broadsheet.db")
    for (file, header) in [(path, UInt64(100)), (path + "-wal", 32)] {
      let handle = try FileHandle(forWritingTo: URL(filePath: file))
      let length = try handle.seekToEnd()
      try handle.seek(toOffset: header)
      try handle.write(contentsOf: Data(repeating: 0xFF, count: Int(max(length, header) - header)))
      try handle.close()
    }
    for number in 101...140 { try newsroom.drop("\(number).txt", Sheet(number).text) }
    #expect(try await daemon.process.exitStatus() == 65)
    try await daemon.notification { $0.hasPrefix("STATUS=") && $0.contains("is damaged") }
    let told = try await newsroom.entries(of: .ended)
    #expect(told.count == 1)
    #expect(told.first?["MESSAGE"]?.text?.contains(path) == true)
    // Nothing that was dropped is gone with it.
    #expect(newsroom.files("inbox").count + newsroom.files("filed").count == 140)
  }

  @Test func `a second daemon is refused and the first goes on`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    let second = try await newsroom.journald.run(
      [newsroom.program, "serve"], environment: newsroom.environment)
    expectRefusal(second, naming: "Another broadsheet daemon")
    try newsroom.drop("1.txt", Sheet(1).text)
    try await newsroom.settle(filed: 1)
  }

  @Test func `who does not own the archive may not write it and is told how to`() async throws {
    let newsroom = try await Newsroom.asDaemonUser()
    try await newsroom.serve(as: .daemon).stop()
    let page = newsroom.folder("page.txt")
    try Data(Sheet(1).text.utf8).write(to: URL(filePath: page))
    for arguments in [["serve"], ["ingest", page]] {
      let finished = try await newsroom.journald.run(
        [newsroom.program] + arguments, environment: newsroom.environment)
      expectRefusal(
        finished, naming: "sudo -u nobody", status: arguments == ["serve"] ? 65 : 1)
    }
    // Root left nothing behind that the owner could not use.
    let daemon = try await newsroom.serve(as: .daemon)
    try newsroom.drop("x.txt", Sheet(1).text)
    try await newsroom.settle(filed: 1)
    #expect(try await daemon.stop() == 0)
  }

  @Test func `a member of the group reads whether the daemon runs, was killed or has stopped`()
    async throws
  {
    let newsroom = try await Newsroom.asDaemonUser()
    let daemon = try await newsroom.serve(as: .daemon)
    try newsroom.drop("x.txt", Sheet(1).text)
    try await newsroom.settle(filed: 1)
    try await expectReadable(newsroom, "while it runs")
    try await daemon.kill()
    try await expectReadable(newsroom, "after it was killed")
    try await newsroom.serve(as: .daemon).stop()
    try await expectReadable(newsroom, "after it stopped")
    try await expectReadable(newsroom, "after others have read")
    // A reader has changed nothing that keeps the daemon from its work.
    try await newsroom.serve(as: .daemon)
    try newsroom.drop("y.txt", Sheet(2).text)
    try await newsroom.settle(filed: 2)
  }

  private func expectReadable(_ newsroom: Newsroom, _ when: String) async throws {
    let hits = try await newsroom.command("search", "--format", "json", "粮站", as: .member)
    #expect(hits.status == 0, "\(when): \(hits.standardError)")
    #expect(hits.standardOutput.contains("粮站"), "\(when)")
    let issues = try await newsroom.command("issues", as: .member)
    #expect(issues.status == 0 && issues.standardOutput.contains("x.txt"), "\(when)")
    let shown = try await newsroom.command("show", "1", as: .member)
    #expect(shown.status == 0 && shown.standardOutput.contains(Sheet(1).headlines[0]), "\(when)")
    let account = try await newsroom.command("account", as: .member)
    #expect(account.status == 0, "\(when): \(account.standardError)")
  }

  @Test func `a stranger reads nothing and is refused with one sentence`() async throws {
    let newsroom = try await Newsroom.asDaemonUser()
    try await newsroom.serve(as: .daemon).stop()
    let finished = try await newsroom.command("issues", as: .stranger)
    expectRefusal(finished, naming: "broadsheet.db")
  }

  @Test func `an archive that is not there yet is a refusal for who asks it`() async throws {
    let newsroom = try await Newsroom()
    let finished = try await newsroom.command("issues")
    expectRefusal(finished, naming: "broadsheet.db")
    #expect(try FileManager.default.contentsOfDirectory(atPath: newsroom.folder("archive")) == [])
  }

  @Test func `an archive that another program locks is told once and waited for`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    let lock = try RunningProcess(
      [
        "python3", "-c",
        """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1], isolation_level=None)
        db.execute('BEGIN IMMEDIATE'); print('locked', flush=True); sys.stdin.readline()
        """, newsroom.folder("archive/broadsheet.db"),
      ], keepsInputOpen: true)
    try await lock.outputLine { $0 == "locked" }
    for number in 1...3 { try newsroom.drop("\(number).txt", Sheet(number).text) }
    try await newsroom.journald.waitForEntries(matching: ["MESSAGE_ID=\(Kind.trouble.rawValue)"])
    #expect(newsroom.files("inbox").count == 3)
    // Who reads is not kept from it.
    #expect(try await newsroom.documents("issues").isEmpty)
    lock.closeInput()
    try await newsroom.settle(filed: 3)
    let told = try await newsroom.entries(of: .trouble)
    #expect(told.count == 1 && told.first?["MESSAGE"]?.text?.contains("locked") == true)
    #expect(try await newsroom.entries(of: .recovered).count == 1)
    #expect(try await daemon.stop() == 0)
  }

  // MARK: account

  @Test func `account finds what was changed, removed or put there by others`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    for number in 1...3 { try newsroom.drop("\(number).txt", Sheet(number).text) }
    try newsroom.drop("blank.txt", "\n\n")
    try await newsroom.settle(filed: 3, rejected: 1)
    // For a moment the daemon would take the change for a second writer's.
    #expect(try await daemon.stop() == 0)
    try Data("昨日".utf8).write(to: URL(filePath: newsroom.filedPath("1.txt")))
    try FileManager.default.removeItem(atPath: newsroom.filedPath("2.txt"))
    let stray = try newsroom.filedPath("3.txt").replacingOccurrences(of: "3.txt", with: "stray.txt")
    try Data(Sheet(4).text.utf8).write(to: URL(filePath: stray))

    let finished = try await newsroom.command("account", "--format", "json")
    #expect(finished.status == 1)
    let problems = try await newsroom.account().problems
    #expect(problems.count == 3)
    for (name, word) in [("1.txt", "changed"), ("2.txt", "missing"), ("stray.txt", "no arrival")] {
      #expect(problems.contains { $0.contains("/\(name) ") && $0.contains(word) }, "\(name)")
    }
    let text = try await newsroom.command("account")
    #expect(text.status == 1 && text.standardOutput.contains("stray.txt"))
  }

  @Test func `account counts what waits`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve().stop()
    try newsroom.drop("a.txt", Sheet(1).text)
    try newsroom.drop("b.part", Sheet(2).text, .written)
    #expect(
      try await newsroom.account()
        == Account(filed: 0, archived: 0, untold: 0, rejected: 0, waiting: 1, problems: []))
  }
}
