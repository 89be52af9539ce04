import Foundation
import Glibc
import TestSupport
import Testing

/// Disks that come and go, are full, or may not be written.
@Suite(.gate, .withJournald)
struct DiskTests {
  /// Runs mount(8) or umount(8) where the daemon runs.
  private func mount(_ arguments: String..., in newsroom: Newsroom) async throws {
    let finished = try await newsroom.journald.run(arguments)
    try #require(finished.status == 0, "\(arguments): \(finished.standardError)")
  }

  /// Writes a page where only the newsroom's namespace sees it.
  private func drop(_ name: String, _ sheet: Sheet, in newsroom: Newsroom) async throws {
    let elsewhere = newsroom.folder(name)
    try Data(sheet.text.utf8).write(to: URL(filePath: elsewhere))
    let finished = try await newsroom.journald.run(
      ["cp", elsewhere, newsroom.spool("inbox/\(name)")])
    try #require(finished.status == 0, "\(finished.standardError)")
  }

  @Test func `an inbox on a file system of its own is left free and taken up again`() async throws {
    let newsroom = try await Newsroom()
    let inbox = newsroom.spool("inbox")
    try await mount("mount", "-t", "tmpfs", "tmpfs", inbox, in: newsroom)
    let daemon = try await newsroom.serve()
    try await drop("a.txt", Sheet(1), in: newsroom)
    try await newsroom.settle(filed: 1)
    // The wait for a second writer is over: nothing holds the file system while the daemon is idle.
    try await eventually("an inbox that nobody uses") {
      try await newsroom.journald.run(["umount", inbox]).status == 0 ? true : nil
    }
    try await daemon.line("inbox")
    try await mount("mount", "-t", "tmpfs", "tmpfs", inbox, in: newsroom)
    try await drop("b.txt", Sheet(2), in: newsroom)
    try await newsroom.settle(filed: 2)
    #expect(try await newsroom.entries("b.txt", .issue).count == 1)
    #expect(newsroom.files("filed") == ["a.txt", "b.txt"])
    #expect(try await daemon.stop() == 0)
    #expect(try await newsroom.account().problems == [])
  }

  @Test func `what lies on a file system that is mounted later is taken`() async throws {
    let newsroom = try await Newsroom()
    let disk = newsroom.folder("disk")
    try newsroom.makeFolder("disk")
    try Data(Sheet(1).text.utf8).write(to: URL(filePath: disk + "/a.txt"))
    try await newsroom.serve()
    try await mount("mount", "--bind", disk, newsroom.spool("inbox"), in: newsroom)
    try await newsroom.settle(filed: 1)
    #expect(try await newsroom.entries("a.txt", .issue).count == 1)
  }

  @Test func `an archive on a full disk is told once, and all goes on when there is room`()
    async throws
  {
    let newsroom = try await Newsroom()
    let archive = newsroom.folder("archive")
    try await mount("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", archive, in: newsroom)
    let daemon = try await newsroom.serve()
    try newsroom.drop("before.txt", Sheet(1).text)
    try await newsroom.settle(filed: 1)
    let filler = archive + "/filler"
    // Says that the disk is full, which is what it is for.
    try await newsroom.journald.run(["dd", "if=/dev/zero", "of=\(filler)", "bs=4k"])
    for number in 2...40 { try newsroom.drop("\(number).txt", Sheet(number).text) }
    try await newsroom.journald.waitForEntries(
      matching: ["MESSAGE_ID=\(Kind.trouble.rawValue)"], count: 1)
    // It has tried several times by now, and is alive.
    try await Task.sleep(for: .seconds(4))
    #expect(!newsroom.files("inbox").isEmpty)
    let told = try await newsroom.entries(of: .trouble)
    #expect(told.count == 1, "\(told.compactMap { $0["MESSAGE"]?.text })")
    #expect(told.first?["PRIORITY"] == .text("3"))
    #expect(told.first?["MESSAGE"]?.text?.contains("space") == true)

    try await newsroom.journald.run(["rm", filler])
    try await newsroom.settle(filed: 40)
    #expect(try await newsroom.entries(of: .recovered).count == 1)
    let entries = try await newsroom.entries(of: .issue)
    #expect(Set(entries.compactMap { $0["BROADSHEET_SOURCE"]?.text }).count == 40)
    let unmarked = entries.filter { $0["BROADSHEET_REPEAT"] == nil }
    #expect(unmarked.count == 40)
    #expect(try await daemon.stop() == 0)
    #expect(try await newsroom.account().problems == [])
  }

  @Test func `what was sent but could not be noted as sent is noted when there is room`()
    async throws
  {
    let newsroom = try await Newsroom()
    let archive = newsroom.folder("archive")
    // Room for the pages, one batch each if it must be.
    try await mount("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", archive, in: newsroom)
    let daemon = try await newsroom.serve()
    try await newsroom.journald.suspend()
    // More than a stopped journald's socket holds.
    for number in 1...20 { try newsroom.drop("\(number).txt", Sheet(number).text) }
    try await eventually("all filed") { newsroom.files("filed").count == 20 ? true : nil }
    try await newsroom.journald.run(["dd", "if=/dev/zero", "of=\(archive)/filler", "bs=4k"])
    newsroom.journald.resume()
    try await newsroom.journald.waitForEntries(matching: ["MESSAGE_ID=\(Kind.trouble.rawValue)"])
    #expect(try await newsroom.account().untold > 0)
    try await newsroom.journald.run(["rm", archive + "/filler"])
    // Nothing else comes that could wake it.
    try await newsroom.settle(filed: 20)
    #expect(try await newsroom.entries(of: .trouble).count == 1)
    #expect(try await newsroom.entries(of: .recovered).count == 1)
    let entries = try await newsroom.entries(of: .issue)
    let unmarked = entries.filter { $0["BROADSHEET_REPEAT"] == nil }
    #expect(Set(entries.compactMap { $0["BROADSHEET_SOURCE"]?.text }).count == 20)
    #expect(unmarked.count <= 20)
    #expect(try await daemon.stop() == 0)
  }

  @Test func `a daemon whose archive's disk is full ends in time`() async throws {
    let newsroom = try await Newsroom()
    let archive = newsroom.folder("archive")
    try await mount("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", archive, in: newsroom)
    let daemon = try await newsroom.serve()
    try await newsroom.journald.run(["dd", "if=/dev/zero", "of=\(archive)/filler", "bs=4k"])
    for number in 1...40 { try newsroom.drop("\(number).txt", Sheet(number).text) }
    try await newsroom.journald.waitForEntries(matching: ["MESSAGE_ID=\(Kind.trouble.rawValue)"])
    #expect(try await daemon.stop() == 0)
    try await newsroom.journald.run(["rm", archive + "/filler"])
    let second = try await newsroom.serve()
    try await newsroom.settle(filed: 40)
    #expect(try await second.stop() == 0)
  }

  @Test(.enabled(if: Strace.isAvailable, "strace cannot trace here"))
  func `a daemon that cannot finish at the start what it left unfinished ends in time`()
    async throws
  {
    let newsroom = try await Newsroom()
    let archive = newsroom.folder("archive")
    try await mount("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", archive, in: newsroom)
    try await newsroom.serve().stop()
    let killed = try newsroom.start(through: Strace.killing(at: "renameat2", when: 1))
    try await killed.ready()
    try newsroom.drop("a.txt", Sheet(1).text)
    try await killed.process.exitStatus()
    try await newsroom.journald.run(["dd", "if=/dev/zero", "of=\(archive)/filler", "bs=4k"])
    let daemon = try newsroom.start()
    try await newsroom.journald.waitForEntries(matching: ["MESSAGE_ID=\(Kind.trouble.rawValue)"])
    #expect(try await daemon.stop() == 0)
    try await newsroom.journald.run(["rm", archive + "/filler"])
    try await newsroom.serve()
    try await newsroom.settle(filed: 1)
    #expect(try await newsroom.account().problems == [])
  }

  @Test func `a spool without room is told once, and all goes on when there is room`()
    async throws
  {
    let newsroom = try await Newsroom()
    let spool = newsroom.folder("spool")
    // Names, not bytes: a rename needs a new folder for the day.
    try await mount("mount", "-t", "tmpfs", "-o", "nr_inodes=20", "tmpfs", spool, in: newsroom)
    let daemon = try await newsroom.serve()
    try await drop("a.part", Sheet(1), in: newsroom)
    let fill =
      "i=0; while true > \"$1/filed/filler$i\"; do i=$((i+1)); done 2>/dev/null; rm \"$1/filed/filler0\""
    try await newsroom.journald.run(["/bin/sh", "-c", fill, "sh", spool])
    try await newsroom.journald.run(
      ["mv", newsroom.spool("inbox/a.part"), newsroom.spool("inbox/a.txt")])
    try await newsroom.journald.waitForEntries(matching: ["MESSAGE_ID=\(Kind.trouble.rawValue)"])
    try await newsroom.journald.run(["/bin/sh", "-c", "rm \"$1\"/filed/filler*", "sh", spool])
    try await eventually("the page in filed/") {
      try await newsroom.account().filed == 1 ? true : nil
    }
    #expect(try await newsroom.entries(of: .trouble).count == 1)
    #expect(try await daemon.stop() == 0)
    #expect(
      try await newsroom.account()
        == Account(filed: 1, archived: 1, untold: 0, rejected: 0, waiting: 0, problems: []))
  }

  // MARK: An inbox that is never written

  @Test(arguments: ["read-only mount", "folder of mode 0555"])
  func `intake: leave writes nothing into the inbox and reads each page once`(
    kind: String
  ) async throws {
    let newsroom = try await Newsroom.asDaemonUser(["BROADSHEET_INTAKE": "leave"])
    let inbox = newsroom.spool("inbox")
    let share = newsroom.folder("share")
    try newsroom.makeFolder("share")
    try Data(Sheet(1).text.utf8).write(to: URL(filePath: share + "/a.txt"))
    try Data("\n\n".utf8).write(to: URL(filePath: share + "/blank.txt"))
    try check(chmod(share, 0o555))
    try await mount("mount", "--bind", share, inbox, in: newsroom)
    if kind == "read-only mount" {
      try await mount("mount", "-o", "remount,bind,ro", inbox, in: newsroom)
    }
    let first = try await newsroom.serve(as: .daemon)
    try await expectTold(newsroom, issues: 1, setAside: 1)
    #expect(try await first.stop() == 0)

    try Data(Sheet(2).text.utf8).write(to: URL(filePath: share + "/b.txt"))
    let second = try await newsroom.serve(as: .daemon)
    try await expectTold(newsroom, issues: 2, setAside: 1)
    #expect(try await second.stop() == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: share).sorted()
    #expect(names == ["a.txt", "b.txt", "blank.txt"])
    #expect(try await newsroom.entries(of: .duplicate).isEmpty)
    #expect(
      try await newsroom.account()
        == Account(filed: 0, archived: 2, untold: 0, rejected: 0, waiting: 0, problems: []))
  }

  private func expectTold(_ newsroom: Newsroom, issues: Int, setAside: Int) async throws {
    try await eventually("\(issues) issues told") {
      try await newsroom.account()
        == Account(
          filed: 0, archived: issues, untold: 0, rejected: 0, waiting: 0, problems: []) ? true : nil
    }
    #expect(try await newsroom.entries(of: .issue).count == issues)
    try await newsroom.journald.waitForEntries(matching: ["MESSAGE_ID=\(Kind.setAside.rawValue)"])
    #expect(try await newsroom.entries(of: .setAside).count == setAside)
  }
}
