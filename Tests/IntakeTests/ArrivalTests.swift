import Foundation
import Glibc
import Intake
import TestSupport
import Testing

/// When a file counts as complete, and when it is offered.
@Suite(.timeLimit(.minutes(1)))
struct ArrivalTests {
  // MARK: Closed or renamed into place

  @Test func `a file arrives when its writer closes it`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("2023-03-10-A05.txt", "金水区签约30个项目。")
    let file = try await room.nextFile()
    let contents = try file.read()
    #expect(file.source.shown == "2023-03-10-A05.txt")
    #expect(file.identity.size == Int64(contents.bytes.count))
    #expect(String(decoding: contents.bytes, as: UTF8.self) == "金水区签约30个项目。")
    #expect(file.rewrites == nil)
  }

  @Test func `the hash is that of SHA-256`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("abc.txt", "abc")
    // FIPS 180-2, appendix B.1.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    let hash = try await room.nextFile().read().sha256
    #expect(
      hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == expected)
  }

  @Test func `a file that is still open is not offered before one that was closed later`()
    async throws
  {
    let room = try Newsroom { $0.settlingTime = .seconds(60) }
    try await room.start()
    let writer = try Writer(room("inbox/slow.txt"))
    try writer.write("上半")
    try room.drop("quick.txt")
    #expect(try await room.nextCandidate().source.shown == "quick.txt")
    try writer.write("下半")
    withExtendedLifetime(writer) {}
  }

  @Test func `a file renamed into place arrives`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("x.txt", in: "elsewhere")
    try check(rename(room("elsewhere/x.txt"), room("inbox/x.txt")))
    #expect(try await room.nextFile().text() == "金水区")
  }

  @Test(arguments: [".x.txt", "x.txt.part", "x.txt.tmp", "x.swp", "x.txt~", "X.PART"])
  func `a name that waits for its rename waits`(name: String) async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop(name)
    try room.drop("after.txt")
    #expect(try await room.nextCandidate().source.shown == "after.txt")
    try check(rename(room("inbox/\(name)"), room("inbox/done.txt")))
    #expect(try await room.nextCandidate().source.shown == "done.txt")
  }

  @Test func `names are bytes`() async throws {
    let room = try Newsroom()
    try await room.start()
    let names: [[UInt8]] = [[0xD6, 0xA3, 0xFF], [UInt8]("a\nb\t.txt".utf8), [UInt8]("-rf".utf8)]
    for name in names {
      let path = [UInt8](room("inbox").utf8) + [UInt8(ascii: "/")] + name + [0]
      let number = try check(
        path.withUnsafeBytes {
          open($0.bindMemory(to: CChar.self).baseAddress!, O_CREAT | O_WRONLY, 0o644)
        })
      try check(Glibc.write(number, "稿", 3))
      close(number)
      let file = try await room.nextFile()
      #expect(file.source.bytes == name)
      #expect(try file.text() == "稿")
      #expect(
        try room.inbox.file(file, day: Newsroom.day).bytes == [UInt8]("filed/2026/11/20/".utf8)
          + name)
    }
  }

  @Test func `a name that was written twice before it is opened is one candidate`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("x.txt", "一")
    try room.drop("x.txt", "二")
    try room.drop("y.txt")
    let first = try await room.nextCandidate()
    #expect(try await room.nextCandidate().source.shown == "y.txt")
    guard case .file(let file) = room.inbox.open(first) else {
      Issue.record("not opened")
      return
    }
    #expect(try file.text() == "二")
    try room.drop("x.txt", "三")
    #expect(try await room.nextCandidate().source.shown == "x.txt")
  }

  @Test func `a file that is gone before it is opened is passed over`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("x.txt")
    let candidate = try await room.nextCandidate()
    try check(unlink(room("inbox/x.txt")))
    #expect(room.isPassedOver(candidate))
    try room.drop("y.txt")
    #expect(try await room.nextFile().source.shown == "y.txt")
  }

  // MARK: What is there at the start

  @Test func `what has long been there arrives before the inbox counts as listed`() async throws {
    let room = try Newsroom { $0.settlingTime = .milliseconds(1) }
    try room.drop("a.txt")
    try room.drop("郑州日报/b.txt")
    let settled = SuspendingClock.now + .milliseconds(20)
    try await Task.sleep(until: settled, clock: .suspending)
    let names = try await room.start().map { event in
      if case .candidate(let candidate) = event { candidate.source.shown } else { "\(event)" }
    }
    #expect(names.sorted() == ["a.txt", "郑州日报/b.txt"])
  }

  @Test func `what was just written there has to stand still first`() async throws {
    let room = try Newsroom { $0.settlingTime = .seconds(2) }
    try room.drop("x.txt")
    #expect(try await room.start().isEmpty)
    #expect(try await room.nextFile().text() == "金水区")
  }

  @Test func `an old date does not make a new file complete`() async throws {
    let room = try Newsroom { $0.settlingTime = .seconds(2) }
    let writer = try Writer(room("inbox/copied.txt"))
    try writer.write("上半")
    try writer.setTime(1_000_000_000)
    #expect(try await room.start().isEmpty)
    #expect(try await room.nextCandidate().source.shown == "copied.txt")
  }

  @Test func `a date in the future does not keep a file back`() async throws {
    let room = try Newsroom()
    try Writer(room("inbox/x.txt")).setTime(4_000_000_000)
    try await room.start()
    #expect(try await room.nextCandidate().source.shown == "x.txt")
  }

  // MARK: Never closed

  @Test func `a hard link arrives though nothing was written`() async throws {
    let room = try Newsroom()
    try room.drop("x.txt", in: "elsewhere")
    try await room.start()
    try check(link(room("elsewhere/x.txt"), room("inbox/linked.txt")))
    #expect(try await room.nextFile().source.shown == "linked.txt")
  }

  @Test func `two names of one file both arrive`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("a.txt")
    try check(link(room("inbox/a.txt"), room("inbox/b.txt")))
    for name in ["a.txt", "b.txt"] {
      let file = try await room.nextFile()
      #expect(file.source.shown == name)
      try room.inbox.file(file, day: Newsroom.day)
    }
    #expect(try room.files() == ["filed/2026/11/20/a.txt", "filed/2026/11/20/b.txt"])
  }

  @Test func `a file that is never closed arrives once it stands still`() async throws {
    let room = try Newsroom()
    try await room.start()
    let writer = try Writer(room("inbox/open.txt"))
    try writer.write("开着")
    #expect(try await room.nextFile().text() == "开着")
    withExtendedLifetime(writer) {}
  }

  // MARK: Folders

  @Test func `files in folders made at once arrive`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("郑州日报/三月/A版/x.txt", "甲")
    #expect(try await room.nextFile().source.shown == "郑州日报/三月/A版/x.txt")
    try room.drop("郑州日报/三月/y.txt", "乙")
    #expect(try await room.nextFile().source.shown == "郑州日报/三月/y.txt")
  }

  @Test func `no file is missed in folders that are made as fast as can be`() async throws {
    let room = try Newsroom { $0.settlingTime = .milliseconds(10) }
    try await room.start()
    for number in 0..<300 {
      for name in ["f\(number)/x.txt", "f\(number)/deep/y.txt"] {
        try room.drop(name)
      }
      var names: Set<String> = []
      while names.count < 2 { names.insert(try await room.nextCandidate().source.shown) }
      #expect(names == ["f\(number)/x.txt", "f\(number)/deep/y.txt"])
    }
  }

  @Test func `a folder renamed into the inbox arrives with its files`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("郑州日报/sub/x.txt", in: "elsewhere")
    try check(rename(room("elsewhere/郑州日报"), room("inbox/郑州日报")))
    #expect(try await room.nextFile().source.shown == "郑州日报/sub/x.txt")
  }

  @Test func `a folder renamed in the inbox is watched under its new name`() async throws {
    let room = try Newsroom()
    try room.makeFolder("inbox/旧/深")
    try await room.start()
    try check(rename(room("inbox/旧"), room("inbox/新")))
    for name in ["新/x.txt", "新/深/y.txt", "旧/深/z.txt"] {
      try room.drop(name)
      #expect(try await room.nextFile().source.shown == name)
    }
  }

  @Test func `two folders that swap their names keep being watched`() async throws {
    let room = try Newsroom()
    try room.makeFolder("inbox/a/deep")
    try room.makeFolder("inbox/b/deep")
    try await room.start()
    try check(rename(room("inbox/a"), room("inbox/c")))
    try check(rename(room("inbox/b"), room("inbox/a")))
    try check(rename(room("inbox/c"), room("inbox/b")))
    try await settleWatches(room)
    for name in ["a/1.txt", "b/2.txt", "a/deep/3.txt", "b/deep/4.txt"] {
      try room.drop(name)
      #expect(try await room.nextFile().source.shown == name)
    }
  }

  @Test func `a folder that has left the inbox is no longer watched`() async throws {
    let room = try Newsroom()
    try room.makeFolder("inbox/leaving/deep")
    try await room.start()
    try check(rename(room("inbox/leaving"), room("elsewhere")))
    try await settleWatches(room)
    try room.drop("deep/not.txt", in: "elsewhere")
    try room.drop("x.txt")
    #expect(try await room.nextFile().source.shown == "x.txt")
  }

  @Test func `a folder that is removed and made again is watched again`() async throws {
    let room = try Newsroom()
    try await room.start()
    for round in 1...3 {
      try room.drop("paper/\(round).txt")
      let file = try await room.nextFile()
      #expect(file.source.shown == "paper/\(round).txt")
      try room.inbox.file(file, day: Newsroom.day)
      try check(rmdir(room("inbox/paper")))
    }
  }

  @Test func `a folder deeper than the limit is told once and left`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("1/2/3/4/5/6/7/8/in.txt")
    try room.drop("1/2/3/4/5/6/7/8/9/out.txt")
    var names: [String] = []
    for _ in 1...2 {
      switch try await room.nextEvent() {
      case .candidate(let candidate): names.append(candidate.source.shown)
      case .notice(let notice): names.append("\(notice.kind) \(notice.source?.shown ?? "")")
      default: break
      }
    }
    #expect(names.sorted() == ["1/2/3/4/5/6/7/8/in.txt", "folder-too-deep 1/2/3/4/5/6/7/8/9"])
    try room.makeFolder("inbox/1/2/3/4/5/6/7/8/9/10")
    try room.drop("after.txt")
    #expect(try await room.nextFile().source.shown == "after.txt")
    #expect(room.exists("inbox/1/2/3/4/5/6/7/8/9/out.txt"))
  }

  @Test func `a folder put together under a temporary name waits for its rename`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("batch.part/x.txt")
    try room.drop("after.txt")
    #expect(try await room.nextFile().source.shown == "after.txt")
    try check(rename(room("inbox/batch.part"), room("inbox/batch")))
    #expect(try await room.nextFile().source.shown == "batch/x.txt")
  }

  // MARK: The inbox itself

  @Test func `an inbox that goes and comes back is told and taken up again`() async throws {
    let room = try Newsroom()
    try await room.start()
    try check(rename(room("inbox"), room("away")))
    #expect(try await room.nextNotice().kind == "inbox-missing")
    try check(rename(room("away"), room("inbox")))
    #expect(try await room.nextNotice().kind == "inbox-back")
    try room.drop("x.txt")
    #expect(try await room.nextFile().source.shown == "x.txt")
  }

  @Test func `an inbox that is removed and made anew is taken up with what is in it`() async throws
  {
    let room = try Newsroom()
    try await room.start()
    try check(rmdir(room("inbox")))
    #expect(try await room.nextNotice().kind == "inbox-missing")
    try room.drop("sub/x.txt")
    #expect(try await room.nextNotice().kind == "inbox-back")
    #expect(try await room.nextFile().source.shown == "sub/x.txt")
  }

  @Test func `a spool that goes and comes back is taken up again`() async throws {
    let outer = try TemporaryDirectory()
    let room = try Newsroom { $0.spool = outer("spool") }
    try await room.start()
    try check(rename(outer("spool"), outer("away")))
    // Nothing tells of a parent's rename; a drop does not arrive until the spool is looked at.
    try check(rename(outer("away/inbox"), outer("away/moved")))
    #expect(try await room.nextNotice().kind == "inbox-missing")
    try check(rename(outer("away/moved"), outer("away/inbox")))
    try check(rename(outer("away"), outer("spool")))
    #expect(try await room.nextNotice().kind == "inbox-back")
    try write("稿", to: outer("spool/inbox/x.txt"))
    #expect(try await room.nextFile().text() == "稿")
  }

  // MARK: The thread

  @Test func `a heartbeat is answered`() async throws {
    let room = try Newsroom()
    try await room.start()
    room.inbox.requestHeartbeat()
    guard case .heartbeat = try await room.nextEvent() else {
      Issue.record("something else came first")
      return
    }
  }

  @Test func `stopping ends the events after those that are queued`() async throws {
    let room = try Newsroom()
    try await room.start()
    // By renaming, which is told before it returns; a file that a process of another test has a copy of is closed later.
    for name in ["a.txt", "b.txt", "c.txt"] {
      try room.drop(name, in: "elsewhere")
      try check(rename(room("elsewhere/\(name)"), room("inbox/\(name)")))
      if name == "b.txt" { #expect(try await room.nextCandidate().source.shown == "a.txt") }
    }
    room.inbox.requestHeartbeat()
    try await untilHeartbeat(room)
    #expect(await room.stop().isEmpty)
  }

  @Test func `an inbox that was never started stops as well`() async throws {
    let room = try Newsroom()
    #expect(await room.stop().isEmpty)
  }

  /// Waits until the watching thread has read every event that was raised before.
  private func settleWatches(_ room: Newsroom) async throws {
    room.inbox.requestHeartbeat()
    try await untilHeartbeat(room)
  }

  private func untilHeartbeat(_ room: Newsroom) async throws {
    while true {
      if case .heartbeat = try await room.nextEvent() { return }
    }
  }
}
