import Foundation
import Glibc
import Intake
import TestSupport
import Testing

/// Where files go, that nothing is overwritten there, and nothing lost on the way.
@Suite(.timeLimit(.minutes(1)))
struct FilingTests {
  private let day = Newsroom.day

  private func arrived(_ name: String, _ text: String, _ room: Newsroom) async throws -> InboxFile {
    try room.drop(name, text)
    let file = try await room.nextFile()
    #expect(file.source.shown == name)
    return file
  }

  // MARK: Names

  @Test func `a file is filed under its day and its folder`() async throws {
    let room = try Newsroom()
    try await room.start()
    let file = try await arrived("郑州日报/三月/x.txt", "甲", room)
    let inode = try room.status("inbox/郑州日报/三月/x.txt").st_ino
    let path = try room.inbox.file(file, day: day)
    #expect(path.shown == "filed/2026/11/20/郑州日报/三月/x.txt")
    #expect(try room.status(path.shown).st_ino == inode)
    #expect(try room.files() == [path.shown])
  }

  @Test func `nothing is overwritten`() async throws {
    let room = try Newsroom()
    try await room.start()
    var paths: [String] = []
    for round in 1...9 {
      let file = try await arrived("x.txt", "第\(round)稿", room)
      paths.append(try room.inbox.file(file, day: day).shown)
    }
    let names = ["x.txt"] + (2...9).map { "x~\($0).txt" }
    #expect(paths == names.map { "filed/2026/11/20/" + $0 })
    for (round, path) in paths.enumerated() { #expect(try room.text(path) == "第\(round + 1)稿") }
  }

  @Test func `a name of full length gives way at a whole character`() async throws {
    let room = try Newsroom()
    try await room.start()
    let name = String(repeating: "报", count: 83) + "a.txt"
    #expect(name.utf8.count == 254)
    for expected in [name, String(repeating: "报", count: 83) + "~2.txt"] {
      let file = try await arrived(name, "稿", room)
      // 83 characters are 249 bytes; with ~2.txt that makes 255, so only the a has to go.
      #expect(try room.inbox.file(file, day: day).shown == "filed/2026/11/20/" + expected)
    }
  }

  @Test func `a file or a link in a folder's place is gone around`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("郑州日报", "一个文件", in: "filed/2026/11/20")
    let first = try await arrived("郑州日报/x.txt", "甲", room)
    #expect(try room.inbox.file(first, day: day).shown == "filed/2026/11/20/郑州日报~2/x.txt")
    try room.makeFolder("elsewhere")
    try check(symlink(room("elsewhere"), room("filed/2026/11/20/晚报")))
    let second = try await arrived("晚报/y.txt", "乙", room)
    #expect(try room.inbox.file(second, day: day).shown == "filed/2026/11/20/晚报~2/y.txt")
    #expect(try room.text("filed/2026/11/20/郑州日报") == "一个文件")
    #expect(try FileManager.default.contentsOfDirectory(atPath: room("elsewhere")).isEmpty)
  }

  @Test func `a folder of the inbox that became a link leads nowhere`() async throws {
    let room = try Newsroom()
    try await room.start()
    let file = try await arrived("paper/x.txt", "真", room)
    try check(rename(room("inbox/paper"), room("inbox/moved.part")))
    try room.drop("x.txt", "假", in: "elsewhere")
    try check(symlink(room("elsewhere"), room("inbox/paper")))
    let path = try room.inbox.file(file, day: day)
    #expect(try room.text(path.shown) == "真")
    #expect(try room.text("elsewhere/x.txt") == "假")
    #expect(room.isPassedOver(Candidate(file.source)))
  }

  @Test func `folders are made with what the umask leaves of the permissions they stand in`()
    async throws
  {
    let room = try Newsroom()
    try check(chmod(room("filed"), 0o2770))
    try await room.start()
    let file = try await arrived("paper/x.txt", "甲", room)
    try check(chmod(room("inbox/paper/x.txt"), 0o664))
    try room.inbox.file(file, day: day)
    let mask = umask(0)
    umask(mask)
    for folder in ["filed/2026", "filed/2026/11/20", "filed/2026/11/20/paper"] {
      // The kernel hands on the setgid bit, so that what is filed stays the group's.
      #expect(try room.status(folder).st_mode & 0o7777 == 0o2000 | (0o770 & ~mask))
    }
    #expect(try room.status("filed/2026/11/20/paper/x.txt").st_mode & 0o7777 == 0o664)
  }

  // MARK: What happens meanwhile

  @Test func `a file that is replaced before it is filed is filed as it was read`() async throws {
    let room = try Newsroom()
    try await room.start()
    let first = try await arrived("x.txt", "第一稿", room)
    try room.drop("new", "第二稿", in: "elsewhere")
    try check(rename(room("elsewhere/new"), room("inbox/x.txt")))
    let second = try await room.nextFile()
    #expect(try room.text(try room.inbox.file(first, day: day).shown) == "第一稿")
    #expect(try room.text("inbox/x.txt") == "第二稿")
    #expect(try room.inbox.file(second, day: day).shown == "filed/2026/11/20/x~2.txt")
    #expect(try room.text("filed/2026/11/20/x~2.txt") == "第二稿")
  }

  @Test func `a file that is removed before it is filed is filed all the same`() async throws {
    let room = try Newsroom()
    try await room.start()
    let file = try await arrived("x.txt", "要闻", room)
    try check(unlink(room("inbox/x.txt")))
    #expect(try room.text(try room.inbox.file(file, day: day).shown) == "要闻")
    #expect(try room.files() == ["filed/2026/11/20/x.txt"])
  }

  @Test func `a folder of the spool that was removed is made again`() async throws {
    let room = try Newsroom()
    try await room.start()
    let file = try await arrived("x.txt", "甲", room)
    try check(rmdir(room("filed")))
    #expect(try room.inbox.file(file, day: day).shown == "filed/2026/11/20/x.txt")
  }

  @Test func `a file in hand is not offered a second time by a listing`() async throws {
    let room = try Newsroom()
    try await room.start()
    let file = try await arrived("x.txt", "甲", room)
    #expect(room.isPassedOver(Candidate(file.source)))
    try room.inbox.file(file, day: day)
    #expect(room.isPassedOver(Candidate(file.source)))
  }

  @Test func `a file that is renamed in the inbox while it is in hand is moved from there`()
    async throws
  {
    let room = try Newsroom()
    try room.makeFolder("inbox/paper")
    try await room.start()
    let file = try await arrived("paper/x.txt", "甲", room)
    let inode = try room.status("inbox/paper/x.txt").st_ino
    try check(rename(room("inbox/paper/x.txt"), room("inbox/paper/y.txt")))
    #expect(room.isPassedOver(try await room.nextCandidate()))
    try check(rename(room("inbox/paper"), room("inbox/other")))
    let path = try room.inbox.file(file, day: day)
    #expect(path.shown == "filed/2026/11/20/paper/x.txt")
    #expect(try room.status(path.shown).st_ino == inode)
    #expect(try room.files() == [path.shown])
  }

  @Test func `a file whose folder is renamed again and again is moved and not copied`()
    async throws
  {
    let room = try Newsroom()
    try await room.start()
    var files: [InboxFile] = []
    for number in 1...50 {
      files.append(try await arrived("a/\(number).txt", "\(number)", room))
    }
    let inodes = try files.map { try room.status("inbox/\($0.source.shown)").st_ino }
    let (here, there) = (room("inbox/a"), room("inbox/b"))
    let renaming = Thread {
      while !Thread.current.isCancelled { _ = rename(here, there) + rename(there, here) }
    }
    renaming.start()
    defer { renaming.cancel() }
    for (file, inode) in zip(files, inodes) {
      let path = try room.inbox.file(file, day: day)
      #expect(try room.status(path.shown).st_ino == inode)
    }
  }

  @Test func `a file that is renamed out of the inbox while it is in hand is copied`() async throws
  {
    let room = try Newsroom()
    try room.makeFolder("inbox2")
    try await room.start()
    let file = try await arrived("x.txt", "甲", room)
    try check(rename(room("inbox/x.txt"), room("inbox2/x.txt")))
    let path = try room.inbox.file(file, day: day)
    #expect(try room.text(path.shown) == "甲")
    #expect(try room.files() == [path.shown, "inbox2/x.txt"])
  }

  @Test func `a name met while its file was in hand is offered when nothing came of that`()
    async throws
  {
    let room = try Newsroom()
    try await room.start()
    var file: InboxFile? = try await arrived("x.txt", "甲", room)
    try check(rename(room("inbox/x.txt"), room("inbox/y.txt")))
    #expect(room.isPassedOver(try await room.nextCandidate()))
    withExtendedLifetime(file) {}
    file = nil
    #expect(try await room.nextFile().source.shown == "y.txt")
  }

  @Test func `a file that nobody did anything with can be opened again`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("x.txt", "甲")
    let candidate = try await room.nextCandidate()
    _ = room.inbox.open(candidate)
    guard case .file(let file) = room.inbox.open(candidate) else {
      Issue.record("it is still held")
      return
    }
    #expect(try file.text() == "甲")
  }

  // MARK: Leaving files

  @Test func `a kept file is not offered again until it is written to`() async throws {
    let room = try Newsroom { $0.intake = .leave }
    try room.makeFolder("inbox")
    try await room.start()
    try room.drop("x.txt", "甲")
    let candidate = try await room.nextCandidate()
    guard case .file(let file) = room.inbox.open(candidate) else {
      Issue.record("not opened")
      return
    }
    room.inbox.keep(file)
    #expect(room.isPassedOver(candidate))
    try room.drop("x.txt", "甲乙")
    #expect(try await room.nextFile().text() == "甲乙")
    #expect(try room.files() == ["inbox/x.txt"])
  }

  @Test func `a file that is written to while it is in hand is offered again after it was kept`()
    async throws
  {
    let room = try Newsroom { $0.intake = .leave }
    try room.makeFolder("inbox")
    try await room.start()
    try room.drop("x.txt", "甲")
    let file = try await room.nextFile()
    try room.drop("x.txt", "甲乙")
    #expect(room.isPassedOver(try await room.nextCandidate()))
    room.inbox.keep(file)
    #expect(try await room.nextFile().text() == "甲乙")
  }

  @Test func `leaving files makes nothing in the spool`() async throws {
    let room = try Newsroom { $0.intake = .leave }
    #expect(try await room.start().count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: room.directory.path).isEmpty)
  }

  // MARK: After a crash

  @Test func `a file that was moved is found by what it was`() async throws {
    let room = try Newsroom()
    try await room.start()
    for text in ["甲", "乙乙", "丙丙"] {
      let file = try await arrived("paper/x.txt", text, room)
      #expect(try room.inbox.locate(file.source, file.identity, day: day) == nil)
      let path = try room.inbox.file(file, day: day)
      #expect(try room.inbox.locate(file.source, file.identity, day: day) == path)
      #expect(try room.inbox.locate(file.source, file.identity, day: "2026/11/21") == nil)
    }
  }

  @Test func `a file that was copied is found by its name, size and time`() async throws {
    let room = try Newsroom()
    try await room.start()
    try room.drop("x.txt", "别的", in: "filed/2026/11/20")
    try Writer(room("filed/2026/11/20/x.txt")).setTime(1_000_000_000)
    let file = try await arrived("x.txt", "要闻", room)
    try check(unlink(room("inbox/x.txt")))
    let path = try room.inbox.file(file, day: day)
    #expect(path.shown == "filed/2026/11/20/x~2.txt")
    #expect(try room.inbox.locate(file.source, file.identity, day: day) == path)
  }

  @Test func `what a crash left half written is removed by the next start`() throws {
    let directory = try TemporaryDirectory()
    let room = try Newsroom(in: directory)
    try room.drop(".broadsheet-crashed", in: "filed")
    try room.drop(".broadsheet-crashed", in: "rejected")
    try room.drop(".broadsheet-written", in: "filed")
    // What another process is writing is locked.
    let other = try check(open(room("filed/.broadsheet-written"), O_RDONLY | O_CLOEXEC))
    try check(flock(other, LOCK_EX | LOCK_NB))
    _ = try Newsroom(in: directory)
    #expect(try room.files() == ["filed/.broadsheet-written"])
    // Not by closing it: a process that another test is starting may still have a copy.
    try check(flock(other, LOCK_UN))
    close(other)
    _ = try Newsroom(in: directory)
    #expect(try room.files().isEmpty)
  }

  // MARK: From outside

  @Test func `a file from outside is copied and left`() async throws {
    let room = try Newsroom()
    try room.drop("x.txt", "外稿", in: "elsewhere")
    try check(chmod(room("elsewhere/x.txt"), 0o600))
    guard case .file(let file) = try room.inbox.open(outside: room("elsewhere/x.txt")) else {
      Issue.record("not opened")
      return
    }
    let path = try room.inbox.file(file, day: day)
    #expect(path.shown == "filed/2026/11/20/x.txt")
    #expect(try room.text(path.shown) == "外稿")
    #expect(try room.status(path.shown).st_mode & 0o777 == 0o640)
    #expect(
      try room.status(path.shown).st_mtim.tv_sec == room.status("elsewhere/x.txt").st_mtim.tv_sec)
    #expect(try room.text("elsewhere/x.txt") == "外稿")
  }

  @Test func `a file that is named by its path in the inbox is moved`() async throws {
    let room = try Newsroom()
    try room.drop("paper/x.txt")
    try check(symlink(room("inbox"), room("way")))
    guard case .file(let file) = try room.inbox.open(outside: room("way/paper/x.txt")) else {
      Issue.record("not opened")
      return
    }
    #expect(file.source.shown == "paper/x.txt")
    #expect(try room.inbox.file(file, day: day).shown == "filed/2026/11/20/paper/x.txt")
    #expect(!room.exists("inbox/paper/x.txt"))
  }

  @Test func `what is refused in the inbox is refused from outside`() async throws {
    let room = try Newsroom()
    try room.drop("empty", "", in: "elsewhere")
    try check(symlink("empty", room("elsewhere/link")))
    for (name, reason) in [("empty", Refusal.Reason.empty), ("link", .link)] {
      guard case .refused(let refusal) = try room.inbox.open(outside: room("elsewhere/\(name)"))
      else {
        Issue.record("\(name) not refused")
        continue
      }
      #expect(refusal.reason == reason)
    }
  }

  @Test(arguments: ["nowhere.txt", "nowhere/x.txt", "elsewhere", "inbox/nowhere.txt"])
  func `a path that leads to no file is an error that names it`(name: String) throws {
    let room = try Newsroom()
    try room.makeFolder("elsewhere")
    let error = #expect(throws: InboxError.self) { try room.inbox.open(outside: room(name)) }
    #expect(error?.description.hasPrefix(room(name) + " cannot be opened (") == true)
  }

  // MARK: The spool

  @Test func `the spool is made where it is missing`() throws {
    let outer = try TemporaryDirectory()
    let room = try Newsroom(in: outer) { $0.spool = outer("a/b/spool") }
    for name in ["inbox", "filed", "rejected"] { #expect(room.exists("a/b/spool/\(name)")) }
  }

  @Test(arguments: ["inbox", "filed", "rejected"])
  func `a file or a link in place of a folder of the spool is refused`(name: String) throws {
    let directory = try TemporaryDirectory()
    try check(symlink("/tmp", directory(name)))
    let error = #expect(throws: InboxError.self) { try Newsroom(in: directory) }
    #expect(error?.description.hasPrefix(directory(name) + " is no folder") == true)
  }

  @Test func `what is in the spool is counted and listed`() async throws {
    let room = try Newsroom()
    try await room.start()
    let filed = try await arrived("a/x.txt", "甲", room)
    try room.inbox.file(filed, day: day)
    let rejected = try await arrived("y.txt", "乙", room)
    try room.inbox.setAside(rejected, reason: "不是文字")
    for name in ["w.txt", "paper/w.txt", "w.txt.part", ".hidden", "later.tmp/w.txt"] {
      try room.drop(name)
    }
    #expect(try room.inbox.counts() == Inbox.Counts(filed: 1, rejected: 1, waiting: 2))
    var waiting: [String] = []
    try room.inbox.listWaiting { source, identity in
      waiting.append("\(source) \(identity.size)")
    }
    #expect(waiting.sorted() == ["paper/w.txt 9", "w.txt 9"])
    try room.inbox.synchronize()
  }
}
