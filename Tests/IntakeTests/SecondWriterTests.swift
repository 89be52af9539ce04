import Foundation
import Glibc
import Intake
import TestSupport
import Testing

/// A file is filed when the first writer closes it; a second one may go on.
@Suite(.timeLimit(.minutes(1)))
struct SecondWriterTests {
  private let day = Newsroom.day

  /// A filed file is looked after for one settling time, within which the second writer has to write.
  private static func newsroom() throws -> Newsroom {
    try Newsroom { $0.settlingTime = .seconds(2) }
  }

  /// A file that one writer has closed while another still has it open.
  private func arrived(_ room: Newsroom) async throws -> (InboxFile, second: Writer) {
    let second = try Writer(room("inbox/x.txt"))
    try second.write("第一段")
    // Its closing is what makes the file complete.
    _ = try Writer(room("inbox/x.txt"))
    let file = try await room.nextFile()
    #expect(try file.text() == "第一段")
    return (file, second)
  }

  @Test func `what a second writer adds is a new candidate in the same place`() async throws {
    let room = try Self.newsroom()
    try await room.start()
    let (file, second) = try await arrived(room)
    let path = try room.inbox.file(file, day: day)
    try second.write("第二段")
    let rewritten = try await room.nextFile()
    #expect(rewritten.source == file.source)
    #expect(rewritten.rewrites == path)
    #expect(rewritten.identity != file.identity)
    #expect(try rewritten.text() == "第一段第二段")
    #expect(try room.inbox.file(rewritten, day: "2026/11/21") == path)
    #expect(try room.files() == [path.shown])
  }

  @Test func `what it adds between reading and filing is noticed`() async throws {
    let room = try Self.newsroom()
    try await room.start()
    let (file, second) = try await arrived(room)
    try second.write("第二段")
    let path = try room.inbox.file(file, day: day)
    let rewritten = try await room.nextFile()
    #expect(rewritten.rewrites == path)
    #expect(try rewritten.text() == "第一段第二段")
  }

  @Test func `one rewrite can follow another`() async throws {
    let room = try Self.newsroom()
    try await room.start()
    var (file, second) = try await arrived(room)
    let path = try room.inbox.file(file, day: day)
    for text in ["二", "三", "四"] {
      try second.write(text)
      file = try await room.nextFile()
      #expect(file.rewrites == path)
      #expect(try file.text().hasSuffix(text))
      #expect(try room.inbox.file(file, day: day) == path)
    }
  }

  @Test func `a file that was set aside and then written to can be filed`() async throws {
    let room = try Self.newsroom()
    try await room.start()
    let (file, second) = try await arrived(room)
    let aside = try room.inbox.setAside(file, reason: "太短")
    #expect(try room.text("rejected/x.txt.reason") == "太短\n")
    try second.write("第二段")
    let rewritten = try await room.nextFile()
    #expect(rewritten.rewrites == aside)
    #expect(try room.inbox.file(rewritten, day: day).shown == "filed/2026/11/20/x.txt")
    #expect(try room.files() == ["filed/2026/11/20/x.txt"])
  }

  @Test func `a file that was set aside twice has the later reason`() async throws {
    let room = try Self.newsroom()
    try await room.start()
    let (file, second) = try await arrived(room)
    let aside = try room.inbox.setAside(file, reason: "太短")
    try second.write("第二段")
    #expect(try room.inbox.setAside(try await room.nextFile(), reason: "还是太短") == aside)
    #expect(try room.text("rejected/x.txt.reason") == "还是太短\n")
    #expect(try room.files() == ["rejected/x.txt", "rejected/x.txt.reason"])
  }

  @Test func `an empty file that was set aside is filed when it gets its text`() async throws {
    let room = try Self.newsroom()
    try await room.start()
    let writer = try Writer(room("inbox/x.txt"))
    let refusal = try await room.nextRefusal()
    #expect(refusal.reason == .empty)
    try room.inbox.setAside(refusal, reason: refusal.description)
    try writer.write("终于")
    let file = try await room.nextFile()
    #expect(try file.text() == "终于")
    #expect(try room.inbox.file(file, day: day).shown == "filed/2026/11/20/x.txt")
    #expect(try room.files() == ["filed/2026/11/20/x.txt"])
  }

  @Test func `a copy is brought up to date in its place`() async throws {
    let room = try Self.newsroom()
    try await room.start()
    let (file, second) = try await arrived(room)
    try check(unlink(room("inbox/x.txt")))
    let path = try room.inbox.file(file, day: day)
    #expect(try room.text(path.shown) == "第一段")
    try second.write("第二段")
    let rewritten = try await room.nextFile()
    #expect(rewritten.rewrites == path)
    #expect(try room.inbox.file(rewritten, day: day) == path)
    #expect(try room.text(path.shown) == "第一段第二段")
    #expect(try room.files() == [path.shown])
  }

  @Test func `a rewritten file that was taken out of the spool is filed anew`() async throws {
    let room = try Self.newsroom()
    try await room.start()
    let (file, second) = try await arrived(room)
    let path = try room.inbox.file(file, day: day)
    try second.write("第二段")
    try check(unlink(room(path.shown)))
    let rewritten = try await room.nextFile()
    #expect(try room.inbox.file(rewritten, day: day) == path)
    #expect(try room.text(path.shown) == "第一段第二段")
  }

  @Test func `past the limit the oldest is looked at early`() async throws {
    let room = try Newsroom {
      $0.settlingTime = .seconds(600)
      $0.heldDescriptors = 1
    }
    try await room.start()
    let (file, second) = try await arrived(room)
    try second.write("第二段")
    let path = try room.inbox.file(file, day: day)
    try room.drop("y.txt", "别的")
    try room.inbox.file(try await room.nextFile(), day: day)
    #expect(try await room.nextFile().rewrites == path)
  }

  @Test func `what was written until the end is offered before the events end`() async throws {
    let room = try Newsroom { $0.settlingTime = .seconds(600) }
    try await room.start()
    let (file, second) = try await arrived(room)
    let path = try room.inbox.file(file, day: day)
    try second.write("第二段")
    let rest = await room.stop()
    guard rest.count == 1, case .candidate(let candidate) = rest[0],
      case .file(let rewritten) = room.inbox.open(candidate)
    else {
      Issue.record("\(rest)")
      return
    }
    #expect(rewritten.rewrites == path)
    #expect(try rewritten.text() == "第一段第二段")
  }

  @Test func `a writer that paused for longer than the settling time is not cut off`() async throws
  {
    let room = try Newsroom()
    try await room.start()
    let writer = try Writer(room("inbox/slow.txt"))
    try writer.write("上半")
    let file = try await room.nextFile()
    let path = try room.inbox.file(file, day: day)
    let pause = SuspendingClock.now + Newsroom.settlingTime * 3
    try await Task.sleep(until: pause, clock: .suspending)
    try writer.write("下半")
    let rewritten = try await room.nextFile()
    #expect(rewritten.rewrites == path)
    #expect(try rewritten.text() == "上半下半")
  }
}
